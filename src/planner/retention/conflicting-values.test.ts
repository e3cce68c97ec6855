import { describe, expect, it } from 'vitest';

import type { PlanError } from '../../plan/diagnostics.js';
import { withoutConflicting } from './conflicting-values.js';

const PARTITION_KEY = { resource: 'cosmos:shared', child: 'user-db/user', property: 'partitionKey' };
const PATH = 'databases.user-db.containers.user.partitionKey';
const error = (changes: Partial<PlanError>): PlanError => ({
  code: 'CONFLICTING_VALUES',
  message: 'Two components differ.',
  resource: 'cosmos:shared',
  components: ['A', 'B'],
  path: PATH,
  resolution: 'Agree.',
  ...changes,
});
const { path: _path, ...pathless } = error({});
const left = (each: PlanError) => withoutConflicting({ errors: [each] }, [PARTITION_KEY]).errors;

describe('a conflict between components', () => {
  it('is left out where the lock has the property', () => {
    expect(left(error({}))).toEqual([]);
  });

  it.each<[what: string, each: PlanError]>([
    ['of another code', error({ code: 'PLACEMENT_CONFLICT' })],
    ['in another resource', error({ resource: 'cosmos:provisioned' })],
    ['over another property', error({ path: 'databases.user-db.containers.user.uniqueKeys' })],
    [
      'over a property whose name only ends alike',
      error({ path: 'databases.user-db.containers.user.apartitionKey' }),
    ],
    [
      'over the property of another child resource',
      error({ path: 'databases.user-db.containers.mail.partitionKey' }),
    ],
    [
      'over that of a child resource in another parent',
      error({ path: 'databases.mail-db.containers.user.partitionKey' }),
    ],
    [
      'over that of a child resource whose name is longer',
      error({ path: 'databases.user-db.containers.user2.partitionKey' }),
    ],
    ['without a path', pathless],
  ])('stays where it is one %s', (_what, each) => {
    expect(left(each)).toEqual([each]);
  });

  it('is left out where any of several properties is the one', () => {
    const others = [{ ...PARTITION_KEY, property: 'zones' }, PARTITION_KEY];
    expect(withoutConflicting({ errors: [error({})] }, others).errors).toEqual([]);
  });

  it('does not take warnings with it, and needs no errors', () => {
    expect(withoutConflicting({ warnings: [] }, [PARTITION_KEY])).toEqual({ warnings: [], errors: [] });
  });
});
