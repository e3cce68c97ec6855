import { describe, expect, it } from 'vitest';

import type {
  ContainerRequirement,
  CosmosRequirementConfig,
  DatabaseRequirement,
} from '../../src/resources/cosmos/requirement.js';
import type { FunctionsRequirementConfig } from '../../src/resources/functions/requirement.js';
import type {
  EventHub,
  EventHubCapture,
  EventHubsRequirement,
} from '../../src/resources/event-hubs/requirement.js';
import type {
  ServiceBusQueue,
  ServiceBusRequirement,
  ServiceBusSubscription,
  ServiceBusTopic,
} from '../../src/resources/service-bus/requirement.js';
import type { StorageRequirementConfig } from '../../src/resources/storage/requirement.js';
import { crud, custom, requirement } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';
import { ENTRA } from '../support/sign-in.js';
import { effectOf, type TogglesOf } from './toggled.js';

const items = { name: 'items', partitionKey: '/id' };
const database = (...containers: ContainerRequirement[]) => ({ databases: [{ name: 'main', containers }] });

const COSMOS: TogglesOf<CosmosRequirementConfig> = {
  consistency: { with: { consistency: 'Strong' } },
  enableServerless: { with: { enableServerless: false } },
  enableMultiRegion: { with: { enableMultiRegion: true } },
  capabilities: { with: { capabilities: ['DisableRateLimitingResponses'] } },
  databases: { with: database(items) },
  access: {
    without: database(items),
    with: { ...database(items), access: [{ name: 'main/items', role: 'reader' }] },
  },
  allowedIpRanges: { with: { allowedIpRanges: ['203.0.113.0/24'] } },
};

const EVENT_HUBS: TogglesOf<EventHubsRequirement> = {
  sku: { with: { sku: 'Premium' } },
  throughputUnits: { with: { throughputUnits: 2 } },
  maxThroughputUnits: { with: { maxThroughputUnits: 4 } },
  processingUnits: { without: { sku: 'Premium' }, with: { sku: 'Premium', processingUnits: 2 } },
  hubs: { with: { hubs: [{ name: 'clicks' }] } },
};
const HUB: TogglesOf<EventHub> = {
  name: { with: { name: 'orders' } },
  access: { with: { access: ['receive'] } },
  partitions: { with: { partitions: 8 } },
  retentionDays: { with: { retentionDays: 1 } },
  consumerGroups: { with: { consumerGroups: ['reports'] } },
  capture: { with: { capture: { containerName: 'raw' } } },
};
const CAPTURE: TogglesOf<EventHubCapture> = {
  containerName: { with: { containerName: 'others' } },
  intervalSeconds: { with: { intervalSeconds: 60 } },
};

const CONTAINER: TogglesOf<Omit<ContainerRequirement, 'itemFields'>> = {
  name: { with: { name: 'others' } },
  partitionKey: { with: { partitionKey: '/tenant' } },
  uniqueKeys: { with: { uniqueKeys: [['/email']] } },
  ttl: { with: { ttl: 60 } },
  throughput: { with: { throughput: 500 } },
  maxThroughput: { with: { maxThroughput: 1000 } },
  indexingPolicy: { with: { indexingPolicy: { indexingMode: 'none' } } },
  partitionKeyValues: { with: { partitionKeyValues: 3 } },
  ownerField: { without: { uniqueKeys: ['/email'] }, with: { uniqueKeys: ['/email'], ownerField: 'owner' } },
};

// src/resources/guest/guest.test.ts tests reserved.
const DATABASE: TogglesOf<Omit<DatabaseRequirement, 'reserved'>> = {
  name: { with: { name: 'others' } },
  throughput: { with: { throughput: 500 } },
  maxThroughput: { with: { maxThroughput: 1000 } },
  containers: { with: { containers: [items] } },
};

const timer = { type: 'timer', schedule: '0 0 2 * * *' } as const;
const source = { name: 'Jobs', folder: 'jobs', directory: 'jobs' };

const FUNCTIONS: TogglesOf<Omit<FunctionsRequirementConfig, 'apis' | 'publicSettings'>> = {
  runtime: { with: { runtime: 'python' } },
  version: { with: { version: '24' } },
  identity: { with: { identity: 'reports' } },
  group: { with: { group: 'payments' } },
  scale: { with: { scale: { maximumInstances: 50 } } },
  environmentVariables: { with: { environmentVariables: { LEVEL: 'debug' } } },
  auth: { with: { auth: ENTRA } },
  cors: { with: { cors: { allowedOrigins: ['*'] } } },
  functions: {
    without: { sources: [source] },
    with: { sources: [source], functions: [{ name: 'jobs_tick', trigger: timer }] },
  },
  sources: { with: { sources: [source] } },
  identityConnections: { with: { identityConnections: ['BUS'] } },
  extensions: { with: { extensions: ['Kafka'] } },
  sku: { with: { sku: 'EP1' } },
  alwaysOn: { with: { alwaysOn: true } },
  healthCheck: { with: { healthCheck: { path: '/up' } } },
  availabilityTests: { with: { availabilityTests: [{ name: 'jobs', path: '/api/up' }] } },
  allowedIpRanges: { with: { allowedIpRanges: ['203.0.113.0/24'] } },
};

const STORAGE: TogglesOf<StorageRequirementConfig> = {
  performanceTier: { with: { performanceTier: 'Premium' } },
  replication: { with: { replication: 'ZRS' } },
  containers: { with: { containers: [{ name: 'files' }] } },
  queues: { with: { queues: [{ name: 'jobs' }] } },
  tables: { with: { tables: [{ name: 'sessions' }] } },
  allowedIpRanges: { with: { allowedIpRanges: ['203.0.113.0/24'] } },
};

