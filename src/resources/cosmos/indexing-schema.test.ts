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

  it('has an index', () => {
    const accepts = (container: object) => v.is(cosmosRequirementSchema, { databases: databases(container) });
    expect(accepts({ ttl: 60, ...unindexed })).toBe(false);
    expect(accepts({ ttl: 60 })).toBe(true);
    expect(accepts(unindexed)).toBe(true);
  });

  it('has one in what several components ask for, too', () => {
    const event = { entityName: 'Event', databaseName: 'main' };
    const none = custom('Own', [requirement('cosmos', { databases: databases(unindexed) })]);
    expect(planOf([crud('A', { ...event, ttl: 60 }), none]).errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message:
          "Items of 'main/event' are to expire, which takes an index, and its indexing mode is 'none'.",
        resource: 'cosmos:shared',
        path: 'ttl',
        components: ['A', 'Own'],
        resolution: "Leave ttl out, or use excludedPaths: ['/*'] in place of indexing mode 'none'.",
      },
    ]);
    expect(planOf([crud('A', event), none]).errors).toEqual([]);
  });
});
