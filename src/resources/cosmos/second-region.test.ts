import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';

const reader = custom('Reader', [
  requirement('cosmos', { access: [{ name: 'a-db/a', role: 'reader' }] }),
  requirement('functions', { runtime: 'node' }),
]);
const parts = [crud('A'), reader];
const { lock } = planOf(parts);
const twoRegions: BackendConfig = {
  ...SHOP,
  lock,
  cosmosConfig: {
    failoverPolicies: [
      { locationName: 'eastus', priority: 0 },
      { locationName: 'westus', priority: 1 },
    ],
    enableAutomaticFailover: true,
  },
};

describe('a second region over serverless data', () => {
  it('is refused for the components with data, by the option that asks', () => {
    expect(planOf(parts, twoRegions).errors).toMatchObject([
      {
        code: 'PLACEMENT_CONFLICT',
        message: expect.stringContaining(
          "'A': cosmosConfig.failoverPolicies of the backend requires capacity mode 'provisioned', but 'cosmos:a-db/a' is in 'cosmos:shared'",
        ) as string,
        components: ['A'],
        resolution:
          "Keep cosmosConfig.failoverPolicies as it was, or set moves: { 'cosmos:a-db/a': 'new' } to use a new, empty resource; the old data is retained.",
      },
    ]);
  });

  it('leaves the retained serverless account in its one region', () => {
    const moved = planOf(parts, { ...twoRegions, moves: { 'cosmos:a-db/a': 'new' } });
    expect(moved.errors).toEqual([]);
    const accounts = moved.terraform.filter(({ type }) => type === 'azurerm_cosmosdb_account');
    const [east, west] = [
      { location: 'eastus', failover_priority: 0 },
      { location: 'westus', failover_priority: 1 },
    ];
    expect(accounts.map((each) => [each.id, each.arguments['geo_location']])).toEqual([
      ['shop_cosmos_provisioned', [east, west]],
      ['shop_cosmos_shared', [east]],
    ]);
    expect(accounts.map((each) => each.arguments['automatic_failover_enabled'])).toEqual([true, undefined]);
  });

  it('names the component where autoscale of the backend asks', () => {
    const { errors } = planOf(parts, { ...SHOP, lock, autoScale: { maxThroughput: 1000 } });
    expect(errors).toMatchObject([
      {
        components: ['A'],
        message: expect.stringContaining("'A': autoScale of the backend requires") as string,
      },
    ]);
  });
});
