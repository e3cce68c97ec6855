import { type BackendConfig, defineBackend } from '@atakora/component/backend';

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
}

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
    title: 'zones of the second region given up',
    strong: regions('eastus', ['westus2', true]),
    weak: regions('eastus', 'westus2'),
    argument: 'geo_location.westus2.zone_redundant',
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
    title: 'subscription narrowed from everything',
    strong: subscription({}),
    weak: subscription({ filter: '1=0' }),
    argument: 'sql_filter',
    both: true,
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
  },
  {
    title: 'softDelete off',
    strong: { components: [crud('UserApi', { softDelete: true })] },
    weak: { components: [crud('UserApi')] },
    argument: 'softDelete',
  },
];

/** Edits that put nothing at risk, although they look like it. */
export const HARMLESS: Readonly<Record<string, readonly [before: Side, after: Side]>> = {
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
