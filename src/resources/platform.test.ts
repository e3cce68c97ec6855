import { describe, expect, it } from 'vitest';

import {
  connected,
  sampleRequirement,
  sampleResource,
  sampleType,
} from '../../test/support/resource-types.js';
import {
  diagnosticLogs,
  logsOf,
  MONITORING,
  NETWORK,
  privateEndpoint,
  privateEndpoints,
} from './platform.js';
import type { Resource } from './resource.js';

const redis = sampleResource('redis:shared', 'A');
const target = { type: 'azurerm_redis_cache', id: 'shop_redis_shared' };
const endpoint = {
  target,
  role: 'redis-shared',
  subresource: 'redisCache',
  zone: 'privatelink.redis.example',
};
const logs = { target, audit: ['Audit'], calls: [] };

/** A resource that follows from the settings of the backend. */
function whole(type: string): Resource {
  const requirements = ['A', 'B'].map((id) => sampleRequirement(id, type, { implied: true }));
  return { ...sampleResource(`${type}:shared`), requirements };
}
const within = (...types: string[]) =>
  connected([[sampleType('redis'), redis], ...types.map((type) => [sampleType(type), whole(type)] as const)]);

describe('private endpoints', () => {
  it('connect a resource with the network, each by itself', () => {
    const blob = { ...endpoint, subresource: 'blob' };
    expect(privateEndpoints(redis, [endpoint, blob], within(NETWORK))).toEqual([
      { kind: privateEndpoint, from: 'redis:shared', to: 'network:shared', data: endpoint },
      { kind: privateEndpoint, from: 'redis:shared', to: 'network:shared', data: blob },
    ]);
  });

  it('are none in a public backend', () => {
    expect(privateEndpoints(redis, [endpoint], within(MONITORING))).toEqual([]);
  });
});

describe('logs', () => {
  it('connect a resource with the workspace', () => {
    expect(logsOf(redis, [logs], within(NETWORK, MONITORING))).toEqual([
      { kind: diagnosticLogs, from: 'redis:shared', to: 'monitoring:shared', data: logs },
    ]);
  });

  it('are none without monitoring', () => {
    expect(logsOf(redis, [logs], within(NETWORK))).toEqual([]);
  });
});

describe('the platform of a backend', () => {
  it('is what no component requires itself', () => {
    const own = sampleResource('network:own', 'A');
    const implied = sampleRequirement('B', NETWORK, { implied: true });
    const mixed = { ...sampleResource('network:mixed', 'A'), requirements: [...own.requirements, implied] };
    const { graph } = connected([
      [sampleType(NETWORK), own, mixed],
      [sampleType(NETWORK), whole(NETWORK)],
    ]);
    expect(graph.platform(NETWORK).map(({ key }) => key)).toEqual(['network:shared']);
    expect(graph.platform(MONITORING)).toEqual([]);
  });
});
