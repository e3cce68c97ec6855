/** Time limit of a law in milliseconds: 0.6 s for each run, ten times what one takes on a machine that is not busy. */
export function lawTimeout({ numRuns }: { readonly numRuns: number }): number {
  return Math.max(120_000, numRuns * 600);
}

/**
 * How often a property is tried: `usual` times in `npm test`, and `LAW_RUNS` times in `npm run test:long`.
 * @param weight - How many times longer one run takes than a plan does. Default 1.
 */
export function lawRuns(usual: number, weight = 1): { readonly numRuns: number } {
  const asked = Number(process.env['LAW_RUNS'] ?? 0);
  return { numRuns: Math.max(usual, Math.ceil(asked / weight)) };
}
