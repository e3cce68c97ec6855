import { describe, expect, it } from 'vitest';

import type { AnyComponentDefinition } from '../../component.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import { crud } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { ENTRA } from '../../../test/support/sign-in.js';

const shared = (components: readonly AnyComponentDefinition[], lock?: PlanLock) =>
  planOf(components, { ...SHOP, ...(lock !== undefined && { lock }) }).warnings.filter(
    ({ code }) => code === 'CONTAINER_SHARED',
  );
const user = (id: string, schema: Record<string, 'string' | 'number'> = { id: 'string' }) =>
  crud(id, { entityName: 'User', schema });

describe('a container that several components declare', () => {
  const two = [user('A'), user('B')];

  it('is said once, with all of them', () => {
    expect(shared(two)).toEqual([
      {
        code: 'CONTAINER_SHARED',
        message: "'A' and 'B' share the container 'user-db/user' and read and write the same items.",
        resource: 'cosmos:shared',
        path: 'databases.user-db.containers.user',
        components: ['A', 'B'],
        resolution: 'Leave it so if that is meant, else give one of them another entityName or databaseName.',
      },
    ]);
    expect(shared([user('A'), crud('B')])).toEqual([]);
  });

  it('is not new to a lock that knows both', () => {
    expect(shared(two, planOf(two).lock)).toEqual([]);
  });

  it('is said again once a further one joins', () => {
    const three = [...two, user('C')];
    expect(shared(three, planOf(two).lock).map(({ components }) => components)).toEqual([['A', 'B', 'C']]);
    expect(shared(two, planOf(three).lock)).toEqual([]);
  });

  it('is said for as long as they take a field for two things', () => {
    const differ = [user('A', { id: 'string', age: 'number' }), user('B', { id: 'string', age: 'string' })];
    for (const found of [shared(differ), shared(differ, planOf(differ).lock)]) {
      expect(found).toHaveLength(1);
      expect(found[0]?.message).toContain("age is 'number' for 'A' and 'string' for 'B'");
      expect(found[0]?.resolution).toMatch(/^Declare the fields alike/);
    }
  });
});

describe('unique keys of items with an owner', () => {
  const owned = (uniqueKeys: readonly (string | readonly string[])[], partitionKey = '/team') =>
    planOf([
      crud('A', {
        auth: ENTRA,
        schema: { id: 'string', owner: 'string', team: 'string', title: 'string' },
        ownerField: 'owner' as never,
        partitionKey: partitionKey as never,
        uniqueKeys: uniqueKeys as never,
      }),
    ]).warnings.filter(({ code }) => code === 'UNIQUE_ACROSS_OWNERS');

  it('are said where a value tells of an item of another owner', () => {
    expect(owned(['/title', ['/owner', '/id']])).toEqual([
      {
        code: 'UNIQUE_ACROSS_OWNERS',
        message:
          "'A' has unique keys across owners (/title), so status 409 tells a caller that an item of another owner has the value.",
        resource: 'cosmos:shared',
        path: 'databases.a-db.containers.a.uniqueKeys',
        components: ['A'],
        resolution:
          "Write ['/owner', '/title'] for a value that is unique for each owner, or make '/owner' the partition key. An existing container keeps its unique keys.",
      },
    ]);
  });

  it('are not said where the owner is part of the key or of the partition', () => {
    expect(owned([['/owner', '/title']])).toEqual([]);
    expect(owned(['/title'], '/owner')).toEqual([]);
    expect(owned([])).toEqual([]);
  });
});
