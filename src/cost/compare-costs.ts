import { InvalidConfigError } from '../errors.js';
import { compareText } from '../plan/json.js';
import type { CostEstimate } from './cost-estimate.js';
import { type CostRange, growth, NOTHING, sum } from './range.js';

/** Difference between two estimates of the cost of a backend. */
export interface CostComparison {
  readonly currency: string;
  /** Resources whose cost changes, by key. */
  readonly resources: readonly CostChange[];
  /** Components whose own use costs more or less, by id. */
  readonly components: readonly CostChange[];
  readonly total: CostChange;
  /** False: in one of the two, something has no price. */
  readonly complete: boolean;
}

/** The cost of one thing before and after. */
export interface CostChange {
  /** Key of a resource, id of a component, or `total`. */
  readonly of: string;
  readonly before: CostRange;
  readonly after: CostRange;
  /** Below zero where it becomes cheaper. */
  readonly change: CostRange;
}

/**
 * Compares two estimates, such as those of the plan that is deployed and of the next one.
 * @param before - Null for a first deployment.
 * @throws InvalidConfigError when they are in two currencies.
 */
export function compareCosts(before: CostEstimate | null, after: CostEstimate): CostComparison {
  if (before !== null && before.currency !== after.currency)
    throw new InvalidConfigError('compareCosts', [
      {
        path: 'after.currency',
        value: after.currency,
        rule: `both estimates are in one currency, and the first is in ${before.currency}`,
        resolution: 'estimate both with the same prices',
      },
    ]);
  return {
    currency: after.currency,
    resources: changes(resourceCosts(before), resourceCosts(after)),
    components: changes(componentCosts(before), componentCosts(after)),
    total: changeOf('total', before?.total.all ?? NOTHING, after.total.all),
    complete: before?.total.complete !== false && after.total.complete,
  };
}

function resourceCosts(estimate: CostEstimate | null): Map<string, CostRange> {
  return new Map((estimate?.resources ?? []).map(({ key, fixed, use }) => [key, sum([fixed, use])]));
}

function componentCosts(estimate: CostEstimate | null): Map<string, CostRange> {
  return new Map((estimate?.components ?? []).map(({ id, use }) => [id, use]));
}

function changes(before: Map<string, CostRange>, after: Map<string, CostRange>): CostChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort(compareText)
    .map((key) => changeOf(key, before.get(key) ?? NOTHING, after.get(key) ?? NOTHING))
    .filter(({ change }) => change.low !== 0 || change.high !== 0);
}

function changeOf(of: string, before: CostRange, after: CostRange): CostChange {
  return { of, before, after, change: growth(before, after) };
}
