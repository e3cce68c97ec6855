import { InvalidConfigError } from '../errors.js';
import { deepFreeze } from '../plan/deep-freeze.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { parsePlanValue } from '../plan/serialize.js';
import type { ComponentCost, CostEstimate } from './cost-estimate.js';
import { defaultPrices } from './default-prices.js';
import type { Measures } from './estimate-meter.js';
import { estimateResources, type ResourceCosts } from './estimate-resources.js';
import { PriceList } from './find-price.js';
import type { PriceBook } from './price-book.js';
import { type ComponentUsage, measuresOf, type UsageProfile, usageOf } from './usage.js';

/** Options of an estimate. */
export interface CostOptions {
  /** Prices, or several books of which the first that has a price counts. @default `defaultPrices` */
  readonly prices?: PriceBook | readonly PriceBook[];
  /** Use of the components. @default `DEFAULT_USAGE` for each */
  readonly usage?: UsageProfile;
  /** Currency of the prices. @default 'USD' */
  readonly currency?: string;
  /** Azure region of the prices. @default that of the plan */
  readonly region?: string;
}

/**
 * Estimates what a backend costs in a month. Pure: it reads the plan, which may be a parsed one, and the prices. What has no
 * price is in `unknown`, and the total says so.
 * @throws InvalidPlanError when `given` is not a plan.
 * @throws InvalidConfigError when the usage is wrong, or a book has prices of another currency.
 * @example
 * const { total, unknown } = estimateCost(backend.plan(), { usage: { every: { requests: 3_000_000 } } });
 */
export function estimateCost(given: ResourcePlan, options: CostOptions = {}): CostEstimate {
  const plan = parsePlanValue(given);
  const ids = plan.components.map(({ id }) => id);
  const usage = usageOf(ids, options.usage);
  const prices = priceListOf(plan, options);
  const costs = estimateResources(plan.resources, measuresBy(usage), prices);
  const { resources, grants, unknown, total } = costs;
  const { currency = 'USD' } = options;
  const components = ids.map((id) => componentCost(id, costs));
  return deepFreeze({
    currency,
    region: prices.region,
    usage,
    resources,
    components,
    grants,
    unknown,
    total,
  });
}

function componentCost(id: string, costs: ResourceCosts): ComponentCost {
  const shares = costs.resources
    .filter(({ sharedBy, fixed }) => sharedBy.includes(id) && fixed.high > 0)
    .map(({ key, fixed, sharedBy }) => ({
      resource: key,
      fixed,
      with: sharedBy.filter((other) => other !== id),
    }));
  return { id, use: costs.useOf(id), shares };
}

/** Returns what meters count, by component id. */
export function measuresBy(usage: Readonly<Record<string, ComponentUsage>>): Measures {
  return Object.fromEntries(Object.entries(usage).map(([id, used]) => [id, measuresOf(used)]));
}

/** Returns the prices of the plan's region. */
export function priceListOf(
  { backend }: Pick<ResourcePlan, 'backend'>,
  { prices = defaultPrices, currency = 'USD', region }: CostOptions,
): PriceList {
  const books = 'prices' in prices ? [prices] : prices;
  const other = books.find((book) => book.currency !== currency);
  if (other !== undefined)
    throw new InvalidConfigError('estimateCost', [
      {
        path: 'prices',
        value: `a book in ${other.currency}`,
        rule: `prices are in ${currency}`,
        resolution: `set currency: '${other.currency}', or use a book in ${currency}`,
      },
    ]);
  return new PriceList(books, region ?? backend.location);
}
