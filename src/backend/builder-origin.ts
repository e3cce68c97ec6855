/** Parent pointer of a builder. Holds no state, so that long chains cost little. */
export interface BuilderOrigin {
  readonly from: BuilderOrigin | undefined;
}

/** Returns true if a builder was made from another, or is that one. */
export function isDerivedFrom(later: BuilderOrigin, earlier: BuilderOrigin): boolean {
  let line: BuilderOrigin | undefined = later;
  while (line !== undefined && line !== earlier) line = line.from;
  return line !== undefined;
}
