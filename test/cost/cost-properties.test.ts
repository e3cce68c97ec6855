import { DEFAULT_USAGE, defaultPrices, estimateCost } from '@atakora/component/cost';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { measuresBy } from '../../src/cost/estimate-cost.js';
import { estimateResources } from '../../src/cost/estimate-resources.js';
import { PriceList } from '../../src/cost/find-price.js';
import { crud, crudOn } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

const plans = [
  planOf([crud(), crud('OrderApi')], { ...SHOP, networking: 'isolated', monitoring: { retentionDays: 365 } }),
  planOf([crud('UserApi', { throughput: 400 }), crudOn('Y1', 'OrderApi')]),
  planOf([crudOn('EP1')], { ...SHOP, autoScale: { maxThroughput: 4000 } }),
];
const plan = fc.constantFrom(...plans);

const { other: _none, ...numbers } = DEFAULT_USAGE;
const usage = fc.record(
  Object.fromEntries(
    Object.keys(numbers).map((name) => [name, fc.double({ min: 0, max: 1e8, noNaN: true })]),
  ),
);

/** As much as sums in another order may differ. */
const tolerance = (number: number) => Math.abs(number) * 1e-9 + 1e-9;

describe('an estimate', () => {
  it('never falls when more is used', () => {
    fc.assert(
      fc.property(plan, usage, usage, (any, some, more) => {
        const both = Object.fromEntries(
          Object.entries(some).map(([name, amount]) => [name, amount + (more[name] ?? 0)]),
        );
        const before = estimateCost(any, { usage: { every: some } }).total.all;
        const after = estimateCost(any, { usage: { every: both } }).total.all;
        expect(after.low).toBeGreaterThanOrEqual(before.low - tolerance(before.low));
        expect(after.high).toBeGreaterThanOrEqual(before.high - tolerance(before.high));
      }),
    );
  });

  it('has a low end that is at most its high end', () => {
    fc.assert(
      fc.property(plan, usage, (any, every) => {
        const { total, resources } = estimateCost(any, { usage: { every } });
        for (const { low, high } of [total.fixed, total.use, ...resources.map(({ use }) => use)]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(high + tolerance(high));
        }
      }),
    );
  });

  it('is the sum of its resources, but for grants', () => {
    fc.assert(
      fc.property(plan, usage, fc.nat(20), (any, every, at) => {
        const estimate = estimateCost(any, { usage: { every } });
        const measures = measuresBy(estimate.usage);
        const prices = new PriceList([defaultPrices], 'eastus');
        const cut = at % (any.resources.length + 1);
        const parts = [any.resources.slice(0, cut), any.resources.slice(cut)].map((resources) =>
          estimateResources(resources, measures, prices),
        );
        const high = parts.reduce((total, part) => total + part.total.all.high, 0);
        expect(Math.abs(high - estimate.total.all.high)).toBeLessThanOrEqual(tolerance(high));
        const granted = estimate.grants.reduce((total, { amount }) => total + amount, 0);
        const low = estimate.resources.reduce((total, { fixed, use }) => total + fixed.low + use.low, 0);
        expect(Math.abs(low - granted - estimate.total.all.low)).toBeLessThanOrEqual(tolerance(low));
      }),
    );
  });

  it('never becomes lower in silence where a price is not known', () => {
    const names = [...new Set(defaultPrices.prices.map(({ meter }) => meter))];
    fc.assert(
      fc.property(plan, usage, fc.subarray(names), (any, every, lacking) => {
        const prices = {
          ...defaultPrices,
          prices: defaultPrices.prices.filter(({ meter }) => !lacking.includes(meter)),
        };
        const whole = estimateCost(any, { usage: { every } });
        const part = estimateCost(any, { usage: { every }, prices });
        const billed = any.resources.flatMap(({ key, meters = [] }) =>
          meters.flatMap(({ meter }) => (lacking.includes(meter) ? [`${key} ${meter}`] : [])),
        );
        const added = part.unknown.length - whole.unknown.length;
        expect(added).toBe(billed.length);
        expect(part.total.complete).toBe(billed.length === 0 && whole.total.complete);
        expect(part.total.all.high).toBeLessThanOrEqual(
          whole.total.all.high + tolerance(whole.total.all.high),
        );
      }),
    );
  });
});
