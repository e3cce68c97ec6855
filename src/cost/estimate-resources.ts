import { compareText, ownValue } from '../plan/json.js';
import type { PlannedResource } from '../plan/resource-plan.js';
import type { GrantedCost, ResourceCost, TotalCost, UnknownCost } from './cost-estimate.js';
import { type Measures, type PricedMeter, priceMeter } from './estimate-meter.js';
import type { PriceList } from './find-price.js';
import { PRICE_GRADES } from './price-book.js';
import { type CostRange, sum } from './range.js';

/** The part of a planned resource that has a price. */
export type BilledResource = Pick<PlannedResource, 'key' | 'type' | 'sharedBy' | 'meters'>;

/** The cost of resources that one subscription pays for. */
export interface ResourceCosts {
  readonly resources: readonly ResourceCost[];
  /** Returns the cost of the use of a component, before grants. */
  useOf(component: string): CostRange;
  readonly grants: readonly GrantedCost[];
  readonly unknown: readonly UnknownCost[];
  readonly total: TotalCost;
}

/** Prices resources. Grants are taken off once, however many resources there are. */
export function estimateResources(
  resources: readonly BilledResource[],
  measures: Measures,
  prices: PriceList,
): ResourceCosts {
  const unknown: UnknownCost[] = [];
  const priced: PricedMeter[] = [];
  const costs = resources.map((resource): ResourceCost => {
    const own: PricedMeter[] = [];
    for (const meter of resource.meters ?? []) {
      const result = priceMeter(meter, resource, measures, prices);
      if (typeof result === 'string')
        unknown.push({ resource: resource.key, meter: meter.meter, what: meter.what, reason: result });
      else own.push(result);
    }
    if (resource.meters === undefined) {
      const reason = `the resource type '${resource.type}' does not say what it is billed for`;
      unknown.push({ resource: resource.key, what: 'all of it', reason });
    }
    priced.push(...own);
    const { key, sharedBy } = resource;
    const ofKind = (kind: 'fixed' | 'use') =>
      sum(own.filter(({ cost }) => cost.kind === kind).map(({ cost }) => cost.cost));
    return { key, sharedBy, meters: own.map(({ cost }) => cost), fixed: ofKind('fixed'), use: ofKind('use') };
  });
  const grants = grantsOn(priced);
  return {
    resources: costs,
    useOf: (component) => sum(priced.flatMap(({ byComponent }) => ownValue(byComponent, component) ?? [])),
    grants,
    unknown,
    total: totalOf(priced, grants, unknown.length === 0),
  };
}

function grantsOn(priced: readonly PricedMeter[]): GrantedCost[] {
  return [...byMeter(priced)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([meter, [first, ...others]]) => {
      const { grant = 0 } = first.found.entry;
      if (grant === 0) return [];
      const quantity = [first, ...others].reduce((total, { cost }) => total + cost.quantity.low, 0);
      return [{ meter, quantity: grant, amount: first.found.granted(quantity) }];
    });
}

type Some<T> = readonly [T, ...T[]];

function byMeter(priced: readonly PricedMeter[]): Map<string, Some<PricedMeter>> {
  const groups = new Map<string, Some<PricedMeter>>();
  for (const each of priced) {
    const { meter } = each.cost;
    const others = groups.get(meter);
    groups.set(meter, others === undefined ? [each] : [...others, each]);
  }
  return groups;
}

function totalOf(
  priced: readonly PricedMeter[],
  grants: readonly GrantedCost[],
  complete: boolean,
): TotalCost {
  const granted = new Map(grants.map(({ meter, amount }) => [meter, amount]));
  const ofKind = (kind: 'fixed' | 'use') => {
    const own = priced.filter(({ cost }) => cost.kind === kind);
    const free = [...new Set(own.map(({ cost }) => cost.meter))].reduce(
      (total, meter) => total + (granted.get(meter) ?? 0),
      0,
    );
    const { low, high } = sum(own.map(({ cost }) => cost.cost));
    return { low: Math.max(0, low - free), high };
  };
  const fixed = ofKind('fixed');
  const use = ofKind('use');
  const grades = priced.map(({ cost }) => cost.grade);
  const grade = PRICE_GRADES.findLast((each) => grades.includes(each)) ?? null;
  return { fixed, use, all: sum([fixed, use]), complete, grade };
}