const waiting = {
  lockSeconds: { with: { lockSeconds: 120 } },
  maxDeliveryCount: { with: { maxDeliveryCount: 3 } },
  timeToLiveSeconds: { with: { timeToLiveSeconds: 60 } },
  deadLetterOnExpiration: { with: { deadLetterOnExpiration: false } },
  requiresSession: { with: { requiresSession: true } },
};

const intake = {
  maxSize: { with: { maxSize: 2048 } },
  duplicateDetectionSeconds: { with: { duplicateDetectionSeconds: 60 } },
};

// src/resources/service-bus/check-guests.test.ts tests owners.
const SERVICE_BUS: TogglesOf<Omit<ServiceBusRequirement, 'owners'>> = {
  sku: { with: { sku: 'Premium' } },
  messagingUnits: { without: { sku: 'Premium' }, with: { sku: 'Premium', messagingUnits: 2 } },
  queues: { with: { queues: [{ name: 'orders' }] } },
  topics: { with: { topics: [{ name: 'events' }] } },
  allowedIpRanges: {
    without: { sku: 'Premium' },
    with: { sku: 'Premium', allowedIpRanges: ['203.0.113.0/24'] },
  },
};

const QUEUE: TogglesOf<ServiceBusQueue> = {
  name: { with: { name: 'others' } },
  access: { with: { access: ['receive'] } },
  ...waiting,
  ...intake,
};

const TOPIC: TogglesOf<ServiceBusTopic> = {
  name: { with: { name: 'others' } },
  access: { with: { access: [] } },
  subscriptions: { with: { subscriptions: [{ name: 'billing' }] } },
  timeToLiveSeconds: waiting.timeToLiveSeconds,
  ...intake,
};

const SUBSCRIPTION: TogglesOf<ServiceBusSubscription> = {
  name: { with: { name: 'shipping' } },
  filter: { with: { filter: 'total > 0' } },
  deadLetterOnFilterError: { with: { deadLetterOnFilterError: false } },
  ...waiting,
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

  it('of a container: itemFields, beside a component that takes the items for others', () => {
    const asking = (id: string, itemFields: Readonly<Record<string, string>>) =>
      custom(id, [requirement('cosmos', database({ ...items, itemFields }))]);
    const beside = (type: string) =>
      effectOf([asking('Jobs', { total: type }), asking('Other', { total: 'string' })], SHOP);
    expect(beside('number')).not.toEqual(beside('string'));
  });

  it.each(Object.entries(DATABASE))('of a database: %s', (_option, { without = {}, with: changed }) => {
    const asked = (part: Partial<DatabaseRequirement>) =>
      effect('cosmos', { databases: [{ name: 'main', ...part }] });
    expect(asked(changed)).not.toEqual(asked(without));
  });

  it.each(Object.entries(FUNCTIONS))('of functions: %s', (_option, { without = {}, with: changed }) => {
    const asked = (config: object) => effect('functions', { runtime: 'node', ...config });
    expect(asked(changed)).not.toEqual(asked(without));
  });

  it.each(Object.entries(STORAGE))('of storage: %s', (_option, { without = {}, with: changed }) => {
    expect(effect('storage', changed)).not.toEqual(effect('storage', without));
  });

  describe('of Service Bus', () => {
    const bus = (config: object) =>
      effectOf(
        [custom('Jobs', [requirement('servicebus', config), requirement('functions', { runtime: 'node' })])],
        SHOP,
      );
    const parts: [
      string,
      Readonly<Record<string, { with: object; without?: object }>>,
      (part: object) => object,
    ][] = [
      ['a namespace', SERVICE_BUS, (part) => part],
      ['a queue', QUEUE, (part) => ({ queues: [{ name: 'orders', ...part }] })],
      ['a topic', TOPIC, (part) => ({ topics: [{ name: 'events', ...part }] })],
      [
        'a subscription',
        SUBSCRIPTION,
        (part) => ({ topics: [{ name: 'events', subscriptions: [{ name: 'billing', ...part }] }] }),
      ],
    ];
    const toggles = parts.flatMap(([what, options, within]) =>
      Object.entries(options).map(([option, toggle]) => [`${what}: ${option}`, toggle, within] as const),
    );

    it.each(toggles)('%s', (_option, { without = {}, with: changed }, within) => {
      expect(bus(within(changed))).not.toEqual(bus(within(without)));
    });
  });

  describe('of Event Hubs', () => {
    const streams = (config: object) =>
      effectOf(
        [custom('Jobs', [requirement('eventhubs', config), requirement('functions', { runtime: 'node' })])],
        { ...SHOP, azurerm: 5 },
      );
    const hub = (part: object) => ({ hubs: [{ name: 'clicks', ...part }] });
    const parts: [
      string,
      Readonly<Record<string, { with: object; without?: object }>>,
      (part: object) => object,
    ][] = [
      ['a namespace', EVENT_HUBS, (part) => part],
      ['a hub', HUB, hub],
      ['a capture', CAPTURE, (part) => hub({ capture: { containerName: 'raw', ...part } })],
    ];
    const toggles = parts.flatMap(([what, options, within]) =>
      Object.entries(options).map(([option, toggle]) => [`${what}: ${option}`, toggle, within] as const),
    );

    it.each(toggles)('%s', (_option, { without = {}, with: changed }, within) => {
      expect(streams(within(changed))).not.toEqual(streams(within(without)));
    });
  });
});
