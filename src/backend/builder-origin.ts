/** Where a builder comes from. It holds nothing that was declared, so that long chains cost little. */
export interface BuilderOrigin {
  readonly from: BuilderOrigin | undefined;
}

/** Whether a builder was made from another, or is that one. */
export function isDerivedFrom(later: BuilderOrigin, earlier: BuilderOrigin): boolean {
  let line: BuilderOrigin | undefined = later;
  while (line !== undefined && line !== earlier) line = line.from;
  return line !== undefined;
}
