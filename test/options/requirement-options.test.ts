import { describe, expect, it } from 'vitest';

import type {
  ContainerRequirement,
  CosmosRequirementConfig,
} from '../../src/resources/cosmos/requirement.js';
import type { FunctionsRequirementConfig } from '../../src/resources/functions/requirement.js';
import type { StorageRequirementConfig } from '../../src/resources/storage/requirement.js';
import { crud, custom, requirement } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';
import { effectOf, type TogglesOf } from './toggled.js';

const items = { name: 'items', partitionKey: '/id' };
const database = (...containers: ContainerRequirement[]) => ({ databases: [{ name: 'main', containers }] });

const COSMOS: TogglesOf<CosmosRequirementConfig> = {
  consistency: { with: { consistency: 'Strong' } },
  enableServerless: { with: { enableServerless: false } },
  databases: { with: database(items) },
  access: {
    without: database(items),
    with: { ...database(items), access: [{ name: 'main/items', role: 'reader' }] },
  },
};

const CONTAINER: TogglesOf<ContainerRequirement> = {
  name: { with: { name: 'others' } },
  partitionKey: { with: { partitionKey: '/tenant' } },
  uniqueKeys: { with: { uniqueKeys: [['/email']] } },
  ttl: { with: { ttl: 60 } },
  throughput: { with: { throughput: 500 } },
  maxThroughput: { with: { maxThroughput: 1000 } },
  indexingPolicy: { with: { indexingPolicy: { indexingMode: 'none' } } },
};

const timer = { type: 'timer', schedule: '0 0 2 * * *' } as const;
const source = { name: 'Jobs', folder: 'jobs', directory: 'jobs' };

const FUNCTIONS: TogglesOf<Omit<FunctionsRequirementConfig, 'apis'>> = {
  runtime: { with: { runtime: 'python' } },
  version: { with: { version: '24' } },
  environmentVariables: { with: { environmentVariables: { LEVEL: 'debug' } } },
  cors: { with: { cors: { allowedOrigins: ['*'] } } },
  functions: {
    without: { sources: [source] },
    with: { sources: [source], functions: [{ name: 'jobs_tick', trigger: timer }] },
  },
  sources: { with: { sources: [source] } },
  extensions: { with: { extensions: ['Kafka'] } },
  sku: { with: { sku: 'EP1' } },
  alwaysOn: { with: { alwaysOn: true } },
  healthCheck: { with: { healthCheck: { path: '/up' } } },
};

const STORAGE: TogglesOf<StorageRequirementConfig> = {
  performanceTier: { with: { performanceTier: 'Premium' } },
  replication: { with: { replication: 'ZRS' } },
  containers: { with: { containers: [{ name: 'files' }] } },
  queues: { with: { queues: [{ name: 'jobs' }] } },
};

describe("an option of a component's requirement changes what is made or said", () => {
  const effect = (type: string, config: object) =>
    effectOf([custom('Jobs', [requirement(type, config)])], SHOP);

  it.each(Object.entries(COSMOS))('of cosmos: %s', (_option, { without = {}, with: changed }) => {
    const beside = (config: object) =>
      effectOf(
        [
          custom('Jobs', [requirement('cosmos', config), requirement('functions', { runtime: 'node' })]),
          crud(),
        ],
        SHOP,
      );
    expect(beside(changed)).not.toEqual(beside(without));
  });

  it.each(Object.entries(CONTAINER))('of a container: %s', (_option, { without = {}, with: changed }) => {
    const asked = (part: Partial<ContainerRequirement>) => effect('cosmos', database({ ...items, ...part }));
    expect(asked(changed)).not.toEqual(asked(without));
  });

  it.each(Object.entries(FUNCTIONS))('of functions: %s', (_option, { without = {}, with: changed }) => {
    const asked = (config: object) => effect('functions', { runtime: 'node', ...config });
    expect(asked(changed)).not.toEqual(asked(without));
  });

  it.each(Object.entries(STORAGE))('of storage: %s', (_option, { without = {}, with: changed }) => {
    expect(effect('storage', changed)).not.toEqual(effect('storage', without));
  });
});
