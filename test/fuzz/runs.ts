/**
 * Returns the runs of a property: `usual` that are always the same in `npm test`, at least as many as `LAW_RUNS` says and others each
 * time elsewhere.
 */
export function runs(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const asked = process.env['LAW_RUNS'];
  // Another seed each time: a long run looks for what the usual one did not meet.
  return asked === undefined ? { numRuns: usual, seed: 14 } : { numRuns: Math.max(usual, Number(asked)) };
}
