import { describe, expect, it } from 'vitest';

import type { CacheConfig, CrudApiConfig } from '../../src/components/crud-api/crud-api-config.js';
import type { FieldOptions } from '../../src/components/crud-api/entity-schema.js';
import type {
  BlobFunction,
  CosmosFunction,
  EventHubFunction,
  ServiceBusQueueFunction,
  ServiceBusTopicFunction,
} from '../../src/components/functions-app/event-functions.js';
import type {
  FunctionDeclaration,
  FunctionsAppConfig,
  HttpFunction,
  QueueFunction,
  TimerFunction,
} from '../../src/components/functions-app/functions-app-config.js';
import type { ContainerUse } from '../../src/components/functions-app/data-use.js';
import type { ScaleConfig } from '../../src/resources/functions/hosting/scale.js';
import type {
  IntakeOptions,
  MessageOptions,
  ServiceBusQueue,
  ServiceBusSubscription,
  ServiceBusTopic,
} from '../../src/resources/service-bus/requirement.js';
import type {
  BlobLifecycle,
  StorageContainer,
  StorageQueue,
} from '../../src/resources/storage/requirement.js';
import type { IndexingPolicy } from '../../src/resources/cosmos/requirement.js';
import type {
  ApiManagementEntry,
  ApiPublisher,
  PublishedApiOptions,
  RateLimit,
} from '../../src/resources/api-management/options.js';
import type { EntraAuth } from '../../src/resources/functions/auth/auth.js';
import type { ApiPermissions } from '../../src/runtime/contract/manifest.js';
import type { CorsConfig } from '../../src/resources/functions/requirement.js';
import type { HealthCheckOptions } from '../../src/resources/functions/hosting/health-check.js';
import { app, crud, crudOn } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';
import { ENTRA, OTHER_ENTRA } from '../support/sign-in.js';
import { effectOf, type TogglesOf } from './toggled.js';

