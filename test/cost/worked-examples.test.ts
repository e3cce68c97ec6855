import { defineBackend, type BackendConfig } from '@atakora/component/backend';
import {
  adviseOnCost,
  compareCosts,
  DEFAULT_USAGE,
  estimateCost,
  IDLE_USAGE,
  overBudget,
  whatSharingSaves,
} from '@atakora/component/cost';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import type { AnyComponentDefinition } from '../../src/component.js';
import { document } from '../docs/markdown.js';
import { crud, crudOn } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';

const APIS = ['UserApi', 'ProductApi', 'OrderApi'];
const idle = { usage: { every: IDLE_USAGE } };

function backendOf(components: readonly AnyComponentDefinition[], config: BackendConfig = SHOP) {
  return defineBackend(config).addComponents(components).build();
}

const serverless = backendOf(APIS.map((id) => crud(id)));
const isolated = backendOf(
  APIS.map((id) => crud(id)),
  { ...SHOP, networking: 'isolated' },
);
const reserved = backendOf(APIS.map((id) => crudOn('B1', id, { throughput: 400 })));

/** Both ends of a range, to the cent. */
function cents({ low, high }: { readonly low: number; readonly high: number }): [string, string] {
  return [low.toFixed(2), high.toFixed(2)];
}

describe('the examples that docs/cost.md works out by hand', () => {
  it('1: three serverless APIs on Flex Consumption', () => {
    const { total } = estimateCost(serverless.plan());
    expect(cents(total.fixed)).toEqual(['0.00', '0.00']);
    // 3.75 + 0.75 + 1.20 + 7.80 + 0.06 + 0.15 + 0.12, without 2.60 and 0.10 of grants; 156.00 instead of 7.80.
    expect(cents(total.all)).toEqual(['11.13', '162.03']);
    expect(total).toMatchObject({ complete: true, grade: 'C' });
    expect(document('docs/cost.md')).toContain('11.13 to 162.03');
  });

  it('2: the same in an isolated network', () => {
    const { total } = estimateCost(isolated.plan());
    // 5 endpoints for 730 hours at 0.01, and 5 zones at 0.50.
    expect(cents(total.fixed)).toEqual(['39.00', '39.00']);
    // 0.03 for 3 GB through endpoints, and 0.12 for 300,000 queries, more than in example 1.
    expect(cents(total.all)).toEqual(['50.28', '201.18']);
    expect(document('docs/cost.md')).toContain('50.28 to 201.18');
  });

  it('3: three APIs with 400 RU/s each on a B1 plan', () => {
    const { total } = estimateCost(reserved.plan());
    // 3 times 4 times 730 times 0.008, and 730 times 0.017.
    expect(cents(total.fixed)).toEqual(['82.49', '82.49']);
    expect(cents(total.use)).toEqual(['1.08', '1.08']);
    expect(document('docs/cost.md')).toContain('82.49');
  });
});

describe('what sharing saves', () => {
  it('is nothing for serverless APIs that nobody calls', () => {
    const { saved, savedPercent } = whatSharingSaves(serverless.plan(), serverless.plansAlone(), idle);
    expect(saved).toEqual({ fixed: { low: 0, high: 0 }, all: { low: 0, high: 0 } });
    expect(savedPercent).toBe(0);
  });

  it('is nothing by use either, because grants count once', () => {
    const { saved } = whatSharingSaves(serverless.plan(), serverless.plansAlone());
    expect(saved.all).toEqual({ low: 0, high: 0 });
  });

  it('is two of three networks in isolation: 78 USD, 67 % of an idle backend', () => {
    const result = whatSharingSaves(isolated.plan(), isolated.plansAlone(), idle);
    expect(cents(result.saved.fixed)).toEqual(['78.00', '78.00']);
    expect(result.savedPercent).toBe(67);
  });

  it('is two of three B1 plans, and no throughput: 24.82 USD, 23 %', () => {
    const result = whatSharingSaves(reserved.plan(), reserved.plansAlone(), idle);
    expect(cents(result.saved.fixed)).toEqual(['24.82', '24.82']);
    expect(result.savedPercent).toBe(23);
  });
});

