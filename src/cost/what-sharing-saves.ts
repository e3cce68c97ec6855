import { deepFreeze } from '../plan/deep-freeze.js';
import { ownValue } from '../plan/json.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { parsePlanValue } from '../plan/serialize.js';
import type { TotalCost, UnknownCost } from './cost-estimate.js';
import { type CostOptions, measuresBy, priceListOf } from './estimate-cost.js';
import { type BilledResource, estimateResources } from './estimate-resources.js';
import { type CostRange, growth } from './range.js';
import { usageOf } from './usage.js';

/** Cost of the same components shared and each alone, with the same prices and the same use. */
export interface SharingSavings {
  readonly currency: string;
  readonly shared: TotalCost;
  readonly alone: TotalCost;
  /** Amount that sharing saves. Below zero where sharing costs more. */
  readonly saved: {
    /** Of the cost without any use: the saving of a backend without calls. */
    readonly fixed: CostRange;
    readonly all: CostRange;
  };
  /** Whole percent of their cost alone; 0 where that is zero. */
  readonly savedPercent: number;
  /** Billed meters without a known price, which the sums do not contain. */
  readonly unknown: readonly UnknownCost[];
}

/**
 * Compares a plan with its components planned each alone. Grants count once in both: a subscription does not have more of
 * them because it has more apps.
 * @param alone - Result of `backend.plansAlone()`.
 * @throws InvalidPlanError when something is not a plan.
 * @example
 * const { saved } = whatSharingSaves(backend.plan(), backend.plansAlone());
 */
export function whatSharingSaves(
  given: ResourcePlan,
  alone: Readonly<Record<string, ResourcePlan>>,
  options: CostOptions = {},
): SharingSavings {
  const plan = parsePlanValue(given);
  const ids = plan.components.map(({ id }) => id);
  const measures = measuresBy(usageOf(ids, options.usage));
  const prices = priceListOf(plan, options);
  const apart = ids.flatMap((id) => {
    const own = ownValue(alone, id);
    return own === undefined ? [] : resourcesOf(id, parsePlanValue(own));
  });
  const shared = estimateResources(plan.resources, measures, prices);
  const separate = estimateResources(apart, measures, prices);
  const all = growth(shared.total.all, separate.total.all);
  return deepFreeze({
    currency: options.currency ?? 'USD',
    shared: shared.total,
    alone: separate.total,
    saved: { fixed: growth(shared.total.fixed, separate.total.fixed), all },
    savedPercent: percent(all.low, separate.total.all.low, all.high, separate.total.all.high),
    unknown: [...shared.unknown, ...separate.unknown],
  });
}

/**
 * Returns the resources of a plan of one component. The component's id makes their keys unique, which are the
 * same in several plans.
 */
function resourcesOf(component: string, { resources }: ResourcePlan): BilledResource[] {
  return resources.map(({ key, ...resource }) => ({ ...resource, key: `${component}: ${key}` }));
}

/** Returns the lower of the two shares, so that the saving is not overstated. */
function percent(...[low, ofLow, high, ofHigh]: [number, number, number, number]): number {
  const shares = [ofLow === 0 ? 0 : low / ofLow, ofHigh === 0 ? 0 : high / ofHigh];
  return Math.round(Math.min(...shares) * 100);
}
