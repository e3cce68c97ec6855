/**
 * How often a property is tried: `usual` times in `npm test`, and `LAW_RUNS` times in `npm run test:long`.
 * @param weight - How many times longer one run takes than a plan does. Default 1.
 */
export function lawRuns(usual: number, weight = 1): { readonly numRuns: number } {
  const asked = Number(process.env['LAW_RUNS'] ?? 0);
  return { numRuns: Math.max(usual, Math.ceil(asked / weight)) };
}
