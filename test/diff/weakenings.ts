import { type BackendConfig, defineBackend } from '@atakora/component/backend';

import { EventsApp, eventTopic } from '@atakora/component/functions';

import type { CrudApiConfig } from '../../src/components/crud-api/crud-api-config.js';
import { StaticSite } from '../../src/components/static-site/static-site.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import type { PlanLock } from '../../src/plan.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';

/** What a backend declares. */
export interface Side {
  readonly components: readonly AnyComponentDefinition[];
  readonly config?: Partial<BackendConfig>;
}

/** Two declarations. From `strong` to `weak` data is at risk, and the other way it is not. */
export interface Pair {
  readonly title: string;
  readonly strong: Side;
  readonly weak: Side;
  /** What is weaker, as the diff names it. */
  readonly argument: string;
  /** Another value in either direction is at risk. */
  readonly both?: true;
  /** What the gate does with Terraform's plan for the weak side. @default 'refuses' */
  readonly gate?: 'passes';
  /** Warning of `plan()` alone, with the lock; null for none. @default 'DATA_AT_RISK' */
  readonly alone?: 'DATA_RETAINED' | null;
}

/** A component uses another place under another name: nothing of Terraform shows it, and the data is retained. */
const LEFT_BEHIND = { argument: '', both: true, gate: 'passes', alone: 'DATA_RETAINED' } as const;

const api = (ttl?: number, config: Partial<BackendConfig> = {}): Side => ({
  components: [crud('UserApi', { ...(ttl !== undefined && { ttl }) })],
  config,
});
const cosmos = (cosmosConfig: BackendConfig['cosmosConfig'] & object, ttl?: number): Side =>
  api(ttl, { cosmosConfig });
const regions = (...all: (string | [name: string, zoneRedundant: boolean])[]): Side => ({
  components: [crud('UserApi', { throughput: 400 })],
  config: {
    cosmosConfig: {
      failoverPolicies: all.map((each, priority) => {
        const [locationName, zoneRedundant] = typeof each === 'string' ? [each, false] : each;
        return { locationName, priority, ...(zoneRedundant && { zoneRedundant }) };
      }),
    },
  },
});
const periodic = (options: object): Side => cosmos({ backup: { type: 'Periodic', ...options } });

const files = (config: object = {}, options: Partial<BackendConfig> = {}): Side => ({
  components: [custom('Files', [requirement('storage', { containers: [{ name: 'files' }], ...config })])],
  config: options,
});
const lifecycle = (days: object): Side => files({ containers: [{ name: 'files', lifecycle: days }] });
const kept = (storageConfig: BackendConfig['storageConfig'] & object): Side => files({}, { storageConfig });
const replicated = (storageReplication: BackendConfig['storageReplication'] & string): Side =>
  files({}, { storageReplication });

const bus = (config: object): Side => ({
  components: [custom('Mail', [requirement('servicebus', config)])],
});
const queue = (options: object): Side => bus({ queues: [{ name: 'orders', ...options }] });
const topic = (options: object): Side => bus({ topics: [{ name: 'events', ...options }] });
export const subscription = (options: object): Side =>
  topic({ subscriptions: [{ name: 'all', ...options }] });

/** The component's own part of the topic `events`. */
const subscribedTo = (name: string, own: string): Side =>
  bus({ topics: [{ name, subscriptions: [{ name: own }] }] });
const hub = (options: object): Side => ({
  components: [
    custom('Feed', [
      requirement('eventhubs', { hubs: [{ name: 'clicks', ...options }] }),
      requirement('storage', { containers: [{ name: 'raw' }] }),
    ]),
  ],
  config: { azurerm: 5 },
});
const stored = (config: object): Side => ({
  components: [custom('Files', [requirement('storage', config)])],
});
const deleting = () =>
  custom('Old', [
    requirement('storage', { containers: [{ name: 'files', lifecycle: { deleteAfterDays: 3 } }] }),
  ]);

/** A component that writes to the container `all`, which others share. */
const sharing = (id: string, ttl?: number) =>
  custom(id, [
    requirement('cosmos', {
      databases: [
        { name: 'db', containers: [{ name: 'all', partitionKey: '/id', ...(ttl !== undefined && { ttl }) }] },
      ],
    }),
  ]);
const onX = (id: string, config: Partial<CrudApiConfig> = {}) =>
  crud(id, { entityName: 'X', databaseName: 'x-db', ...config });

