/** Returns a function that makes a value when it is called for the first time: most programs never read a file. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
