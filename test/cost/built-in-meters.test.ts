import { defaultPrices, estimateCost } from '@atakora/component/cost';
import { describe, expect, it } from 'vitest';

import { AZURE_METERS } from '../../src/cost/fetch/azure-meters.js';
import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

describe('the resource types of the package', () => {
  it('all say what they are billed for', () => {
    expect(BUILT_IN_TYPES.filter(({ meters }) => meters === undefined).map(({ type }) => type)).toEqual([]);
  });

  it('name meters that can be fetched, with all that the book has a price for', () => {
    const priced = new Set(defaultPrices.prices.map(({ meter }) => meter));
    expect([...priced].filter((meter) => AZURE_METERS[meter] === undefined)).toEqual([]);
  });
});

describe('a Front Door before APIs', () => {
  const costOf = (frontDoor: object) => {
    const estimate = estimateCost(planOf([crud()], { ...SHOP, entry: { frontDoor } }));
    expect(estimate.unknown).toEqual([]);
    return estimate.resources.find(({ key }) => key.startsWith('entry'));
  };

  it('costs the fee of its tier, and requests and traffic of the APIs behind it', () => {
    // 35.00 a month, a million requests for 0.009 by ten thousand, and 10 GB for 0.083.
    expect(costOf({})).toMatchObject({ fixed: { low: 35, high: 35 }, sharedBy: ['UserApi'] });
    expect(costOf({})?.use.low).toBeCloseTo(0.9 + 0.83, 9);
  });

  it('costs more with a firewall, which the Premium tier has', () => {
    expect(costOf({ firewall: 'Prevention' })?.fixed).toEqual({ low: 330, high: 330 });
    expect(costOf({ firewall: 'Prevention' })?.use.low).toBeCloseTo(1.5 + 0.83, 9);
  });
});
