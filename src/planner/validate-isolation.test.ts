import { describe, expect, it } from 'vitest';

import { validateIsolation } from './validate-isolation.js';
import { connection } from '../resources/connection.js';
import { diagnosticLogs, privateEndpoint } from '../resources/platform.js';
import type { Isolation } from '../resources/resource-type.js';
import { SHOP } from '../../test/support/plans.js';
import { connected, sampleResource, sampleType } from '../../test/support/resource-types.js';

const ISOLATED = { ...SHOP, networking: 'isolated' } as const;
const target = { type: 'azurerm_redis_cache', id: 'a' };
const endpoint = { target, role: 'redis', subresource: 'redisCache', zone: 'privatelink.redis.example' };
const logs = { target, audit: [], calls: [] };

/** Returns the problems of a cache with an isolation and some connections. */
function problems(isolation: Isolation, kinds: ('endpoint' | 'logs')[] = [], config: object = ISOLATED) {
  const type = sampleType('redis', {
    title: 'cache',
    connections: {
      isolation,
      connect: ({ key }) =>
        kinds.map((kind) =>
          kind === 'endpoint'
            ? connection(privateEndpoint, key, 'network:shared', endpoint)
            : connection(diagnosticLogs, key, 'monitoring:shared', logs),
        ),
    },
  });
  const resource = sampleResource('redis:shared', 'B', 'A');
  return validateIsolation([{ type, resource }], connected([[type, resource]], config));
}

describe('a resource of an isolated backend', () => {
  it('is refused where nothing closes it, and the components are named', () => {
    expect(problems('private-endpoint')).toEqual([
      {
        code: 'NOT_ISOLATED',
        message:
          'redis:shared: cache declares no private endpoint, and the backend is isolated, so the resource would stay open to the internet.',
        resource: 'redis:shared',
        path: 'networking',
        components: ['A', 'B'],
        resolution: expect.stringMatching(/^Declare private endpoints/) as string,
      },
    ]);
  });

  it('is closed by a private endpoint, and by no other connection', () => {
    expect(problems('private-endpoint', ['endpoint'])).toEqual([]);
    expect(problems('private-endpoint', ['logs'])).toMatchObject([{ code: 'NOT_ISOLATED' }]);
  });

  it.each(['no-network', 'public'] as const)('may be declared %s', (isolation) => {
    expect(problems(isolation)).toEqual([]);
  });
});

describe('a resource of a public backend', () => {
  it('may be without private endpoints', () => {
    expect(problems('private-endpoint', [], SHOP)).toEqual([]);
  });
});
