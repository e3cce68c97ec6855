import { ownValue } from '../plan/json.js';
import { exactly, type MeteredRange, type PlannedMeter, type UseMeter } from '../plan/meter.js';
import type { PlannedResource } from '../plan/resource-plan.js';
import type { MeterCost } from './cost-estimate.js';
import type { Price, PriceList } from './find-price.js';
import { type CostRange, sum } from './range.js';

/** Measured use of the components, by component id and measure. */
export type Measures = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A meter with its price, and what of it follows from which component. */
export interface PricedMeter {
  readonly cost: MeterCost;
  readonly found: Price;
  readonly byComponent: Readonly<Record<string, CostRange>>;
}

/** Prices one meter of a resource, or says why it cannot. */
export function priceMeter(
  meter: PlannedMeter,
  resource: Pick<PlannedResource, 'sharedBy'>,
  measures: Measures,
  prices: PriceList,
): PricedMeter | string {
  const found = prices.find(meter.meter);
  if (typeof found === 'string') return found;
  if ('units' in meter) {
    const quantity = times(meter.units, found.unit.perMonth);
    return { cost: costOf(meter, 'fixed', quantity, found), found, byComponent: {} };
  }
  const { sharedBy } = resource;
  const silent = sharedBy.find((id) => ownValue(ownValue(measures, id), meter.measure) === undefined);
  if (silent !== undefined)
    return `the usage of '${silent}' does not say '${meter.measure}'; add it to \`other\``;
  const quantities = sharedBy.map((id) => [id, billed(meter, ownValue(measures, id) ?? {})] as const);
  const quantity = sum(quantities.map(([, each]) => each));
  const cost = costOf(meter, 'use', quantity, found);
  const byComponent = Object.fromEntries(
    quantities.map(([id, each]) => [
      id,
      // Tiers are those of all components together, so each has its part of them.
      {
        low: part(cost.cost.low, each.low, quantity.low),
        high: part(cost.cost.high, each.high, quantity.high),
      },
    ]),
  );
  return { cost, found, byComponent };
}

function billed(
  { measure, each = exactly(1), leastPerRequest = 0 }: UseMeter,
  counted: Readonly<Record<string, number>>,
): MeteredRange {
  const { [measure]: count = 0, requests = 0 } = counted;
  return { low: count * each.low, high: Math.max(count * each.high, requests * leastPerRequest) };
}

function costOf(
  { meter, what }: PlannedMeter,
  kind: MeterCost['kind'],
  quantity: MeteredRange,
  found: Price,
): MeterCost {
  const { tiers, unit, grade = 'A', source, date } = found.entry;
  const price = (tiers.find((tier) => tier.price > 0) ?? { price: 0 }).price;
  return { meter, what, kind, quantity, price, unit, cost: found.range(quantity), grade, source, date };
}

function times({ low, high }: MeteredRange, factor: number): MeteredRange {
  return { low: low * factor, high: high * factor };
}

function part(whole: number, own: number, all: number): number {
  return all === 0 ? 0 : (whole * own) / all;
}
