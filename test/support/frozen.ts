/** Paths of the objects in a value that can still be changed. */
export function unfrozenIn(value: unknown, path = '$'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.isFrozen(value) ? [] : [path];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => unfrozenIn(part, `${path}.${key}`))];
}

/** Paths of the objects in a value that cannot be changed any more. */
export function frozenIn(value: unknown, path = '$'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.isFrozen(value) ? [path] : [];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => frozenIn(part, `${path}.${key}`))];
}
