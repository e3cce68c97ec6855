/** Returns the paths of a key, of which one may be written without a list. */
export function pathsOf(key: string | readonly string[]): string[] {
  return typeof key === 'string' ? [key] : [...key];
}
