import { defineBackend } from '@atakora/component/backend';
import { defineResourceType, record, terraformBlock } from '@atakora/component/extend';
import { estimateCost } from '@atakora/component/cost';
import { parsePlan, type PlannedMeter, serializePlan } from '@atakora/component/plan';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { custom, requirement } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';

/** The plan of a backend with a type of a user's own, billed as given. */
function planWith(meters?: readonly unknown[]) {
  const type = defineResourceType({
    type: 'search',
    schema: v.strictObject({}),
    merge: record({}),
    ...(meters !== undefined && { meters: () => meters as readonly PlannedMeter[] }),
    layOut: ({ name, variant }, context) => ({
      blocks: [terraformBlock('azurerm_search_service', context.id('search', variant), { name })],
    }),
  });
  return defineBackend({ ...SHOP, resourceTypes: [type] })
    .addComponent(custom('Shop', [requirement('search')]))
    .plan();
}

const unit = { meter: 'search/unit', what: 'units', units: { low: 2, high: 2 } };
const queries = { meter: 'search/queries', what: 'queries', measure: 'searches' };
const priced = { regions: ['*'], tiers: [{ from: 0, price: 3 }], source: 'contract', date: '2026-11-01' };
const prices = {
  currency: 'USD',
  prices: [
    { ...priced, meter: 'search/unit', meterName: 'Unit', unit: '1/Month' },
    { ...priced, meter: 'search/queries', meterName: 'Queries', unit: '1K' },
  ],
};

describe('a resource type of a user', () => {
  it('is estimated from its meters, in a parsed plan as well', () => {
    const plan = parsePlan(serializePlan(planWith([unit, queries])));
    const usage = { every: { other: { searches: 2000 } } };
    expect(estimateCost(plan, { prices, usage }).total).toMatchObject({
      fixed: { low: 6, high: 6 },
      use: { low: 6, high: 6 },
      complete: true,
    });
  });

  it('is unknown where the usage says nothing of its measure', () => {
    const { unknown } = estimateCost(planWith([unit, queries]), { prices });
    expect(unknown).toEqual([
      expect.objectContaining({
        meter: 'search/queries',
        reason: expect.stringContaining("'searches'") as string,
      }),
    ]);
  });

  it('is unknown without meters, and free of charge with none', () => {
    expect(estimateCost(planWith()).unknown).toMatchObject([
      { resource: 'search:shared', what: 'all of it' },
    ]);
    expect(estimateCost(planWith([])).total).toMatchObject({ complete: true, all: { low: 0, high: 0 } });
  });

  it.each([
    ['a name without a type', [{ ...unit, meter: 'unit' }]],
    ['less than nothing', [{ ...unit, units: { low: -1, high: 0 } }]],
    ['a range that falls', [{ ...unit, units: { low: 2, high: 1 } }]],
    ['no number', [{ ...unit, units: { low: Number.NaN, high: 1 } }]],
    ['something else', ['unit']],
  ])('is refused with meters that say %s', (_what, meters) => {
    const plan = planWith(meters);
    expect(plan.errors).toMatchObject([{ code: 'PROVIDER_REJECTED', resource: 'search:shared' }]);
    expect(plan.resources[0]?.meters).toBeUndefined();
  });
});
