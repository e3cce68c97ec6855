/** Where a builder comes from. It holds nothing that was declared, so that long chains cost little. */
export interface Lineage {
  readonly from: Lineage | undefined;
}

/** Whether a builder was made from another, or is that one. */
export function comesFrom(later: Lineage, earlier: Lineage): boolean {
  let line: Lineage | undefined = later;
  while (line !== undefined && line !== earlier) line = line.from;
  return line !== undefined;
}