const FIELD: TogglesOf<FieldOptions> = {
  type: { with: { type: 'number' } },
  required: { with: { required: true } },
  enum: { with: { enum: ['a'] } },
  pattern: { with: { pattern: '^a' } },
  minLength: { with: { minLength: 1 } },
  maxLength: { with: { maxLength: 9 } },
  minimum: { without: { type: 'number' }, with: { type: 'number', minimum: 1 } },
  maximum: { without: { type: 'number' }, with: { type: 'number', maximum: 9 } },
  format: { with: { format: 'email' } },
  nullable: { with: { nullable: true } },
  fields: { without: { type: 'object' }, with: { type: 'object', fields: { city: 'string' } } },
  items: { without: { type: 'array' }, with: { type: 'array', items: 'string' } },
  default: { with: { default: 'a' } },
  readOnly: { with: { readOnly: true } },
  immutable: { with: { immutable: true } },
};
const CACHE: TogglesOf<CacheConfig> = {
  enabled: { with: { enabled: false } },
  ttl: { with: { ttl: 61 } },
};
const HEALTH: TogglesOf<HealthCheckOptions> = {
  path: { with: { path: '/alive' } },
  interval: { with: { interval: 30 } },
  timeout: { with: { timeout: 5 } },
  unhealthyThreshold: { with: { unhealthyThreshold: 3 } },
  availabilityTest: { with: { availabilityTest: true } },
};
const INDEXING: TogglesOf<IndexingPolicy> = {
  indexingMode: { with: { indexingMode: 'none' } },
  includedPaths: { with: { includedPaths: ['/*'] } },
  compositeIndexes: { with: { compositeIndexes: [[{ path: '/id' }, { path: '/_ts' }]] } },
  excludedPaths: {
    without: { includedPaths: ['/*'] },
    with: { includedPaths: ['/*'], excludedPaths: ['/id/?'] },
  },
};
const AUTH: TogglesOf<Omit<EntraAuth, 'provider'>> = {
  tenantId: { with: { tenantId: OTHER_ENTRA.clientId } },
  clientId: { with: { clientId: OTHER_ENTRA.clientId } },
  audiences: { with: { audiences: ['api://shop'] } },
  allowedApplications: { with: { allowedApplications: [OTHER_ENTRA.clientId] } },
  allowedIdentities: { with: { allowedIdentities: [OTHER_ENTRA.clientId] } },
};
const PERMISSIONS: TogglesOf<ApiPermissions> = {
  read: { with: { read: { scopes: ['users.read'] } } },
  write: { with: { write: { roles: ['Writer'] } } },
};
const CORS: TogglesOf<CorsConfig> = {
  allowedOrigins: { with: { allowedOrigins: ['https://b.example.com'] } },
  supportCredentials: { with: { supportCredentials: true } },
};
const HTTP: TogglesOf<Omit<HttpFunction, 'trigger'>> = {
  route: { with: { route: 'orders/{id}' } },
  methods: { with: { methods: ['PUT'] } },
  authLevel: { with: { authLevel: 'anonymous' } },
  permission: {
    without: { authLevel: 'entra' },
    with: { authLevel: 'entra', permission: { roles: ['Reader'] } },
  },
};
const TIMER: TogglesOf<Omit<TimerFunction, 'trigger'>> = {
  schedule: { with: { schedule: '0 0 3 * * *' } },
};
const QUEUE: TogglesOf<Omit<QueueFunction, 'trigger'>> = { queueName: { with: { queueName: 'others' } } };
const BLOB: TogglesOf<Omit<BlobFunction, 'trigger'>> = {
  containerName: { with: { containerName: 'others' } },
};
const BUS_QUEUE: TogglesOf<Omit<ServiceBusQueueFunction, 'trigger'>> = {
  queueName: { with: { queueName: 'others' } },
  connection: { with: { connection: 'OTHER' } },
};
const BUS_TOPIC: TogglesOf<Omit<ServiceBusTopicFunction, 'trigger'>> = {
  topicName: { with: { topicName: 'others' } },
  subscriptionName: { with: { subscriptionName: 'others' } },
  connection: { with: { connection: 'OTHER' } },
};
const HUB: TogglesOf<Omit<EventHubFunction, 'trigger'>> = {
  eventHubName: { with: { eventHubName: 'others' } },
  connection: { with: { connection: 'OTHER' } },
  consumerGroup: { with: { consumerGroup: 'others' } },
};
const FEED: TogglesOf<Omit<CosmosFunction, 'trigger'>> = {
  databaseName: { with: { databaseName: 'more' } },
  containerName: { with: { containerName: 'userapi' } },
};

const LIFECYCLE: TogglesOf<BlobLifecycle> = {
  coolAfterDays: { with: { coolAfterDays: 10 } },
  coldAfterDays: { with: { coldAfterDays: 10 } },
  archiveAfterDays: { with: { archiveAfterDays: 10 } },
  deleteAfterDays: { with: { deleteAfterDays: 10 } },
};
const CONTAINER: TogglesOf<StorageContainer> = {
  name: { with: { name: 'others' } },
  access: { with: { access: ['write'] } },
  lifecycle: { with: { lifecycle: { deleteAfterDays: 10 } } },
};
const STORAGE_QUEUE: TogglesOf<StorageQueue> = {
  name: { with: { name: 'others' } },
  access: { with: { access: ['receive'] } },
};
const WAITING: TogglesOf<MessageOptions> = {
  lockSeconds: { with: { lockSeconds: 120 } },
  maxDeliveryCount: { with: { maxDeliveryCount: 3 } },
  timeToLiveSeconds: { with: { timeToLiveSeconds: 60 } },
  deadLetterOnExpiration: { with: { deadLetterOnExpiration: false } },
  requiresSession: { with: { requiresSession: true } },
};
const INTAKE: TogglesOf<IntakeOptions> = {
  maxSize: { with: { maxSize: 2048 } },
  duplicateDetectionSeconds: { with: { duplicateDetectionSeconds: 60 } },
};
const OWN_BUS_QUEUE: TogglesOf<ServiceBusQueue> = {
  name: { with: { name: 'others' } },
  access: { with: { access: ['receive'] } },
  ...WAITING,
  ...INTAKE,
};
const TOPIC: TogglesOf<ServiceBusTopic> = {
  name: { with: { name: 'others' } },
  access: { with: { access: [] } },
  subscriptions: { with: { subscriptions: [{ name: 'billing' }] } },
  timeToLiveSeconds: { with: { timeToLiveSeconds: 60 } },
  ...INTAKE,
};
const SUBSCRIPTION: TogglesOf<ServiceBusSubscription> = {
  name: { with: { name: 'shipping' } },
  filter: { with: { filter: 'total > 0' } },
  deadLetterOnFilterError: { with: { deadLetterOnFilterError: false } },
  ...WAITING,
};
const ITEMS: TogglesOf<ContainerUse> = {
  name: { with: { name: 'others' } },
  access: { with: { access: ['write'] } },
  partitionKey: { with: { partitionKey: '/tenant' } },
  uniqueKeys: { with: { uniqueKeys: [['/email']] } },
  ttl: { with: { ttl: 60 } },
  throughput: { with: { throughput: 500 } },
  maxThroughput: { with: { maxThroughput: 1000 } },
  indexingPolicy: { with: { indexingPolicy: { indexingMode: 'none' } } },
};
const SCALE: TogglesOf<ScaleConfig> = {
  minimumInstances: { with: { minimumInstances: 2 } },
  maximumInstances: { with: { maximumInstances: 50 } },
  instanceMemory: { with: { instanceMemory: 512 } },
  alwaysReady: { with: { alwaysReady: { http: 1 } } },
  zones: { with: { zones: true } },
};

