import { describe, expect, it } from 'vitest';

import { sampleResource } from '../../test/support/resource-types.js';
import { countWithin, resourceCount } from './usage.js';

describe('what is used', () => {
  const [first, second] = [sampleResource('redis:shared', 'B', 'A'), sampleResource('redis:big', 'C', 'A')];

  it('of resources is their number, by all of their components', () => {
    expect(resourceCount('maxCaches', 'caches', 'redis', [first, second])).toEqual({
      limit: 'maxCaches',
      group: 'caches',
      what: 'caches',
      requested: 2,
      resource: 'redis',
      components: ['A', 'B', 'C'],
    });
    expect(resourceCount('maxCaches', 'caches', 'redis', [])).toMatchObject({ requested: 0, components: [] });
  });

  it('within a resource is of that resource', () => {
    expect(countWithin('maxKeys', 'keys per cache', second, 7)).toEqual({
      limit: 'maxKeys',
      group: 'keys per cache',
      what: 'keys per cache',
      requested: 7,
      resource: 'redis:big',
      components: ['A', 'C'],
    });
  });
});
