import type { BackendConfig } from '@atakora/component/backend';

import type { CrudApiConfig } from '../../../src/components/crud-api/crud-api-config.js';
import { crud } from '../../support/definitions.js';
import type { Declared, Edits } from './edit.js';

const api = (options: Partial<CrudApiConfig> = {}, config: Partial<BackendConfig> = {}): Declared => ({
  components: [crud('UserApi', { schema: { id: 'string', email: 'string' }, ...options })],
  config,
});

const DISPOSABLE = { dataProtection: 'destroy' } as const;

const regions = (...names: string[]): Partial<BackendConfig> => ({
  cosmosConfig: {
    failoverPolicies: names.map((locationName, priority) => ({ locationName, priority })),
  },
});

/** Options of containers and of their account. */
export const DATA_EDITS: Edits = {
  'throughput-on': {
    title: 'Give a container throughput, which a serverless account does not have',
    before: api(),
    after: api({ throughput: 400 }),
  },
  'throughput-on-moved': {
    title: 'Give a container throughput, with moves',
    before: api(),
    after: api({ throughput: 400 }, { moves: { 'cosmos:userapi-db/userapi': 'new' } }),
  },
  'throughput-off': {
    title: 'Drop the throughput of a container',
    before: api({ throughput: 400 }),
    after: api(),
  },
  'throughput-raise': {
    title: 'Raise throughput',
    before: api({ throughput: 400 }),
    after: api({ throughput: 800 }),
  },
  'autoscale-on': {
    title: 'Change from manual throughput to autoscale',
    before: api({ throughput: 400 }),
    after: api({}, { autoScale: { maxThroughput: 4000 } }),
  },
  'autoscale-raise': {
    title: 'Raise the limit of autoscale',
    before: api({}, { autoScale: { maxThroughput: 4000 } }),
    after: api({}, { autoScale: { maxThroughput: 8000 } }),
  },
  'autoscale-off': {
    title: 'Change from autoscale to manual throughput',
    before: api({}, { autoScale: { maxThroughput: 4000 } }),
    after: api({ throughput: 400 }),
  },
  'capacity-unlocked': {
    title: 'Give a container throughput, without a lock',
    before: api({}, DISPOSABLE),
    after: api({ throughput: 400 }, DISPOSABLE),
    unlocked: true,
  },
  'ttl-set': { title: 'Set ttl', before: api(), after: api({ ttl: 3600 }) },
  'ttl-changed': { title: 'Change ttl', before: api({ ttl: 3600 }), after: api({ ttl: 60 }) },
  'partition-key': {
    title: 'Change the partition key',
    before: api(),
    after: api({ partitionKey: '/email' }),
  },
  'partition-key-unlocked': {
    title: 'Change the partition key, without a lock',
    before: api({}, DISPOSABLE),
    after: api({ partitionKey: '/email' }, DISPOSABLE),
    unlocked: true,
  },
  'unique-keys': { title: 'Add a unique key', before: api(), after: api({ uniqueKeys: ['/email'] }) },
  'unique-keys-unlocked': {
    title: 'Add a unique key, without a lock',
    before: api({}, DISPOSABLE),
    after: api({ uniqueKeys: ['/email'] }, DISPOSABLE),
    unlocked: true,
  },
  indexing: {
    title: 'Change what a container indexes',
    before: api({ indexingPolicy: { includedPaths: ['/*'], excludedPaths: ['/email/?'] } }),
    after: api({ indexingPolicy: { includedPaths: ['/*'], excludedPaths: ['/id/?'] } }),
  },
  consistency: {
    title: 'Change consistency',
    before: api(),
    after: api({ consistency: 'Strong' }),
  },
  operations: {
    title: 'Leave out operations of an API',
    before: api(),
    after: api({ operations: ['read', 'list'] }),
  },
  schema: {
    title: 'Add a field to a schema',
    before: api(),
    after: api({ schema: { id: 'string', email: 'string', name: 'string' } }),
  },
  'second-region': {
    title: 'Add a region',
    before: api({ throughput: 400 }, regions('eastus')),
    after: api({ throughput: 400 }, regions('eastus', 'westus2')),
  },
  'region-removed': {
    title: 'Remove a region',
    before: api({ throughput: 400 }, regions('eastus', 'westus2')),
    after: api({ throughput: 400 }, regions('eastus')),
  },
  'write-region-unlocked': {
    title: 'Write in another region, without a lock',
    before: api({ throughput: 400 }, { ...regions('eastus', 'westus2'), ...DISPOSABLE }),
    after: api({ throughput: 400 }, { ...regions('westus2', 'eastus'), ...DISPOSABLE }),
    unlocked: true,
  },
  'write-region': {
    title: 'Write in another region',
    before: api({ throughput: 400 }, regions('eastus', 'westus2')),
    after: api({ throughput: 400 }, regions('westus2', 'eastus')),
  },
  'backup-on': {
    title: 'Turn continuous backup on',
    before: api(),
    after: api({}, { cosmosConfig: { backup: 'Continuous7Days' } }),
  },
  'backup-off-unlocked': {
    title: 'Turn continuous backup off, without a lock',
    before: api({}, { ...DISPOSABLE, cosmosConfig: { backup: 'Continuous7Days' } }),
    after: api({}, DISPOSABLE),
    unlocked: true,
  },
  'backup-off': {
    title: 'Turn continuous backup off',
    before: api({}, { cosmosConfig: { backup: 'Continuous7Days' } }),
    after: api(),
  },
};
