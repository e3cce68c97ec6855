import * as v from 'valibot';

/**
 * One thing that Azure bills a resource for, without its price. Prices change without the plan, so the plan names what
 * is counted and how much of it there is.
 */
export type PlannedMeter = FixedMeter | UseMeter;

/** Meter of a resource that is billed while it exists, used or not. */
export interface FixedMeter {
  /** Name in the price book: `cosmos/throughput`. */
  readonly meter: string;
  /** Subject of the bill, as a noun: `throughput of user-db/user`. */
  readonly what: string;
  /** Billed units at every moment: 4 for 400 RU/s, which are sold by the hundred. */
  readonly units: MeteredRange;
}

/** Meter of a resource that is billed by use. */
export interface UseMeter {
  /** Name in the price book: `cosmos/serverless`. */
  readonly meter: string;
  /** Subject of the bill, as a noun: `request units`. */
  readonly what: string;
  /** Measure of the use of its components: `requests`, `requestUnits`, or a word of the user. */
  readonly measure: string;
  /** Billed units for one unit of the measure. @default 1 */
  readonly each?: MeteredRange;
  /** Billed units for one request at the least, where Azure rounds up and requests do not overlap. @default 0 */
  readonly leastPerRequest?: number;
}

/** From the least to the most. */
export interface MeteredRange {
  readonly low: number;
  readonly high: number;
}

/** Returns the range of a number that is known. */
export function exactly(number: number): MeteredRange {
  return { low: number, high: number };
}

const name = v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const range = v.pipe(
  v.strictObject({ low: amount, high: amount }),
  v.check(({ low, high }) => low <= high, 'low is at most high'),
);
const described = { meter: name, what: v.string() };

/** The meters of a resource, as a plan holds them. */
export const plannedMetersSchema = v.array(
  v.union([
    v.strictObject({ ...described, units: range }),
    v.strictObject({
      ...described,
      measure: v.pipe(v.string(), v.minLength(1)),
      each: v.exactOptional(range),
      leastPerRequest: v.exactOptional(amount),
    }),
  ]),
) satisfies v.GenericSchema<unknown, readonly PlannedMeter[]>;
