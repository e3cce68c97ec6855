import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import { indexingPolicySchema } from './indexing-schema.js';
import { cosmosRequirementSchema } from './requirement-schema.js';

const isPath = (path: string) =>
  v.is(indexingPolicySchema, { includedPaths: path === '/*' ? [path] : ['/*', path] });

describe('an indexing path', () => {
  it.each([
    '/*',
    '/name/?',
    '/tags/[]/?',
    '/tags/[]/*',
    '/"a b"/?',
    '/"a/b"/?',
    '/größe/?',
    '/address/*',
    '/address/city/?',
    '/orders/[]/"no."/?',
    '/matrix/[]/[]/?',
  ])('can be %s', (path) => {
    expect(isPath(path)).toBe(true);
  });

  it.each(['/*/a/?', '/id//?', '/id/??', '/id/**', '/id/?/*', '/?', '/[]/?', '/a b/?', '/""/?', '/a/${x}/?'])(
    'cannot be %s',
    (path) => {
      expect(isPath(path)).toBe(false);
    },
  );
});

describe('a container whose items expire', () => {
  const databases = (container: object) => [
    { name: 'main', containers: [{ name: 'event', partitionKey: '/id', ...container }] },
  ];
  const unindexed = { indexingPolicy: { indexingMode: 'none' } };

  it('is refused with an indexing policy without an index', () => {
    const accepts = (container: object) => v.is(cosmosRequirementSchema, { databases: databases(container) });
    expect(accepts({ ttl: 60, ...unindexed })).toBe(false);
    expect(accepts({ ttl: 60 })).toBe(true);
    expect(accepts(unindexed)).toBe(true);
  });

  it('has no ttl where another component of the container has no index, whatever the priorities', () => {
    const reader = [{ name: 'main/event', role: 'reader' }];
    const asking = (api: number, own: number, access: readonly object[] = []) =>
      planOf([
        crud('A', { entityName: 'Event', databaseName: 'main', ttl: 60, priority: api }),
        custom('Own', [requirement('cosmos', { databases: databases(unindexed), access }, own)]),
      ]);
    const containerOf = ({ resources }: ReturnType<typeof planOf>) =>
      (resources[0]?.config['databases'] as [{ containers: [object] }])[0].containers[0];
    expect(containerOf(asking(20, 10))).not.toHaveProperty('indexingPolicy');
    for (const plan of [asking(20, 10), asking(10, 20), asking(10, 20, reader)])
      expect(containerOf(plan)).not.toHaveProperty('ttl');
    expect(containerOf(asking(10, 20))).toMatchObject(unindexed);
    expect([...asking(20, 10).errors, ...asking(10, 20).errors]).toEqual([]);
    expect(asking(10, 10).errors).toMatchObject([
      {
        code: 'CONFLICTING_VALUES',
        path: 'databases.main.containers.event.indexingPolicy',
        components: ['A', 'Own'],
      },
    ]);
  });
});
