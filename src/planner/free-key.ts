/**
 * The key of a resource that the library makes. A provider of one's own may make one of the same type, which comes first:
 * function apps go on needing the built-in storage account for their own files, and it becomes `storage:built-in`.
 */
export function freeKey(type: string, name: string, taken: ReadonlySet<string>): string {
  const names = [name, 'built-in'];
  for (let count = 2; names.every((each) => taken.has(`${type}:${each}`)); count += 1)
    names.push(`built-in-${count}`);
  return `${type}:${names.find((each) => !taken.has(`${type}:${each}`)) ?? name}`;
}