const GATEWAY: TogglesOf<ApiManagementEntry> = {
  publisher: { with: { publisher: { name: 'Other', email: 'apis@example.com' } } },
  tier: { with: { tier: 'BasicV2' } },
  units: { without: { tier: 'BasicV2' }, with: { tier: 'BasicV2', units: 2 } },
  apis: { with: { apis: { UserApi: { product: 'partners' } } } },
};
const PUBLISHER: TogglesOf<ApiPublisher> = {
  name: { with: { name: 'Other' } },
  email: { with: { email: 'other@example.com' } },
};
const RATE: TogglesOf<RateLimit> = {
  calls: { with: { calls: 20 } },
  seconds: { with: { seconds: 20 } },
};
const PUBLISHED: TogglesOf<PublishedApiOptions> = {
  product: { with: { product: 'partners' } },
  rateLimit: { with: { rateLimit: { calls: 10, seconds: 10 } } },
};

const publisher = { name: 'Shop', email: 'apis@example.com' };
const ofGateway = (apiManagement: Partial<ApiManagementEntry>) =>
  effectOf([crud('UserApi')], {
    ...SHOP,
    auth: ENTRA,
    entry: { apiManagement: { publisher, ...apiManagement } },
  });

const origins = ['https://a.example.com'];
const ofApp = (options: Partial<FunctionsAppConfig>) => effectOf([app('Jobs', options)], SHOP);
const ofApi = (options: Partial<CrudApiConfig>) => effectOf([crud('UserApi', options)], SHOP);
/** What a function waits for is told to the runtime of the app, which starts its code. */
const ofFunction = (run: FunctionDeclaration) =>
  effectOf(
    [
      app('Jobs', {
        functions: { run },
        sourceDirectory: 'jobs',
        sku: 'B1',
        environmentVariables: {
          BUS__fullyQualifiedNamespace: 'a.servicebus.windows.net',
          OTHER__fullyQualifiedNamespace: 'b.servicebus.windows.net',
        },
      }),
      crud('UserApi', { databaseName: 'main' }),
      crud('OrderApi', { databaseName: 'main' }),
      crud('ItemApi', { entityName: 'OrderApi', databaseName: 'more' }),
    ],
    SHOP,
  );

function cases<O extends object>(
  title: string,
  toggles: TogglesOf<O>,
  effect: (options: Partial<O>) => unknown,
): [string, () => void][] {
  return (Object.keys(toggles) as (keyof O & string)[]).map((option) => [
    `${title}.${option}`,
    () => {
      const { without = {}, with: changed } = toggles[option];
      expect(effect(changed)).not.toEqual(effect(without));
    },
  ]);
}

