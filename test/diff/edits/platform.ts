import type { BackendConfig } from '@atakora/component/backend';
import { DataPipeline } from '@atakora/component/functions';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';

import type { ApiManagementEntry } from '../../../src/resources/api-management/options.js';
import type { FunctionsAppConfig } from '../../../src/components/functions-app/functions-app-config.js';
import type { StaticSiteWithCdnConfig } from '../../../src/components/static-site/static-site-config.js';
import { app, custom, requirement } from '../../support/definitions.js';
import { ENTRA } from '../../support/sign-in.js';
import type { Declared, Edits } from './edit.js';

const jobs = (config: Partial<BackendConfig> = {}, options: Partial<FunctionsAppConfig> = {}): Declared => ({
  components: [app('Jobs', options)],
  config,
});

const alerting = (errorThreshold: number) => ({ monitoring: { alerting: { errorThreshold } } });

const site = (errorDocument?: string) =>
  StaticSite.define('Admin', { ...(errorDocument !== undefined && { errorDocument }) });

const cdnSite = (options: StaticSiteWithCdnConfig = {}): Declared => ({
  components: [StaticSiteWithCdn.define('Shop', options)],
});

const bus = (queue: object, more: object[] = []): Declared => ({
  components: [
    app('Jobs', { serviceBusQueues: [{ name: 'orders', ...queue }, ...(more as { name: string }[])] }),
  ],
});

const searched = (options: object): Declared => ({
  components: [custom('Finder', [requirement('aisearch', { indexes: [{ name: 'orders' }], ...options })])],
});

const stream = (hub: object, more: object[] = []): Declared => ({
  components: [app('Jobs', { eventHubs: [{ name: 'clicks', ...hub }, ...(more as { name: string }[])] })],
});

const queried = (process: object): Declared => ({
  components: [
    DataPipeline.define('Averages', {
      ingest: { hub: 'telemetry' },
      process: { query: 'SELECT * INTO blobs FROM events', into: { container: 'averages' }, ...process },
    }),
  ],
});

const gateway = (options: Partial<ApiManagementEntry> = {}): Partial<BackendConfig> => ({
  auth: ENTRA,
  entry: { apiManagement: { publisher: { name: 'Shop', email: 'apis@example.com' }, ...options } },
});

const isDisposable = (declared: Declared): Declared => ({
  ...declared,
  config: { ...declared.config, dataProtection: 'destroy' },
});

/** Networks, monitoring, sites and messaging. */
export const PLATFORM_EDITS: Edits = {
  'pipeline-query': {
    title: 'Change the query of a pipeline',
    before: queried({}),
    after: queried({ query: 'SELECT deviceId INTO blobs FROM events' }),
  },
  'pipeline-path': {
    title: 'Change the path of the blobs of a pipeline, and its streaming units',
    before: queried({}),
    after: queried({ streamingUnits: 10, into: { container: 'averages', path: 'averages/{date}' } }),
  },
  'search-replicas': {
    title: 'Add a replica to a search service',
    before: searched({}),
    after: searched({ replicas: 2 }),
  },
  'search-tier': {
    title: 'Use another tier of a search service',
    before: searched({}),
    after: searched({ sku: 'standard' }),
  },
  'gateway-on': {
    title: 'Put API Management before APIs whose callers sign in',
    before: jobs({ auth: ENTRA }),
    after: jobs(gateway()),
  },
  'gateway-product': {
    title: 'Put an API into a product of API Management',
    before: jobs(gateway()),
    after: jobs(gateway({ apis: { Jobs: { product: 'partners' } } })),
  },
  'gateway-tier': {
    title: 'Use another tier of API Management',
    before: jobs(gateway()),
    after: jobs(gateway({ tier: 'BasicV2' })),
  },
  'isolation-on': {
    title: "Change networking to 'isolated'",
    before: jobs(),
    after: jobs({ networking: 'isolated' }),
  },
  'isolation-off': {
    title: "Change networking to 'public'",
    before: jobs({ networking: 'isolated' }),
    after: jobs(),
  },
  'service-tag': {
    title: 'Let isolated apps call one more Azure service',
    before: jobs({ networking: 'isolated' }),
    after: jobs({ networking: { mode: 'isolated', serviceTags: ['Storage.EastUS'] } }),
  },
  'monitoring-on': { title: 'Turn monitoring on', before: jobs(), after: jobs({ monitoring: true }) },
  'monitoring-off': { title: 'Turn monitoring off', before: jobs({ monitoring: true }), after: jobs() },
  'monitoring-retention': {
    title: 'Change how long monitoring keeps data',
    before: jobs({ monitoring: { retentionDays: 30 } }),
    after: jobs({ monitoring: { retentionDays: 60 } }),
  },
  'alert-threshold': {
    title: 'Change the threshold of an alert',
    before: jobs(alerting(5)),
    after: jobs(alerting(10)),
  },
  'site-added': {
    title: 'Add a static site',
    before: { components: [app('Jobs')] },
    after: { components: [app('Jobs'), site()] },
  },
  'site-removed': {
    title: 'Remove a static site',
    before: { components: [app('Jobs'), site()] },
    after: { components: [app('Jobs')] },
  },
  'site-error-document': {
    title: 'Change the error document of a site',
    before: { components: [site('404.html')] },
    after: { components: [site('error.html')] },
  },
  'site-replication': {
    title: 'Change storageReplication of a site to several zones',
    before: { components: [site()] },
    after: { components: [site()], config: { storageReplication: 'ZRS' } },
  },
  'cdn-cache': {
    title: 'Change how long Front Door caches',
    before: cdnSite({ cacheMaxAge: 60 }),
    after: cdnSite({ cacheMaxAge: 120 }),
  },
  'cdn-spa': { title: 'Turn enableSpaMode on', before: cdnSite(), after: cdnSite({ enableSpaMode: true }) },
  'cdn-domain': {
    title: 'Add a custom domain',
    before: cdnSite(),
    after: cdnSite({ customDomain: 'app.example.com' }),
  },
  'bus-lock': {
    title: 'Change how long a message is locked',
    before: bus({ lockSeconds: 30 }),
    after: bus({ lockSeconds: 60 }),
  },
  'bus-sessions': {
    title: 'Turn sessions of a queue on',
    before: bus({}),
    after: bus({ requiresSession: true }),
  },
  'bus-sessions-unlocked': {
    title: 'Turn sessions of a queue on, without a lock',
    before: isDisposable(bus({})),
    after: isDisposable(bus({ requiresSession: true })),
    unlocked: true,
  },
  'bus-queue-removed': {
    title: 'Remove a queue of Service Bus',
    before: bus({}, [{ name: 'mails' }]),
    after: bus({}),
  },
  'hub-retention': {
    title: 'Change how long an event hub keeps events',
    before: stream({ retentionDays: 1 }),
    after: stream({ retentionDays: 7 }),
  },
  'hub-partitions': {
    title: 'Change the partitions of an event hub',
    before: stream({}),
    after: stream({ partitions: 8 }),
  },
  'hub-partitions-unlocked': {
    title: 'Change the partitions of an event hub, without a lock',
    before: isDisposable(stream({})),
    after: isDisposable(stream({ partitions: 8 })),
    unlocked: true,
  },
  'hub-removed': {
    title: 'Remove an event hub',
    before: stream({}, [{ name: 'errors' }]),
    after: stream({}),
  },
};
