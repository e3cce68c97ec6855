import { describe, expect, it } from 'vitest';

import { crud } from '../../test/support/definitions.js';
import { planOf } from '../../test/support/plans.js';
import type { LockedResource, LockedUnit, PlanLock } from '../plan/lock/plan-lock.js';
import { numberedKey, priorState } from './prior.js';

const { lock } = planOf([crud('A')]);
const child = (more: Partial<LockedUnit> = {}): LockedUnit => ({
  facts: {},
  blocks: {},
  data: true,
  components: ['A'],
  ...more,
});
const resource = (more: Partial<LockedResource> = {}): LockedResource => ({
  type: 'cosmos',
  variant: 'shared',
  name: 'cosno',
  constraints: {},
  facts: {},
  members: {},
  units: {},
  ...more,
});
const priorOf = (resources: PlanLock['resources'], provider?: string) =>
  priorState({ type: 'cosmos', ...(provider !== undefined && { provider }) }, { ...lock, resources });

describe('the resources of a lock', () => {
  it('are those of the type and its provider, in the order of their numbers', () => {
    const resources = {
      'cosmos:shared-10': resource(),
      'cosmos:shared-2': resource(),
      'cosmos:shared': resource(),
      'cosmos:own': resource({ provider: 'own' }),
      'storage:shared': resource({ type: 'storage' }),
    };
    const keys = (provider?: string) => priorOf(resources, provider).resources.map(({ key }) => key);
    expect(keys()).toEqual(['cosmos:shared', 'cosmos:shared-2', 'cosmos:shared-10']);
    expect(keys('own')).toEqual(['cosmos:own']);
    expect(priorState({ type: 'cosmos' }, null).resources).toEqual([]);
  });

  it('assign a requirement', () => {
    const assignment = { asked: {}, size: 1 };
    const found = priorOf({ 'cosmos:shared': resource({ members: { A: assignment } }) });
    expect(found.assignment('A')).toMatchObject({ key: 'cosmos:shared', member: assignment });
    expect(found.assignment('B')).toBeUndefined();
  });

  it('hold a child resource, a live one before a retained one', () => {
    const live = resource({ units: { 'a/x': child() } });
    const left = resource({ units: { 'a/x': child({ retained: true, components: [] }) } });
    for (const resources of [
      { 'cosmos:shared': live, 'cosmos:shared-2': left },
      { 'cosmos:shared-2': left, 'cosmos:shared': live },
    ]) {
      expect(priorOf(resources).holderOf('a/x')?.key).toBe('cosmos:shared');
      expect(priorOf(resources).retainedIn('a/x')).toEqual([]);
    }
    const twice = priorOf({ 'cosmos:shared': left, 'cosmos:shared-2': left, 'cosmos:shared-3': resource() });
    expect(twice.retainedIn('a/x').map(({ key }) => key)).toEqual(['cosmos:shared', 'cosmos:shared-2']);
    expect(twice.retainedIn('a/y')).toEqual([]);
    expect(twice.holderOf('a/y')).toBeUndefined();
  });
});

it('keys sort by their numbers', () => {
  const keys = ['shared-10', 'shared', 'v2-shared-9', 'shared-2', 'v10-shared-9'];
  expect(keys.map(numberedKey)).toEqual([
    'shared-000010',
    'shared',
    'v2-shared-000009',
    'shared-000002',
    'v10-shared-000009',
  ]);
});