describe('the tables of docs/cost.md', () => {
  const shown = (profile: string, backend: typeof serverless) => {
    const { alone, shared, saved, savedPercent } = whatSharingSaves(
      backend.plan(),
      backend.plansAlone(),
      idle,
    );
    const percent = savedPercent === 0 ? '' : ` (${savedPercent} %)`;
    const [each, once, less] = [alone.fixed, shared.fixed, saved.fixed].map((range) => cents(range)[0]);
    return [profile, each, once, `${less}${percent}`];
  };
  const rows = document('docs/cost.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

  it('have what sharing saves of an idle backend', () => {
    const throughput = backendOf(APIS.map((id) => crud(id, { throughput: 400 })));
    expect(rows).toEqual(
      expect.arrayContaining([
        shown('serverless, Flex Consumption (defaults)', serverless),
        shown('400 RU/s for each API, Flex Consumption', throughput),
        shown('400 RU/s for each API, B1', reserved),
        shown('serverless, Flex Consumption, isolated', isolated),
      ]),
    );
  });

  it('have the break-even points', () => {
    const [throughput, autoscale, b1, ep1] = adviseOnCost(serverless.plan()).map(({ figures }) => figures);
    const million = (units: number | undefined) => `${((units ?? 0) / 1_000_000).toFixed(2)} million RU`;
    const whole = (requests: number | undefined) =>
      `${Math.round(requests ?? 0).toLocaleString('en-US')} requests`;
    const pricesOf = (start: string) =>
      rows.filter(([choice = '']) => choice.startsWith(start)).map(([, price = '']) => price.split(':')[0]);
    expect(pricesOf('serverless or')).toEqual([
      million(throughput?.['requestUnits']),
      million(autoscale?.['requestUnits']),
    ]);
    expect(pricesOf('Flex Consumption or')).toEqual([whole(b1?.['requests']), whole(ep1?.['requests'])]);
  });
});

describe('an estimate', () => {
  it('of a parsed plan is that of the plan', () => {
    const plan = isolated.plan();
    expect(estimateCost(parsePlan(serializePlan(plan)))).toEqual(estimateCost(plan));
  });

  it('shows the use that it assumes, and takes what is said', () => {
    const usage = { every: { requests: 10 }, components: { UserApi: { requests: 20 } } };
    const estimate = estimateCost(serverless.plan(), { usage });
    expect(estimate.usage).toMatchObject({ UserApi: { requests: 20 }, OrderApi: { requests: 10 } });
    expect(estimate.usage['OrderApi']?.averageRu).toBe(DEFAULT_USAGE.averageRu);
  });

  it.each([
    [{ components: { Userapi: {} } }, "'Userapi'"],
    [{ every: { requests: -1 } }, 'at least 0'],
    [{ every: { requests: Number.NaN } }, 'requests'],
  ])('refuses the usage %o', (usage, message) => {
    expect(() => estimateCost(serverless.plan(), { usage })).toThrow(message);
  });

  it('refuses prices of another currency', () => {
    expect(() => estimateCost(serverless.plan(), { currency: 'EUR' })).toThrow('a book in USD');
  });

  it('says what a component adds, and what it shares without a part of its own', () => {
    const { components, resources } = estimateCost(reserved.plan());
    const [first] = components;
    expect(first?.shares).toContainEqual({
      resource: 'functions:dedicated',
      fixed: resources.find(({ key }) => key === 'functions:dedicated')?.fixed,
      with: ['ProductApi', 'UserApi'],
    });
    const used = components.reduce((total, { use }) => total + use.high, 0);
    expect(used).toBeCloseTo(
      resources.reduce((total, { use }) => total + use.high, 0),
      6,
    );
  });

  it('counts autoscale from a tenth to the maximum', () => {
    const plan = backendOf([crud()], { ...SHOP, autoScale: { maxThroughput: 4000 } }).plan();
    expect(cents(estimateCost(plan, idle).total.fixed)).toEqual(['35.04', '350.40']);
  });

  it('has no regional price where the stack decides on the region', () => {
    const plan = backendOf([crud()], { backendId: 'shop', environment: 'prod' }).plan();
    const { total, unknown } = estimateCost(plan);
    expect(total.complete).toBe(false);
    expect(unknown[0]?.reason).toContain('leaves the region to the stack');
    expect(estimateCost(plan, { region: 'eastus' }).total.complete).toBe(true);
  });
});

describe('a comparison', () => {
  it('names the resources and components that change', () => {
    const before = estimateCost(serverless.plan());
    const usage = { components: { UserApi: { dataGb: 5 } } };
    const after = estimateCost(isolated.plan(), { usage });
    const { resources, components, total } = compareCosts(before, after);
    expect(resources.map(({ of }) => of)).toEqual(['cosmos:shared', 'network:shared']);
    expect(components.map(({ of }) => of)).toContain('UserApi');
    expect(cents(total.change)).toEqual(['40.15', '40.15']);
  });

  it('of an estimate with itself is empty', () => {
    const estimate = estimateCost(reserved.plan());
    expect(compareCosts(estimate, estimate)).toMatchObject({ resources: [], components: [] });
  });
});

describe('a budget', () => {
  const estimate = estimateCost(serverless.plan());

  it.each([
    [200, 'within'],
    [100, 'perhaps'],
    [10, 'over'],
  ] as const)('of %d is %s', (max, verdict) => {
    expect(overBudget(estimate, max)).toBe(verdict);
  });

  it('is never kept for sure where something has no price', () => {
    const lacking = estimateCost(serverless.plan(), { prices: { currency: 'USD', prices: [] } });
    expect(overBudget(lacking, 1000)).toBe('perhaps');
  });
});

describe('advice', () => {
  it('has the break-even points as figures', () => {
    const [throughput, autoscale, b1, ep1] = adviseOnCost(serverless.plan());
    expect(throughput).toMatchObject({ code: 'CAPACITY_MODE', resource: 'cosmos:shared' });
    expect(throughput?.figures['requestUnits']).toBeCloseTo(93_440_000, 3);
    expect(autoscale?.figures['requestUnits']).toBeCloseTo(35_040_000, 3);
    // 12.41 and 157.72 over 0.0000004 + 2 times 0.000026.
    expect(b1?.figures['requests']).toBeCloseTo(12.41 / 0.0000524, 3);
    expect(ep1?.figures['fixed']).toBeCloseTo(157.7165, 6);
  });

  it('names the price of isolation, and of throughput that databases could share', () => {
    expect(adviseOnCost(isolated.plan())).toContainEqual(
      expect.objectContaining({ code: 'ISOLATION', figures: { fixed: 39 } }),
    );
    const shared = adviseOnCost(reserved.plan()).find(({ code }) => code === 'SHARED_THROUGHPUT');
    expect(shared?.figures['saved']).toBeCloseTo(46.72, 6);
  });

  it('says what each region costs', () => {
    const failoverPolicies = ['eastus', 'westus'].map((locationName, priority) => ({
      locationName,
      priority,
    }));
    const plan = backendOf([crud()], { ...SHOP, cosmosConfig: { failoverPolicies } }).plan();
    const advice = adviseOnCost(plan, idle).find(({ code }) => code === 'FURTHER_REGIONS');
    expect(advice?.figures['regions']).toBe(2);
    expect(advice?.figures['low']).toBeCloseTo(23.36, 6);
  });
});
