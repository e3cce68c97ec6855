import { describe, expect, it } from 'vitest';

import { crud, app } from '../../test/support/definitions.js';
import { planOf, SHOP } from '../../test/support/plans.js';
import { parseLock } from '../plan/lock/parse-lock.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import { BUILT_IN_TYPES } from '../resources/registry/types.js';
import { checkLockValues } from './check-lock-values.js';

const components = [crud('UserApi'), app('Jobs')];
const { lock } = planOf(components, { ...SHOP, networking: 'isolated' });

/** Returns the lock with another value at a path, or without it. */
function withValue(path: readonly string[], value: string | undefined): PlanLock {
  const copy = structuredClone(lock) as unknown as Record<string, unknown>;
  const holder = path.slice(0, -1).reduce((part, key) => part[key] as Record<string, unknown>, copy);
  holder[path.at(-1) ?? ''] = value;
  return parseLock(JSON.stringify(copy));
}

describe('a value of a lock', () => {
  it('is one that the type has', () => {
    expect(() => {
      checkLockValues(lock, BUILT_IN_TYPES);
      checkLockValues(null, BUILT_IN_TYPES);
    }).not.toThrow();
  });

  it.each([
    [
      ['resources', 'cosmos:shared', 'constraints', 'capacity mode'],
      'free',
      "resources.cosmos:shared.constraints.capacity mode must be one of serverless, provisioned, received 'free'",
    ],
    [['resources', 'cosmos:shared', 'facts', 'freeTier'], 'maybe', 'must be one of yes, no'],
    [
      ['resources', 'cosmos:shared', 'facts', 'throughput of user-db'],
      'all',
      'must be one of none, manual, autoscale',
    ],
    [
      ['resources', 'functions:shared', 'constraints', 'hosting'],
      'moon',
      'constraints.hosting must be one of ',
    ],
    [['resources', 'functions:shared', 'constraints', 'identity'], 'A B', 'must be /^(?:own |group )?'],
    [
      ['resources', 'functions:shared', 'members', 'Jobs', 'asked', 'runtime'],
      'cobol',
      'must be one of node, python',
    ],
    [['resources', 'functions:shared', 'facts', 'host storage'], '../etc', 'must be /^storage:'],
  ])('of %j is not %j', (path, value, message) => {
    const act = () => planOf(components, { ...SHOP, networking: 'isolated', lock: withValue(path, value) });
    expect(act).toThrow(message);
    expect(act).toThrow(expect.objectContaining({ code: 'INVALID_LOCK' }) as Error);
  });

  it('is there where every lock has it', () => {
    const act = () =>
      planOf(components, {
        ...SHOP,
        networking: 'isolated',
        lock: withValue(['resources', 'storage:shared', 'constraints', 'replication'], undefined),
      });
    expect(act).toThrow('resources.storage:shared.constraints.replication must be a string, received none');
  });

  it('is any string for a name, and for a type that the backend does not know', () => {
    expect(() => {
      checkLockValues(withValue(['resources', 'cosmos:shared', 'facts', 'freeTier'], 'maybe'), []);
    }).not.toThrow();
    const name = 'not valid!';
    expect(() => {
      checkLockValues(withValue(['resources', 'cosmos:shared', 'name'], name), BUILT_IN_TYPES);
    }).not.toThrow();
  });
});
