import { recordPolicy, type PolicySamples } from '@atakora/component/extend';
import { describe, expect, test } from 'vitest';

import { aiSearch } from '../../src/resources/ai-search/index.js';
import { cdn } from '../../src/resources/cdn/index.js';
import { cosmos } from '../../src/resources/cosmos/index.js';
import { functions } from '../../src/resources/functions/index.js';
import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import type { ResourceType } from '../../src/resources/resource-type.js';
import { eventHubs } from '../../src/resources/event-hubs/index.js';
import { serviceBus } from '../../src/resources/service-bus/index.js';
import { storage } from '../../src/resources/storage/index.js';
import { streamAnalytics } from '../../src/resources/stream-analytics/index.js';
import { website } from '../../src/resources/website/index.js';
import { search } from '../own-types/search-type.js';
import { issueOf } from '../support/refusals.js';
import { ENTRA } from '../support/sign-in.js';

/** Components that only use what others declare. */
const READS_BLOBS = { 'a reader': { 'containers.*': { access: ['read'] } } };
const ONLY_SENDS = {
  'a sender': { 'queues.*': { access: ['send'] } },
  'a sender by default': { 'queues.*': {} },
};
const ONLY_RECEIVES = { 'a receiver': { 'queues.*': { access: ['receive'] } } };
const READ_ACCESS = { access: [{ name: 'xyz/xyz', role: 'reader' }] };

const TIMER = { type: 'timer', schedule: '0 0 2 * * *' };

