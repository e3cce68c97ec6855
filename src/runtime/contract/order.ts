/** Returns the name of a field of a sort, without its direction. */
export function sortedField(field: string): string {
  return field.replace(/^-/, '');
}

/** Returns a field of a sort in the other direction. */
export function reversed(field: string): string {
  return field.startsWith('-') ? sortedField(field) : `-${field}`;
}

/**
 * Returns the fields that a list with a sort is ordered by: those of the sort, then id and partition key, so that no two items
 * have the same place. They have the direction of the first field, so one index serves a sort and its reverse.
 */
export function orderFields(sort: readonly string[], partitionKey: string): string[] {
  const names = sort.map(sortedField);
  const added = [...new Set(['id', partitionKey])].filter((name) => !names.includes(name));
  return [...sort, ...added.map((name) => (sort[0]?.startsWith('-') === true ? `-${name}` : name))];
}