const orders = eventTopic('order-events', {
  OrderPlaced: { orderId: 'string' },
  OrderCancelled: { orderId: 'string' },
});
const subscribed = (events: readonly ('OrderPlaced' | 'OrderCancelled')[]): Side => ({
  components: [
    EventsApp.define('Shop', {
      publishes: [orders],
      functions: { place: { trigger: 'http', methods: ['POST'] } },
      sourceDirectory: 'dist/shop',
    }),
    EventsApp.define('Billing', {
      subscribers: { sendInvoice: { topic: orders, events } },
      sourceDirectory: 'dist/billing',
    }),
  ],
});

const monitored = (retentionDays: number): Side => ({
  components: [app('Jobs')],
  config: { monitoring: { retentionDays } },
});

const FILES = 'rule.files.actions.base_blob.delete_after_days_since_modification_greater_than';

/** The oracle: pairs of declarations, written and judged by hand. */
export const PAIRS: readonly Pair[] = [
  { title: 'ttl set to a second', strong: api(), weak: api(1), argument: 'default_ttl' },
  { title: 'ttl lowered', strong: api(3600), weak: api(60), argument: 'default_ttl' },
  { title: 'ttl from -1 to an hour', strong: api(-1), weak: api(3600), argument: 'default_ttl' },
  { title: 'ttl set to -1, which items may shorten', strong: api(), weak: api(-1), argument: 'default_ttl' },
  {
    title: 'region removed',
    strong: regions('eastus', 'westus2'),
    weak: regions('eastus', 'westus'),
    argument: 'geo_location',
    both: true,
  },
  {
    title: 'one region of two removed',
    strong: regions('eastus', 'westus2'),
    weak: regions('eastus'),
    argument: 'geo_location',
  },
  {
    title: 'backup retention lowered',
    strong: periodic({ retentionHours: 720 }),
    weak: periodic({ retentionHours: 24 }),
    argument: 'backup.retention_in_hours',
  },
  {
    title: 'backup retention given up',
    strong: periodic({ retentionHours: 720, intervalMinutes: 120 }),
    weak: periodic({ retentionHours: 8, intervalMinutes: 120 }),
    argument: 'backup.retention_in_hours',
  },
  {
    title: 'backup interval raised',
    strong: periodic({ intervalMinutes: 60, retentionHours: 72 }),
    weak: periodic({ intervalMinutes: 1440, retentionHours: 72 }),
    argument: 'backup.interval_in_minutes',
  },
  {
    title: 'backups in one region',
    strong: periodic({ redundancy: 'Geo' }),
    weak: periodic({ redundancy: 'Local' }),
    argument: 'backup.storage_redundancy',
  },
  {
    title: 'backups in one zone',
    strong: periodic({ redundancy: 'Zone' }),
    weak: periodic({ redundancy: 'Local' }),
    argument: 'backup.storage_redundancy',
  },
  {
    title: 'tier of continuous backup lowered',
    strong: cosmos({ backup: 'Continuous30Days' }),
    weak: cosmos({ backup: 'Continuous7Days' }),
    argument: 'backup.tier',
  },
  {
    title: 'GRS to LRS',
    strong: replicated('GRS'),
    weak: replicated('LRS'),
    argument: 'account_replication_type',
  },
  {
    title: 'RAGRS to LRS',
    strong: replicated('RAGRS'),
    weak: replicated('LRS'),
    argument: 'account_replication_type',
  },
  {
    title: 'GZRS to ZRS',
    strong: replicated('GZRS'),
    weak: replicated('ZRS'),
    argument: 'account_replication_type',
  },
  {
    title: 'lifecycle that deletes added',
    strong: files(),
    weak: lifecycle({ deleteAfterDays: 1 }),
    argument: FILES,
  },
  {
    title: 'lifecycle shortened',
    strong: lifecycle({ deleteAfterDays: 30 }),
    weak: lifecycle({ deleteAfterDays: 7 }),
    argument: FILES,
  },
  {
    title: 'lifecycle that deletes beside tiers',
    strong: lifecycle({ coolAfterDays: 10 }),
    weak: lifecycle({ coolAfterDays: 10, deleteAfterDays: 100 }),
    argument: FILES,
  },
  {
    title: 'versions turned off',
    strong: kept({ versioning: true }),
    weak: kept({ versioning: false }),
    argument: 'blob_properties.versioning_enabled',
  },
  {
    title: 'soft delete of blobs shortened',
    strong: kept({ deletedBlobDays: 30 }),
    weak: kept({ deletedBlobDays: 7 }),
    argument: 'blob_properties.delete_retention_policy.days',
  },
  {
    title: 'soft delete of blobs off',
    strong: kept({ deletedBlobDays: 7 }),
    weak: kept({ deletedBlobDays: 0 }),
    argument: 'blob_properties.delete_retention_policy.days',
  },
  {
    title: 'soft delete of containers off',
    strong: kept({ deletedContainerDays: 7 }),
    weak: kept({ deletedContainerDays: 0 }),
    argument: 'blob_properties.container_delete_retention_policy.days',
  },
  {
    title: 'messages expire',
    strong: queue({}),
    weak: queue({ timeToLiveSeconds: 60 }),
    argument: 'default_message_ttl',
  },
  {
    title: 'messages expire earlier',
    strong: queue({ timeToLiveSeconds: 86_400 }),
    weak: queue({ timeToLiveSeconds: 3600 }),
    argument: 'default_message_ttl',
  },
  {
    title: 'dead letters of a queue off',
    strong: queue({ timeToLiveSeconds: 60 }),
    weak: queue({ timeToLiveSeconds: 60, deadLetterOnExpiration: false }),
    argument: 'dead_lettering_on_message_expiration',
  },
  {
    title: 'maxSize lowered',
    strong: queue({ maxSize: 5120 }),
    weak: queue({ maxSize: 1024 }),
    argument: 'max_size_in_megabytes',
  },
  {
    title: 'messages of a topic expire',
    strong: topic({ timeToLiveSeconds: 86_400 }),
    weak: topic({ timeToLiveSeconds: 60 }),
    argument: 'default_message_ttl',
  },
  {
    title: 'messages of a subscription expire earlier',
    strong: subscription({ timeToLiveSeconds: 86_400 }),
    weak: subscription({ timeToLiveSeconds: 60 }),
    argument: 'default_message_ttl',
  },
  {
    title: 'dead letters of a filter off',
    strong: subscription({}),
    weak: subscription({ deadLetterOnFilterError: false }),
    argument: 'dead_lettering_on_filter_evaluation_error',
  },
  {
    title: 'subscription narrowed to nothing',
    strong: subscription({ filter: "priority = 'high'" }),
    weak: subscription({ filter: '1=0' }),
    argument: 'sql_filter',
    both: true,
  },
  {
    title: 'subscription takes all but more names',
    strong: subscription({ filter: "NOT user.kind IN ('a')" }),
    weak: subscription({ filter: "NOT user.kind IN ('a', 'b')" }),
    argument: 'sql_filter',
    both: true,
  },
  {
    title: 'subscription takes names of another property',
    strong: subscription({ filter: "user.kind IN ('a')" }),
    weak: subscription({ filter: "user.sort IN ('a', 'b')" }),
    argument: 'sql_filter',
    both: true,
  },
  {
    title: 'subscription narrowed from everything',
    strong: subscription({}),
    weak: subscription({ filter: '1=0' }),
    argument: 'sql_filter',
  },
  {
    title: 'log retention lowered',
    strong: monitored(90),
    weak: monitored(30),
    argument: 'retention_in_days',
  },
  {
    title: "dataProtection 'destroy'",
    strong: api(),
    weak: api(undefined, { dataProtection: 'destroy' }),
    argument: 'dataProtection',
    gate: 'passes',
    alone: null,
  },
  {
    title: 'softDelete off',
    strong: { components: [crud('UserApi', { softDelete: true })] },
    weak: { components: [crud('UserApi')] },
    argument: 'softDelete',
    gate: 'passes',
  },
  { title: 'ttl from -1 to a minute', strong: api(-1), weak: api(60), argument: 'default_ttl' },
  {
    title: 'a component that keeps the items of a container for ever leaves it',
    strong: { components: [sharing('A'), sharing('B', 60)] },
    weak: { components: [sharing('B', 60)] },
    argument: 'default_ttl',
  },
  {
    title: 'the component with the longest ttl of a container leaves it',
    strong: { components: [sharing('A', 3600), sharing('B', 60)] },
    weak: { components: [sharing('B', 60)] },
    argument: 'default_ttl',
  },
  {
    title: 'the longest ttl of a shared container lowered',
    strong: { components: [sharing('A', 3600), sharing('B', 60)] },
    weak: { components: [sharing('A', 30), sharing('B', 60)] },
    argument: 'default_ttl',
  },
  {
    title: 'an API without ttl only reads from now on',
    strong: { components: [onX('A'), onX('B', { ttl: 60 })] },
    weak: { components: [onX('A', { operations: ['read'] }), onX('B', { ttl: 60 })] },
    argument: 'default_ttl',
  },
  {
    title: 'multi-region turned off',
    strong: {
      components: [crud('UserApi', { throughput: 400 })],
      config: {
        cosmosConfig: {
          enableMultiRegion: true,
          failoverPolicies: [
            { locationName: 'eastus', priority: 0 },
            { locationName: 'westus2', priority: 1 },
          ],
        },
      },
    },
    weak: { components: [crud('UserApi', { throughput: 400 })] },
    argument: 'geo_location',
  },
  {
    title: 'backups in zones instead of regions',
    strong: periodic({ redundancy: 'Geo' }),
    weak: periodic({ redundancy: 'Zone' }),
    argument: 'backup.storage_redundancy',
  },
  {
    title: 'RAGZRS to ZRS',
    strong: replicated('RAGZRS'),
    weak: replicated('ZRS'),
    argument: 'account_replication_type',
  },
  {
    title: 'soft delete of containers shortened',
    strong: kept({ deletedContainerDays: 30 }),
    weak: kept({ deletedContainerDays: 1 }),
    argument: 'blob_properties.container_delete_retention_policy.days',
  },
  {
    title: 'the default soft delete of blobs shortened',
    strong: files(),
    weak: kept({ deletedBlobDays: 1 }),
    argument: 'blob_properties.delete_retention_policy.days',
  },
  {
    title: 'versions and soft delete off at once',
    strong: kept({ versioning: true }),
    weak: kept({ deletedBlobDays: 0, deletedContainerDays: 0 }),
    argument: 'blob_properties.versioning_enabled',
  },
  {
    title: 'a component whose blobs have no lifecycle leaves the container',
    strong: { components: [...files().components, deleting()] },
    weak: { components: [deleting()] },
    argument: FILES,
  },
  {
    title: 'dead letters of a queue without expiration off',
    strong: queue({}),
    weak: queue({ deadLetterOnExpiration: false }),
    argument: 'dead_lettering_on_message_expiration',
  },
  {
    title: 'messages of a topic start to expire',
    strong: topic({}),
    weak: topic({ timeToLiveSeconds: 60 }),
    argument: 'default_message_ttl',
  },
  {
    title: 'messages of a subscription start to expire',
    strong: subscription({}),
    weak: subscription({ timeToLiveSeconds: 60 }),
    argument: 'default_message_ttl',
  },
  {
    title: 'a subscriber takes fewer events',
    strong: subscribed(['OrderPlaced', 'OrderCancelled']),
    weak: subscribed(['OrderPlaced']),
    argument: 'sql_filter',
  },
  {
    title: 'log retention lowered to the default',
    strong: monitored(365),
    weak: { components: [app('Jobs')], config: { monitoring: true } },
    argument: 'retention_in_days',
  },
  {
    title: 'an entity renamed',
    strong: api(),
    weak: { components: [crud('UserApi', { entityName: 'User' })] },
    ...LEFT_BEHIND,
  },
  {
    title: 'a database renamed',
    strong: { components: [onX('A')] },
    weak: { components: [onX('A', { databaseName: 'other-db' })] },
    ...LEFT_BEHIND,
  },
  {
    title: 'an API over the container of another component',
    strong: { components: [crud('UserApi'), crud('OrderApi')] },
    weak: { components: [crud('UserApi', { entityName: 'OrderApi' }), crud('OrderApi')] },
    ...LEFT_BEHIND,
  },
  {
    title: 'a blob container renamed',
    strong: files(),
    weak: files({ containers: [{ name: 'documents' }] }),
    ...LEFT_BEHIND,
  },
  {
    title: 'a storage queue renamed',
    strong: stored({ queues: [{ name: 'orders' }] }),
    weak: stored({ queues: [{ name: 'jobs' }] }),
    ...LEFT_BEHIND,
  },
  {
    title: 'a table renamed',
    strong: stored({ tables: [{ name: 'orders' }] }),
    weak: stored({ tables: [{ name: 'jobs' }] }),
    ...LEFT_BEHIND,
  },
  {
    title: 'a queue of Service Bus renamed',
    strong: queue({}),
    weak: queue({ name: 'jobs' }),
    ...LEFT_BEHIND,
  },
  {
    title: 'retention of an event hub lowered',
    strong: hub({ retentionDays: 7 }),
    weak: hub({ retentionDays: 1 }),
    argument: 'message_retention',
  },
  {
    title: 'the default retention of an event hub lowered',
    strong: hub({}),
    weak: hub({ retentionDays: 6 }),
    argument: 'message_retention',
  },
  {
    title: 'capture of an event hub off',
    strong: hub({ capture: { containerName: 'raw' } }),
    weak: hub({}),
    argument: 'capture_description.enabled',
  },
  {
    title: 'an event hub renamed',
    strong: hub({}),
    weak: hub({ name: 'views' }),
    ...LEFT_BEHIND,
  },
  { title: 'a topic renamed', strong: subscription({}), weak: subscribedTo('others', 'all'), ...LEFT_BEHIND },
  {
    title: 'a subscription renamed',
    strong: subscription({}),
    weak: subscribedTo('events', 'others'),
    ...LEFT_BEHIND,
  },
  {
    title: 'a subscription removed whose topic stays',
    strong: topic({ subscriptions: [{ name: 'all' }] }),
    weak: topic({}),
    argument: '',
    gate: 'passes',
    alone: 'DATA_RETAINED',
  },
  {
    title: 'a subscriber removed',
    strong: subscribed(['OrderPlaced']),
    weak: { components: subscribed(['OrderPlaced']).components.slice(0, 1) },
    argument: '',
    gate: 'passes',
    alone: 'DATA_RETAINED',
  },
  {
    title: 'a site whose files come from elsewhere removed',
    strong: { components: [StaticSite.define('Docs', {}), app('Jobs')] },
    weak: { components: [app('Jobs')] },
    argument: '',
    alone: null,
  },
  {
    title: 'fewer copies of a site whose files come from elsewhere',
    strong: { components: [StaticSite.define('Docs', {})], config: { storageReplication: 'GRS' } },
    weak: { components: [StaticSite.define('Docs', {})], config: { storageReplication: 'LRS' } },
    argument: 'account_replication_type',
    alone: null,
  },
];