const SAMPLES: readonly (readonly [ResourceType, PolicySamples])[] = [
  [
    cosmos,
    {
      beside: { 'databases.*.containers.*': { partitionKey: '/id' } },
      absentOf: {
        'databases.*.containers.*.ttl': {
          'a reader': { '': READ_ACCESS },
          'a reader that turns the index off': {
            '': READ_ACCESS,
            'databases.*.containers.*': { partitionKey: '/id', indexingPolicy: { indexingMode: 'none' } },
          },
        },
      },
      values: {
        capabilities: [['DeleteAllItemsByPartitionKey'], ['DisableRateLimitingResponses']],
        allowedIpRanges: [['203.0.113.0/24'], ['203.0.113.0/25', '203.0.113.128/25'], ['198.51.100.7']],
        'databases.*.throughput': [400, 800],
        'databases.*.maxThroughput': [1000, 4000],
        'databases.*.reserved': [1, 20],
        'databases.*.containers.*.partitionKey': ['/id', '/tenant'],
        'databases.*.containers.*.uniqueKeys': [[['/email']], [['/name']]],
        'databases.*.containers.*.ttl': [60, 3600, -1],
        'databases.*.containers.*.throughput': [400, 800],
        'databases.*.containers.*.maxThroughput': [1000, 4000],
        'databases.*.containers.*.indexingPolicy': [{ indexingMode: 'none' }, { includedPaths: ['/*'] }],
        'databases.*.containers.*.itemFields': [{ a: 'number' }, { a: 'string' }],
        'databases.*.containers.*.partitionKeyValues': [3, 300],
        'databases.*.containers.*.ownerField': ['owner', 'author'],
      },
      least: [
        { databases: [{ name: 'xyz', containers: [{ name: 'xyz', partitionKey: '/id' }] }] },
        {
          enableServerless: false,
          databases: [
            {
              name: 'abc',
              containers: [
                { name: 'abc', partitionKey: '/id' },
                {
                  name: 'xyz',
                  partitionKey: '/id',
                  throughput: 400,
                  maxThroughput: 1000,
                  indexingPolicy: { compositeIndexes: [[{ path: '/a' }, { path: '/b' }]] },
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  [
    functions,
    {
      beside: {
        '': { runtime: 'node', environmentVariables: { A: '1', B: '2' } },
        cors: { allowedOrigins: ['https://a.example.com'] },
        'functions.*': { trigger: TIMER },
        healthCheck: { path: '/a' },
        'scale.alwaysReady.*': { name: 'http', instances: 1 },
      },
      values: {
        runtime: ['node', 'python'],
        version: ['22', '24'],
        environmentVariables: [{ A: '1' }, { A: '2' }],
        publicSettings: [['A'], ['B']],
        'cors.allowedOrigins': [['https://a.example.com'], ['https://b.example.com']],
        'functions.*.trigger': [TIMER, { type: 'timer', schedule: '0 0 3 * * *' }],
        identityConnections: [['BUS'], ['HUB']],
        extensions: [['A'], ['B']],
        identity: ['reports', 'sales'],
        group: ['payments', 'reports'],
        auth: [false, ENTRA],
        allowedIpRanges: [['203.0.113.0/24'], ['198.51.100.7']],
        'healthCheck.path': ['/a', '/b'],
      },
      untried: {
        apis: 'an id is unique in its backend',
        sources: 'an id is unique in its backend',
        availabilityTests: 'an id is unique in its backend',
      },
      least: [
        { runtime: 'node', functions: [{ name: 'xyz', trigger: TIMER }] },
        {
          runtime: 'node',
          sku: 'S1',
          scale: { maximumInstances: 3 },
          functions: [{ name: 'abc', trigger: TIMER }],
        },
        // Consumption runs no version that is the default elsewhere.
        { runtime: 'python', sku: 'Y1', functions: [{ name: 'abc', trigger: TIMER }] },
      ],
    },
  ],
  [
    storage,
    {
      values: { allowedIpRanges: [['203.0.113.0/24'], ['198.51.100.7']] },
      absentOf: {
        'containers.*.lifecycle.coolAfterDays': READS_BLOBS,
        'containers.*.lifecycle.coldAfterDays': READS_BLOBS,
        'containers.*.lifecycle.archiveAfterDays': READS_BLOBS,
        'containers.*.lifecycle.deleteAfterDays': READS_BLOBS,
      },
      least: [
        {
          containers: [{ name: 'xyz', lifecycle: { deleteAfterDays: 30 } }],
          queues: [{ name: 'xyz' }],
          tables: [{ name: 'xyz' }],
        },
      ],
    },
  ],
  [
    eventHubs,
    {
      beside: {
        'hubs.*': { access: ['receive', 'send'] },
        'hubs.*.capture': { containerName: 'raw' },
      },
      absentOf: { 'hubs.*.retentionDays': { 'a receiver': { 'hubs.*': { access: ['receive'] } } } },
      values: {
        throughputUnits: [1, 4],
        maxThroughputUnits: [4, 10],
        processingUnits: [1, 4],
        'hubs.*.partitions': [4, 8],
        'hubs.*.retentionDays': [1, 7],
        'hubs.*.consumerGroups': [['a'], ['b']],
        'hubs.*.capture.containerName': ['files', 'raw'],
      },
      least: [
        {
          hubs: [
            { name: 'xyz', consumerGroups: ['abc'] },
            { name: 'abc', capture: { containerName: 'raw' } },
          ],
        },
        { sku: 'Premium' },
      ],
    },
  ],
  [
    streamAnalytics,
    {
      beside: {
        '': {
          job: 'xyz',
          query: 'SELECT * INTO blobs FROM events',
          input: { hub: 'clicks', consumerGroup: 'xyz' },
          output: { container: 'results' },
        },
        input: { hub: 'clicks', consumerGroup: 'xyz' },
        output: { container: 'results' },
      },
      untried: { job: 'each job has a resource of its own' },
      values: {
        query: ['SELECT 1 INTO blobs FROM events', 'SELECT 2 INTO blobs FROM events'],
        'input.hub': ['clicks', 'views'],
        'input.consumerGroup': ['a', 'b'],
        'output.container': ['files', 'results'],
        'output.path': ['a', 'b'],
        streamingUnits: [3, 10],
      },
      least: [
        {
          job: 'xyz',
          query: 'SELECT * INTO blobs FROM events',
          input: { hub: 'clicks', consumerGroup: 'xyz' },
          output: { container: 'results' },
        },
      ],
    },
  ],
  [
    serviceBus,
    {
      beside: { 'queues.*': { access: ['receive', 'send'] } },
      absentOf: {
        'queues.*.timeToLiveSeconds': ONLY_RECEIVES,
        'queues.*.deadLetterOnExpiration': ONLY_RECEIVES,
        'queues.*.lockSeconds': ONLY_SENDS,
        'queues.*.maxDeliveryCount': ONLY_SENDS,
        'topics.*.timeToLiveSeconds': {
          'a receiver': { 'topics.*': { access: [] } },
          'a receiver by default': { 'topics.*': { subscriptions: [{ name: 'abc' }] } },
        },
      },
      values: {
        messagingUnits: [1, 4],
        owners: [{ 'queue/a': 'a.prod' }, { 'queue/b': 'b.prod' }],
        allowedIpRanges: [['203.0.113.0/24'], ['198.51.100.7']],
        'queues.*.maxSize': [1024, 5120],
        'topics.*.maxSize': [1024, 5120],
        'topics.*.access': [['send'], []],
        'topics.*.subscriptions.*.filter': ["kind = 'a'", "kind = 'b'"],
      },
      least: [
        {
          queues: [{ name: 'xyz' }],
          topics: [{ name: 'abc', subscriptions: [{ name: 'xyz', filter: 'a = 1' }] }],
        },
        { sku: 'Premium' },
      ],
    },
  ],
  [
    aiSearch,
    {
      values: {
        replicas: [1, 3],
        partitions: [1, 2],
        'indexes.*.version': ['11111111', '22222222'],
      },
      least: [{ indexes: [{ name: 'xyz' }] }, { sku: 'standard' }],
    },
  ],
  [
    website,
    {
      beside: { '': { site: 'xyz', buildCommand: 'make' } },
      values: {
        indexDocument: ['a.html', 'b.html'],
        errorDocument: ['a.html', 'b.html'],
        sourceDirectory: ['a', 'b'],
        buildCommand: ['make a', 'make b'],
        outputDirectory: ['a', 'b'],
        publicSettings: [['buildCommand'], []],
      },
      untried: {
        site: 'each site has a resource of its own',
      },
      least: [{ site: 'xyz', sourceDirectory: 'a' }],
    },
  ],
  [
    cdn,
    {
      values: {
        'sites.*.spaDocument': ['a.html', 'b.html'],
        'sites.*.allowedOrigins': [['https://a.example.com'], ['https://b.example.com']],
        'sites.*.customDomain': ['a.example.com', 'b.example.com'],
        'sites.*.dnsZone': [{ name: 'a.com' }, { name: 'b.com' }],
      },
      least: [{ sites: [{ name: 'xyz' }] }],
    },
  ],
];

describe.each(SAMPLES.map(([type, samples]) => [type.type, type, samples] as const))(
  'the policy of %s',
  (name, type, samples) => {
    test('is what the recorded text says', async () => {
      await expect(recordPolicy(type, samples)).toMatchFileSnapshot(`recorded/${name}.txt`);
    });
  },
);

describe('recordPolicy', () => {
  const SEARCH: PolicySamples = {
    beside: { '': { indexes: [] } },
    values: { replicas: [1, 3] },
    least: [{ indexes: [{ name: 'xyz' }] }],
  };

  test("records a user's type", () => {
    expect(recordPolicy(search, SEARCH)).toMatchInlineSnapshot(`
      "tier: "basic" with "standard" → "basic" | "standard" (RESOURCE_SPLIT); in one resource "basic"; the other way round "basic" | "standard" (RESOURCE_SPLIT); in one resource "standard"
      tier: "basic" over "standard" → "basic" | "standard" (RESOURCE_SPLIT); in one resource "basic"
      tier: "basic" under "standard" → "basic" | "standard" (RESOURCE_SPLIT); in one resource "basic"
      tier: "basic" and absent → "basic"
      tier: "standard" and absent → absent | "standard" (RESOURCE_SPLIT); in one resource "standard"
      replicas: 1 and 3 → 3, maximum
      replicas: any and absent → any
      azurerm_search_service.sku = "basic"
      azurerm_search_service.replica_count = 1
      azurerm_search_service.local_authentication_enabled = false
      azurerm_search_service.public_network_access_enabled = true
      "
    `);
  });

  test('refuses an option without values to try, and a sample of no option', () => {
    expect(issueOf(() => recordPolicy(search, { beside: { '': { indexes: [] } } }))).toMatchObject({
      value: 'replicas',
      rule: 'must have two values that differ',
    });
    expect(
      issueOf(() => recordPolicy(search, { ...SEARCH, values: { replicas: [1, 3], replica: [1, 3] } })),
    ).toMatchObject({ value: 'replica', rule: 'must name an option of the schema' });
  });
});

test('every type that components require is recorded', () => {
  const required = BUILT_IN_TYPES.filter(({ requirements }) => requirements.internal !== true);
  expect(SAMPLES.map(([{ type }]) => type).sort()).toEqual(required.map(({ type }) => type).sort());
});
