import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../backend/backend-config.js';
import { crud } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { changedFacts, factSentence } from './changed-properties.js';

describe('facts that cannot change', () => {
  it('are those that the lock has and the declarations have otherwise', () => {
    const locked = { same: 'a', other: 'b', gone: 'c' };
    const facts = {
      same: { value: 'a' },
      other: { value: 'x', resolution: 'Keep it.' },
      added: { value: 'y' },
    };
    expect(changedFacts(locked, facts)).toEqual([
      { fact: 'other', held: 'b', now: 'x', resolution: 'Keep it.' },
      { fact: 'gone', held: 'c', now: undefined, resolution: undefined },
    ]);
  });

  it('are none where a fact may change', () => {
    expect(changedFacts({ prefix: 'a' }, { prefix: { value: 'b', mayChange: true } })).toEqual([]);
  });

  it('are said with both values, or that one is gone', () => {
    const change = { fact: 'backup', held: 'continuous', resolution: undefined };
    expect(factSentence("'cosmos:shared' has", { ...change, now: 'periodic' })).toBe(
      "'cosmos:shared' has backup 'continuous', which cannot change, and the declarations say 'periodic'.",
    );
    expect(factSentence("'cosmos:shared' has", { ...change, now: undefined })).toBe(
      "'cosmos:shared' has backup 'continuous', which cannot change, and the declarations no longer say it.",
    );
  });
});

describe('facts of an account', () => {
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

  it.each<[fact: string, before: BackendConfig, after: BackendConfig, values: [held: string, now: string]]>([
    [
      'account',
      {},
      { cosmosConfig: { useExisting: true, accountName: 'cosno-main' } },
      ['created', 'existing cosno-main'],
    ],
    ['write region', regions('eastus', 'westus'), regions('westus', 'eastus'), ['eastus', 'westus']],
    ['zones', zones(false), zones(true), ['one', 'several']],
    ['freeTier', { cosmosConfig: { freeTier: true } }, { cosmosConfig: { freeTier: false } }, ['yes', 'no']],
    [
      'throughput of userapi-db',
      database({ 'userapi-db': { throughput: 400 } }),
      database({ 'userapi-db': { maxThroughput: 1000 } }),
      ['manual', 'autoscale'],
    ],
  ])('such as %s are refused a change, in the resource alone', (fact, before, after, [held, now]) => {
    const { lock } = planOf([provisioned], { ...SHOP, ...before });
    expect(planOf([provisioned], { ...SHOP, ...before, lock }).errors).toEqual([]);
    const { errors } = planOf([provisioned], { ...SHOP, ...after, lock });
    expect(errors.filter(({ path }) => path === fact)).toEqual([
      expect.objectContaining({
        code: 'PLACEMENT_CONFLICT',
        resource: 'cosmos:provisioned',
        message: `'cosmos:provisioned' has ${fact} '${held}', which cannot change, and the declarations say '${now}'.`,
        components: ['UserApi'],
      }),
    ]);
  });

  it('are refused to disappear', () => {
    const continuous: BackendConfig = { cosmosConfig: { backup: 'Continuous7Days' } };
    const { lock } = planOf([crud()], { ...SHOP, ...continuous });
    expect(planOf([crud()], { ...SHOP, lock }).errors).toMatchObject([
      { code: 'PLACEMENT_CONFLICT', path: 'backup', resolution: "Keep backup 'continuous'." },
    ]);
  });
});
