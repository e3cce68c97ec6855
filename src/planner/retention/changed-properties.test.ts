import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../backend/backend-config.js';
import { crud } from '../../../test/support/definitions.js';
import { store } from '../../../test/support/cosmos-backends.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { changedProperties, propertySentence } from './changed-properties.js';

describe('changed immutable properties', () => {
  it('are those whose value differs between lock and declarations', () => {
    const locked = { same: 'a', other: 'b', gone: 'c' };
    const now = {
      same: { value: 'a' },
      other: { value: 'x', resolution: 'Keep it.' },
      added: { value: 'y' },
    };
    expect(changedProperties(locked, now)).toEqual([
      { property: 'other', held: 'b', now: 'x', resolution: 'Keep it.' },
      { property: 'gone', held: 'c', now: undefined, resolution: undefined },
    ]);
  });

  it('are not reported where the property may change', () => {
    expect(changedProperties({ prefix: 'a' }, { prefix: { value: 'b', mayChange: true } })).toEqual([]);
  });

  it('are reported with both values, or with none for a removed one', () => {
    const change = { property: 'backup', held: 'continuous', resolution: undefined };
    expect(propertySentence("'cosmos:shared'", { ...change, now: 'periodic' })).toBe(
      "'cosmos:shared': backup is immutable and must stay 'continuous', received 'periodic'.",
    );
    expect(propertySentence("'cosmos:shared'", { ...change, now: undefined })).toBe(
      "'cosmos:shared': backup is immutable and must stay 'continuous', received none.",
    );
  });
});

describe('immutable properties of an account', () => {
  const regions = (...names: string[]): BackendConfig => ({
    cosmosConfig: { failoverPolicies: names.map((locationName, priority) => ({ locationName, priority })) },
  });
  const zones = (zoneRedundant: boolean): BackendConfig => ({
    cosmosConfig: { failoverPolicies: [{ locationName: 'eastus', priority: 0, zoneRedundant }] },
  });
  const database = (
    databaseThroughput: Record<string, { throughput: number } | { maxThroughput: number }>,
  ) => ({
    cosmosConfig: { databaseThroughput },
  });
  const provisioned = crud('UserApi', { enableServerless: false });

  it.each<
    [property: string, before: BackendConfig, after: BackendConfig, values: [held: string, now: string]]
  >([
    ['write region', regions('eastus', 'westus'), regions('westus', 'eastus'), ['eastus', 'westus']],
    ['zones', zones(false), zones(true), ['one', 'several']],
    ['freeTier', { cosmosConfig: { freeTier: true } }, { cosmosConfig: { freeTier: false } }, ['yes', 'no']],
    [
      'throughput of userapi-db',
      database({ 'userapi-db': { throughput: 400 } }),
      database({ 'userapi-db': { maxThroughput: 1000 } }),
      ['manual', 'autoscale'],
    ],
  ])(
    'such as %s cannot change, and only the resource has the error',
    (property, before, after, [held, now]) => {
      const { lock } = planOf([provisioned], { ...SHOP, ...before });
      expect(planOf([provisioned], { ...SHOP, ...before, lock }).errors).toEqual([]);
      const { errors } = planOf([provisioned], { ...SHOP, ...after, lock });
      expect(errors.filter(({ path }) => path === property)).toEqual([
        expect.objectContaining({
          code: 'PLACEMENT_CONFLICT',
          resource: 'cosmos:provisioned',
          message: `'cosmos:provisioned': ${property} is immutable and must stay '${held}', received '${now}'.`,
          components: ['UserApi'],
        }),
      ]);
    },
  );

  it('are not listed where the account is another one', () => {
    const { lock } = planOf([provisioned]);
    const existing = { cosmosConfig: { useExisting: true, accountName: 'cosno-main' } };
    const held = lock.resources['cosmos:provisioned']?.name ?? '';
    expect(planOf([provisioned], { ...SHOP, ...existing, lock }).errors).toMatchObject([
      {
        code: 'PLACEMENT_CONFLICT',
        path: 'account',
        message: `'cosmos:provisioned': account must stay '${held}', where its data is, received 'cosno-main'.`,
        components: ['UserApi'],
      },
    ]);
  });

  it('cannot be removed', () => {
    const continuous: BackendConfig = { cosmosConfig: { backup: 'Continuous7Days' } };
    const { lock } = planOf([crud()], { ...SHOP, ...continuous });
    expect(planOf([crud()], { ...SHOP, lock }).errors).toMatchObject([
      {
        code: 'PLACEMENT_CONFLICT',
        path: 'backup',
        message:
          "'cosmos:shared': cosmosConfig.backup must stay 'Continuous7Days' or 'Continuous30Days', received 'Periodic'.",
        resolution: "Set cosmosConfig.backup to 'Continuous7Days' or 'Continuous30Days', as it was.",
      },
    ]);
  });
});

describe('immutable properties of a database', () => {
  const scaled = (id: string) => crud(id, { throughput: 400 });
  const { lock } = planOf([scaled('UserApi'), scaled('BigApi')]);
  const discard = ['cosmos:bigapi-db/bigapi', 'cosmos:bigapi-db'];
  const propertiesOf = ({ lock: { resources } }: ReturnType<typeof planOf>) =>
    Object.keys(resources['cosmos:provisioned']?.facts ?? {}).filter((each) => each.startsWith('throughput'));

  it.each<[how: string, more: BackendConfig]>([
    ['discard', { discard }],
    ["dataProtection 'destroy'", { dataProtection: 'destroy' }],
  ])('end with its last container by %s', (_how, more) => {
    const plan = planOf([scaled('UserApi')], { ...SHOP, lock, ...more });
    expect(plan.errors).toEqual([]);
    expect(propertiesOf(plan)).toEqual(['throughput of userapi-db']);
  });

  it('end when a retained container is discarded later', () => {
    const retaining = planOf([scaled('UserApi')], { ...SHOP, lock });
    expect(propertiesOf(retaining)).toEqual(['throughput of bigapi-db', 'throughput of userapi-db']);
    const plan = planOf([scaled('UserApi')], { ...SHOP, lock: retaining.lock, discard });
    expect(plan.errors).toEqual([]);
    expect(propertiesOf(plan)).toEqual(['throughput of userapi-db']);
  });

  it('stay while an empty database is retained', () => {
    const before = planOf([scaled('UserApi'), store({ throughput: 400 })]);
    const retaining = planOf([scaled('UserApi')], { ...SHOP, lock: before.lock });
    expect(retaining.errors).toEqual([]);
    const backWith = (database: Parameters<typeof store>[0]) =>
      planOf([scaled('UserApi'), store(database)], { ...SHOP, lock: retaining.lock }).errors;
    expect(backWith({ throughput: 600 })).toEqual([]);
    expect(backWith({ maxThroughput: 1000 })).toMatchObject([
      { code: 'PLACEMENT_CONFLICT', path: 'throughput of main' },
    ]);
  });
});
