import type { MeteredRange } from '../plan/meter.js';

/** An amount of money in a month, from the least to the most. */
export type CostRange = MeteredRange;

/** A cost of zero. */
export const NOTHING: CostRange = Object.freeze({ low: 0, high: 0 });

/** Returns the sum of ranges. */
export function sum(ranges: readonly CostRange[]): CostRange {
  return ranges.reduce((a, b) => ({ low: a.low + b.low, high: a.high + b.high }), NOTHING);
}

/**
 * Returns by how much an amount grows, at the least and at the most. Computed in millionths, so that equal amounts that were
 * added in another order differ by nothing.
 */
export function growth(before: CostRange, after: CostRange): CostRange {
  const low = millionths(after.low - before.low);
  const high = millionths(after.high - before.high);
  return { low: Math.min(low, high), high: Math.max(low, high) };
}

function millionths(number: number): number {
  // Adding 0 makes 0 of -0.
  return Math.round(number * 1e6) / 1e6 + 0;
}
