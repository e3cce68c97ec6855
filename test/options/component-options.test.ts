import { describe, expect, it } from 'vitest';

import type { CrudApiConfig } from '../../src/components/crud-api/crud-api-config.js';
import type {
  DataPipelineConfig,
  FunctionPipelineConfig,
  PipelineBlobs,
  PipelineIngest,
  PipelineTarget,
} from '../../src/components/data-pipeline/data-pipeline-config.js';
import { DataPipeline } from '../../src/components/data-pipeline/data-pipeline.js';
import type { FunctionsAppConfig } from '../../src/components/functions-app/functions-app-config.js';
import { keyVaultSecret } from '../../src/resources/key-vault/secret.js';
import type { QueryOptions } from '../../src/resources/stream-analytics/requirement.js';
import { app, crud } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';
import { ENTRA } from '../support/sign-in.js';
import { effectOf, type TogglesOf } from './toggled.js';

const byTenant = { schema: { id: 'string', tenant: 'string' }, partitionKey: '/tenant' as never } as const;
const tenant = { tenantField: 'tenant' as never, tenantClaim: 'extn.tenant' };

const code = { hooks: ['beforeCreate'], sourceDirectory: 'hooks/users' } as const;

// test/components/crud-api-reader.test.ts tests `of`.
const CRUD: TogglesOf<Omit<CrudApiConfig, 'of'>> = {
  entityName: { with: { entityName: 'Person' } },
  schema: {
    // The fields say what a partition key can be, and what the API accepts.
    with: { schema: { id: 'string', tenant: 'string' }, partitionKey: '/tenant' as never },
  },
  partitionKey: {
    without: { schema: { id: 'string', tenant: 'string' } },
    with: { schema: { id: 'string', tenant: 'string' }, partitionKey: '/tenant' as never },
  },
  operations: { with: { operations: ['read'] } },
  answers: { with: { answers: 'stored' } },
  queries: { with: { queries: { count: true } } },
  databaseName: { with: { databaseName: 'main' } },
  enableServerless: { with: { enableServerless: false } },
  throughput: { with: { throughput: 500 } },
  maxThroughput: { with: { maxThroughput: 1000 } },
  ttl: { with: { ttl: 60 } },
  uniqueKeys: { with: { uniqueKeys: ['/id'] } },
  indexingPolicy: { with: { indexingPolicy: { indexingMode: 'none' } } },
  consistency: { with: { consistency: 'Strong' } },
  cors: { with: { cors: { allowedOrigins: ['https://shop.example.com'] } } },
  cache: { with: { cache: { ttl: 60 } } },
  healthCheck: { with: { healthCheck: { path: '/health' } } },
  auth: { with: { auth: ENTRA } },
  authLevel: { with: { authLevel: 'anonymous' } },
  permissions: {
    without: { auth: ENTRA },
    with: { auth: ENTRA, permissions: { read: { roles: ['Reader'] } } },
  },
  ownerField: { without: { auth: ENTRA }, with: { auth: ENTRA, ownerField: 'id' as never } },
  tenantField: { without: { auth: ENTRA, ...byTenant }, with: { auth: ENTRA, ...byTenant, ...tenant } },
  tenantClaim: {
    without: { auth: ENTRA, ...byTenant, ...tenant },
    with: { auth: ENTRA, ...byTenant, ...tenant, tenantClaim: 'extn.shop' },
  },
  softDelete: { with: { softDelete: true } },
  search: { with: { search: { fields: ['id' as never] } } },
  hooks: { without: code, with: { ...code, hooks: ['beforeCreate', 'beforeDelete'] } },
  hookTimeoutSeconds: { without: code, with: { ...code, hookTimeoutSeconds: 20 } },
  sourceDirectory: { without: code, with: { ...code, sourceDirectory: 'hooks/people' } },
  keyFiles: { without: code, with: { ...code, keyFiles: ['partner.pem'] } },
  uses: { without: code, with: { ...code, uses: { Other: ['read'] } } },
  separateIdentity: { with: { separateIdentity: true } },
  group: { with: { group: 'payments' } },
  allowedIpRanges: { with: { allowedIpRanges: { functions: ['203.0.113.0/24'] } } },
  sku: { with: { sku: 'EP1' } },
  scale: { with: { scale: { maximumInstances: 50 } } },
  renamedFrom: { with: { renamedFrom: 'Former' } },
  priority: { without: { consistency: 'Eventual' }, with: { consistency: 'Eventual', priority: 99 } },
};

// test/hardening/secrets.test.ts tests publicSettings, and test/components/api-uses.test.ts tests uses.
const FUNCTIONS: TogglesOf<Omit<FunctionsAppConfig, 'publicSettings' | 'uses'>> = {
  runtime: { with: { runtime: 'python' } },
  version: { with: { version: '20' } },
  sku: { with: { sku: 'EP1' } },
  alwaysOn: { with: { alwaysOn: true } },
  functions: { with: { functions: { work: { trigger: 'queue', queueName: 'jobs' } } } },
  sourceDirectory: { with: { sourceDirectory: 'functions/jobs' } },
  keyFiles: {
    without: { sourceDirectory: 'functions/jobs' },
    with: { sourceDirectory: 'functions/jobs', keyFiles: ['partner.pem'] },
  },
  healthCheck: { with: { healthCheck: { path: '/health' } } },
  scale: { with: { scale: { maximumInstances: 50 } } },
  separateIdentity: { with: { separateIdentity: true } },
  group: { with: { group: 'payments' } },
  allowedIpRanges: { with: { allowedIpRanges: { functions: ['203.0.113.0/24'] } } },
  databases: {
    with: { databases: [{ name: 'other-db', containers: [{ name: 'other', access: ['write'] }] }] },
  },
  containers: { with: { containers: [{ name: 'receipts' }] } },
  queues: { with: { queues: [{ name: 'orders', access: ['receive'] }] } },
  serviceBusQueues: { with: { serviceBusQueues: [{ name: 'orders' }] } },
  topics: { with: { topics: [{ name: 'events' }] } },
  eventHubs: { with: { eventHubs: [{ name: 'clicks' }] } },
  environmentVariables: { with: { environmentVariables: { LEVEL: 'debug' } } },
  secrets: { with: { secrets: { KEY: keyVaultSecret('key') } } },
  auth: { with: { auth: ENTRA } },
  cors: { with: { cors: { allowedOrigins: ['*'] } } },
  renamedFrom: { with: { renamedFrom: 'Former' } },
  priority: {
    without: { environmentVariables: { LEVEL: 'debug' } },
    with: { environmentVariables: { LEVEL: 'debug' }, priority: 99 },
  },
};