/** Edits that put nothing at risk, although they look like it. */
export const HARMLESS: Readonly<Record<string, readonly [before: Side, after: Side]>> = {
  'zones of a region left out, which Azure keeps': [
    regions('eastus', ['westus2', true]),
    regions('eastus', 'westus2'),
  ],
  'a new container with a ttl': [api(), { components: [crud('UserApi'), crud('SessionApi', { ttl: 60 })] }],
  'a new container with a lifecycle': [
    files(),
    files({ containers: [{ name: 'files' }, { name: 'temp', lifecycle: { deleteAfterDays: 1 } }] }),
  ],
  'a new queue whose messages expire': [
    queue({}),
    bus({ queues: [{ name: 'orders' }, { name: 'events', timeToLiveSeconds: 5 }] }),
  ],
  'a new subscription with a filter': [
    subscription({}),
    topic({ subscriptions: [{ name: 'all' }, { name: 'high', filter: "priority = 'high'" }] }),
  ],
  'a filter that takes more names': [
    subscription({ filter: "user.kind IN ('a', 'b')" }),
    subscription({ filter: "user.kind IN ('c', 'b', 'a')" }),
  ],
  'a filter removed': [subscription({ filter: "priority = 'high'" }), subscription({})],
  'a topic removed with its subscriptions': [
    { components: [...subscription({}).components, app('Jobs')] },
    { components: [app('Jobs')] },
  ],
  'tiers without a deletion': [files(), lifecycle({ coolAfterDays: 10, archiveAfterDays: 100 })],
  'a readable copy given up': [replicated('RAGRS'), replicated('GRS')],
  'periodic to continuous backup': [api(), cosmos({ backup: 'Continuous7Days' })],
  'the replication of host files': [
    { components: [app('Jobs')], config: { storageReplication: 'GRS' } },
    { components: [app('Jobs')] },
  ],
  'more throughput': [
    { components: [crud('UserApi', { throughput: 400 })] },
    { components: [crud('UserApi', { throughput: 800 })] },
  ],
  'another schema': [api(), { components: [crud('UserApi', { schema: { id: 'string', name: 'string' } })] }],
};

/** Returns the backend of one side, with the lock of the other. */
export function backendOf({ components, config = {} }: Side, lock?: PlanLock) {
  return defineBackend({ ...SHOP, ...config, ...(lock !== undefined && { lock }) })
    .addComponents(components)
    .build();
}
