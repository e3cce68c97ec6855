import { ownValue } from '../plan/json.js';

/** Hours of a month in Azure's own estimates. */
const MONTH_HOURS = 730;

const SIZES: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

/** The month, in the spans of time that prices are for. */
const SPANS: Readonly<Record<string, number>> = { hour: MONTH_HOURS, day: MONTH_HOURS / 24, month: 1 };

/** Billed unit of a price. */
export interface Unit {
  /** Single units: 10,000 for `10K`. */
  readonly count: number;
  /** Times that it is billed in a month for a resource that always exists: 730 for `1 Hour`. */
  readonly perMonth: number;
}

/**
 * Reads a unit as Azure writes it; undefined for any other text.
 * @example parseUnit('10K') // { count: 10000, perMonth: 1 }
 * @example parseUnit('1 Hour') // { count: 1, perMonth: 730 }
 */
export function parseUnit(text: string): Unit | undefined {
  const [, number, size, rest = ''] = /^(\d+)([KMB])?(?:$|[ /](.+)$)/.exec(text) ?? [];
  if (number === undefined || Number(number) === 0) return undefined;
  const span = /(?:^|[/ ])(hour|day|month)$/i.exec(rest)?.[1]?.toLowerCase() ?? 'month';
  return {
    count: Number(number) * (size === undefined ? 1 : (ownValue(SIZES, size) ?? 1)),
    perMonth: ownValue(SPANS, span) ?? 1,
  };
}
