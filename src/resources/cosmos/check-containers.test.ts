import { describe, expect, it } from 'vitest';

import type { AnyComponentDefinition } from '../../component.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import { crud } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';

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
