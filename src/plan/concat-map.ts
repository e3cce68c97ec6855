/**
 * Returns the lists that a function makes of items, one after the other. It is what `flatMap` does, which V8 runs item by item
 * outside of compiled code: where it ran for each component, it took a tenth of planning.
 */
export function concatMap<T, R>(items: Iterable<T>, listOf: (item: T) => Iterable<R>): R[] {
  const all: R[] = [];
  for (const item of items) for (const each of listOf(item)) all.push(each);
  return all;
}