describe('a nested option changes what is made or said', () => {
  it.each([
    ...cases('schema.<field>', FIELD, (field) =>
      ofApi({ schema: { id: 'string', name: { type: 'string', ...field } } }),
    ),
    ...cases('cache', CACHE, (cache) => ofApi({ cache: { ttl: 60, ...cache } })),
    ...cases('healthCheck', HEALTH, (health) =>
      effectOf([crudOn('B1', 'UserApi', { healthCheck: { path: '/health', ...health } })], SHOP),
    ),
    ...cases('indexingPolicy', INDEXING, (indexingPolicy) => ofApi({ indexingPolicy })),
    ...cases('cors', CORS, (cors) => ofApi({ cors: { allowedOrigins: origins, ...cors } })),
    ...cases('entry.apiManagement', GATEWAY, ofGateway),
    ...cases('entry.apiManagement.publisher', PUBLISHER, (options) =>
      ofGateway({ publisher: { ...publisher, ...options } }),
    ),
    ...cases('entry.apiManagement.apis.<id>', PUBLISHED, (options) =>
      ofGateway({ tier: 'BasicV2', apis: { UserApi: options } }),
    ),
    ...cases('entry.apiManagement.apis.<id>.rateLimit', RATE, (options) =>
      ofGateway({
        tier: 'BasicV2',
        apis: { UserApi: { rateLimit: { calls: 10, seconds: 10, ...options } } },
      }),
    ),
    ...cases('auth', AUTH, (auth) => ofApi({ auth: { ...ENTRA, ...auth } })),
    ...cases('permissions', PERMISSIONS, (permissions) => ofApi({ auth: ENTRA, permissions })),
    ...cases('http', HTTP, (options) => ofFunction({ trigger: 'http', ...options })),
    ...cases('timer', TIMER, (options) =>
      ofFunction({ trigger: 'timer', schedule: '0 0 2 * * *', ...options }),
    ),
    ...cases('blob', BLOB, (options) => ofFunction({ trigger: 'blob', containerName: 'files', ...options })),
    ...cases('serviceBusQueue', BUS_QUEUE, (options) =>
      ofFunction({ trigger: 'serviceBusQueue', queueName: 'jobs', connection: 'BUS', ...options }),
    ),
    ...cases('serviceBusTopic', BUS_TOPIC, (options) =>
      ofFunction({
        trigger: 'serviceBusTopic',
        topicName: 'jobs',
        subscriptionName: 'all',
        connection: 'BUS',
        ...options,
      }),
    ),
    ...cases('eventHub', HUB, (options) =>
      ofFunction({ trigger: 'eventHub', eventHubName: 'jobs', connection: 'BUS', ...options }),
    ),
    ...cases('cosmos', FEED, (options) =>
      ofFunction({ trigger: 'cosmos', databaseName: 'main', containerName: 'orderapi', ...options }),
    ),
    ...cases('containers.lifecycle', LIFECYCLE, (lifecycle) =>
      ofApp({ containers: [{ name: 'files', lifecycle }] }),
    ),
    ...cases('containers', CONTAINER, (part) => ofApp({ containers: [{ name: 'files', ...part }] })),
    ...cases('queues', STORAGE_QUEUE, (part) => ofApp({ queues: [{ name: 'jobs', ...part }] })),
    ...cases('serviceBusQueues', OWN_BUS_QUEUE, (part) =>
      ofApp({ serviceBusQueues: [{ name: 'jobs', ...part }] }),
    ),
    ...cases('topics', TOPIC, (part) => ofApp({ topics: [{ name: 'events', ...part }] })),
    ...cases('topics.subscriptions', SUBSCRIPTION, (part) =>
      ofApp({ topics: [{ name: 'events', subscriptions: [{ name: 'billing', ...part }] }] }),
    ),
    ...cases('databases.containers', ITEMS, (part) =>
      ofApp({ databases: [{ name: 'main', containers: [{ name: 'items', partitionKey: '/id', ...part }] }] }),
    ),
    ...cases('scale', SCALE, (scale) => ofApp({ scale })),
    ...cases('queue', QUEUE, (options) => ofFunction({ trigger: 'queue', queueName: 'jobs', ...options })),
  ])('%s', (_option, holds) => {
    holds();
  });
});
