import { describe, expect, it } from 'vitest';

import { configsOf, plan } from '../../../test/support/cosmos-backends.js';
import { crud } from '../../../test/support/definitions.js';
import { keysOf, type planOf } from '../../../test/support/plans.js';
import type { CosmosAccountOptions } from './options.js';

describe('the free tier', () => {
  const freeOf = (planned: ReturnType<typeof planOf>) =>
    configsOf(planned, 'azurerm_cosmosdb_account').map((config) => config['free_tier_enabled']);

  it('is for the provisioned account alone', () => {
    const planned = plan([crud(), crud('Busy', { throughput: 400 })], { freeTier: true });
    expect(freeOf(planned)).toEqual([true, undefined]);
    expect(plan([crud()], { freeTier: true }).warnings).toContainEqual(
      expect.objectContaining({ code: 'OPTION_WITHOUT_EFFECT', path: 'cosmosConfig.freeTier' }),
    );
  });

  it('stays with an account', () => {
    const busy = [crud('Busy', { throughput: 400 })];
    const { lock } = plan(busy);
    expect(plan(busy, { freeTier: true }, { lock }).errors).toMatchObject([{ code: 'PLACEMENT_CONFLICT' }]);
  });
});

describe('backups', () => {
  it('have an interval, a retention and a redundancy', () => {
    const backup = { type: 'Periodic', intervalMinutes: 60, retentionHours: 48, redundancy: 'Zone' } as const;
    expect(configsOf(plan(undefined, { backup }), 'azurerm_cosmosdb_account')[0]?.['backup']).toEqual({
      type: 'Periodic',
      interval_in_minutes: 60,
      retention_in_hours: 48,
      storage_redundancy: 'Zone',
    });
  });

  it.each([
    [{ type: 'Periodic', intervalMinutes: 720, retentionHours: 8 }, 'kept for two intervals'],
    [{ type: 'Periodic', intervalMinutes: 30 }, '60 to 1440'],
    [{ type: 'Continuous7Days', intervalMinutes: 60 }, 'one of Periodic'],
  ])('are refused as Azure refuses them: %o', (backup, rule) => {
    expect(() => plan(undefined, { backup } as CosmosAccountOptions)).toThrow(rule);
  });
});

describe('availability zones', () => {
  const regions = (zoneRedundant: boolean) => ({
    failoverPolicies: [{ locationName: 'East US', priority: 0, zoneRedundant }],
  });

  it('are used in the regions that ask for them, also by a serverless account', () => {
    const planned = plan([crud()], regions(true));
    expect(configsOf(planned, 'azurerm_cosmosdb_account')).toMatchObject([
      { geo_location: [{ location: 'eastus', zone_redundant: true }] },
    ]);
    expect(keysOf(planned, 'cosmos')).toEqual(['cosmos:shared']);
  });

  it('stay as they are where an account is written', () => {
    const { lock } = plan([crud()], regions(false));
    expect(plan([crud()], regions(true), { lock }).errors).toMatchObject([{ code: 'PLACEMENT_CONFLICT' }]);
  });
});