const ingest = { hub: 'clicks' };
const into = { database: 'main', container: 'clicks', partitionKey: '/page' };
const process = { into, sourceDirectory: 'functions/clicks' };
const QUERY = 'SELECT * INTO blobs FROM events';

const PIPELINE: TogglesOf<FunctionPipelineConfig> = {
  ingest: { with: { ingest: { ...ingest, partitions: 8 } } },
  process: { with: { process: { ...process, sourceDirectory: 'functions/pages' } } },
  version: { with: { version: '20' } },
  sku: { with: { sku: 'EP1' } },
  environmentVariables: { with: { environmentVariables: { LEVEL: 'debug' } } },
  secrets: { with: { secrets: { KEY: keyVaultSecret('key') } } },
  scale: { with: { scale: { maximumInstances: 50 } } },
  group: { with: { group: 'streams' } },
  renamedFrom: { with: { renamedFrom: 'Former' } },
  priority: {
    without: { group: 'streams', environmentVariables: { LEVEL: 'debug' } },
    with: { group: 'streams', environmentVariables: { LEVEL: 'debug' }, priority: 99 },
  },
};
const INGEST: TogglesOf<PipelineIngest> = {
  hub: { with: { hub: 'pages' } },
  partitions: { with: { partitions: 8 } },
  retentionDays: { with: { retentionDays: 2 } },
  capture: { with: { capture: { containerName: 'raw' } } },
};
const TARGET: TogglesOf<PipelineTarget> = {
  database: { with: { database: 'other' } },
  container: { with: { container: 'pages' } },
  partitionKey: { with: { partitionKey: '/id' } },
  ttl: { with: { ttl: 60 } },
  indexingPolicy: { with: { indexingPolicy: { indexingMode: 'none' } } },
};
const BLOBS: TogglesOf<PipelineBlobs> = {
  container: { with: { container: 'pages' } },
  path: { with: { path: 'clicks/{date}' } },
  format: { with: { format: 'parquet' } },
  lifecycle: { with: { lifecycle: { deleteAfterDays: 30 } } },
};
const OF_QUERY: TogglesOf<QueryOptions> = {
  query: { with: { query: `${QUERY} WHERE page <> ''` } },
  streamingUnits: { with: { streamingUnits: 10 } },
  start: { with: { start: 'last-output' } },
};

describe('an option of DataPipeline', () => {
  const others = app('Other', { group: 'streams', environmentVariables: { LEVEL: 'info' } });
  const effect = (config: DataPipelineConfig) =>
    effectOf([DataPipeline.define('Clicks', config), others], SHOP);
  const cases = [
    ...Object.entries(PIPELINE).map(([option, { without = {}, with: changed }]) => [
      option,
      { ingest, process, ...without },
      { ingest, process, ...changed },
    ]),
    ...Object.entries(INGEST).map(([option, { with: changed }]) => [
      `ingest.${option}`,
      { ingest, process },
      { ingest: { ...ingest, ...changed }, process },
    ]),
    ...Object.entries(TARGET).map(([option, { with: changed }]) => [
      `process.into.${option}`,
      { ingest, process },
      { ingest, process: { ...process, into: { ...into, ...changed } } },
    ]),
    ...Object.entries(OF_QUERY).map(([option, { with: changed }]) => [
      `process.${option}`,
      { ingest, process: { query: QUERY, into: { container: 'clicks' } } },
      { ingest, process: { query: QUERY, into: { container: 'clicks' }, ...changed } },
    ]),
    ...Object.entries(BLOBS).map(([option, { with: changed }]) => [
      `process.into.${option} of a query`,
      { ingest, process: { query: QUERY, into: { container: 'clicks' } } },
      { ingest, process: { query: QUERY, into: { container: 'clicks', ...changed } } },
    ]),
  ] as [string, DataPipelineConfig, DataPipelineConfig][];

  it.each(cases)('changes what is made or said: %s', (_option, without, changed) => {
    expect(effect(changed)).not.toEqual(effect(without));
  });
});

describe('an option of CrudApi', () => {
  const others = crud('Other', { consistency: 'ConsistentPrefix' });

  it.each(Object.entries(CRUD))('changes what is made or said: %s', (_option, { without, with: changed }) => {
    const effect = (options: Partial<CrudApiConfig> = {}) =>
      effectOf([crud('UserApi', options), others], SHOP);
    expect(effect(changed)).not.toEqual(effect(without));
  });
});

describe('an option of FunctionsApp', () => {
  const others = app('Other', { environmentVariables: { LEVEL: 'info' } });

  it.each(Object.entries(FUNCTIONS))(
    'changes what is made or said: %s',
    (_option, { without, with: changed }) => {
      const effect = (options: Partial<FunctionsAppConfig> = {}) =>
        effectOf([app('Jobs', options), others], SHOP);
      expect(effect(changed)).not.toEqual(effect(without));
    },
  );
});
