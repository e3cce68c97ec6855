import type { BackendConfig, IResourceProvider } from '@atakora/component/backend';
import type { EventsApp, eventTopic, keyVaultSecret } from '@atakora/component/functions';
import type { lockFromState } from '@atakora/component/lock';

import { backendsOf, type Library } from './backends.js';

/** The part of the public API that versions with a lock have. */
export interface LockingLibrary extends Library {
  readonly EventsApp: typeof EventsApp;
  readonly eventTopic: typeof eventTopic;
  readonly keyVaultSecret: typeof keyVaultSecret;
  readonly lockFromState: typeof lockFromState;
}

/** A backend, as far as a history needs one. */
export type Release = Parameters<typeof lockFromState>[0];

/** Releases of one backend, each of which was planned with the lock of the one before. */
export interface History {
  readonly earlier?: readonly Release[];
  readonly backend: Release;
  /** The recorded lock and state are those of the last earlier release, so the plan has what the edit changes. */
  readonly isEdit?: true;
  /** Backend of 0.1.0 that was deployed before. The first lock is made from its state. */
  readonly deployed?: string;
}

const SUBSCRIPTION = '/subscriptions/8d6f0a52-64f1-4d2c-9d0f-1f3c8f5a7b11';
const ADOPTED = `${SUBSCRIPTION}/resourceGroups/rg-released/providers`;
const COSMOS = `${ADOPTED}/Microsoft.DocumentDB/databaseAccounts/cosmos-adopted`;
const STORAGE = `${ADOPTED}/Microsoft.Storage/storageAccounts/stadopted`;

/** A provider that creates its resources while applying, so that the plan has none of their blocks. */
const redis: IResourceProvider = {
  providerId: 'redis-provider',
  supportedTypes: ['redis'],
  canProvide: ({ resourceType }) => resourceType === 'redis',
  mergeRequirements: (requirements) => requirements[0]!,
  provideResource: () => ({}),
};

/**
 * Returns the backends that are recorded for each version with a lock, by name, besides those of `backendsOf`. What is
 * declared here never changes. A type of a user's own is missing, because its blocks are written in the plan format.
 */
export function historiesOf(library: LockingLibrary): Readonly<Record<string, History>> {
  const { defineBackend, CrudApi, EventsApp, eventTopic, FunctionsApp, keyVaultSecret } = library;
  const { StaticSite, StaticSiteWithCdn } = library;
  const shop = { backendId: 'shop', environment: 'prod', location: 'eastus' } satisfies BackendConfig;
  const entity = (id: string, entityName: string, more: object = {}) =>
    CrudApi.define(id, { entityName, schema: { id: 'string', owner: 'string' }, ...more });
  const user = entity('UserApi', 'User');
  const order = entity('OrderApi', 'Order', { partitionKey: '/owner', uniqueKeys: ['/owner'] });
  const run = { run: { trigger: 'http', methods: ['POST'] } } as const;
  const worker = (id: string, more: object = {}) => FunctionsApp.define(id, { functions: run, ...more });
  const requiring = (
    componentId: string,
    requirements: readonly [resourceType: string, config: object][],
  ) => {
    const instance = {
      componentId,
      componentType: 'Custom',
      config: {},
      getRequirements: () =>
        requirements.map(([resourceType, config], index) => ({
          resourceType,
          requirementKey: `${resourceType}-${index}`,
          config,
        })),
      initialize: () => undefined,
      validateResources: () => ({ valid: true }),
    };
    return { componentId, componentType: 'Custom', config: {}, factory: () => instance };
  };
  const orders = eventTopic('orders', { Placed: { id: 'string' }, Paid: { id: 'string' } });
  const messaging = {
    sales: EventsApp.define('Sales', {
      publishes: [orders],
      functions: run,
      sourceDirectory: 'functions/sales',
    }),
    billing: EventsApp.define('Billing', {
      subscribers: { invoice: { topic: orders, events: ['Placed'], maxDeliveryCount: 3 } },
      sourceDirectory: 'functions/billing',
      separateIdentity: true,
    }),
    mailer: FunctionsApp.define('Mailer', {
      functions: {
        send: { trigger: 'serviceBusQueue', queueName: 'mail' },
        alarm: { trigger: 'serviceBusTopic', topicName: 'alarms', subscriptionName: 'urgent' },
      },
      serviceBusQueues: [
        { name: 'mail', access: ['receive'], requiresSession: true, duplicateDetectionSeconds: 60 },
      ],
      topics: [{ name: 'alarms', subscriptions: [{ name: 'urgent', filter: "priority = 'high'" }] }],
      secrets: { MAIL_KEY: keyVaultSecret('mail-key') },
    }),
  };
  const parts = requiring('Parts', [
    [
      'storage',
      {
        tables: [{ name: 'sessions' }],
        queues: [{ name: 'jobs', access: ['receive'] }],
        containers: [{ name: 'pictures', access: ['write'], lifecycle: { deleteAfterDays: 30 } }],
      },
    ],
    ['storage', { performanceTier: 'Premium', containers: [{ name: 'films' }] }],
  ]);
  const files = FunctionsApp.define('Files', {
    sku: 'EP1',
    functions: { scan: { trigger: 'blob', containerName: 'uploads' } },
    containers: [{ name: 'pictures', access: ['read'] }],
    queues: [{ name: 'jobs', access: ['send'] }],
  });
  const web = StaticSite.define('Web', { sourceDirectory: 'web' });
  const release = (components: Parameters<typeof defineBackend>[0], more: BackendConfig = {}): Release =>
    defineBackend(components, { ...shop, ...more });
  const event = entity('EventApi', 'Event');
  const { mailer } = messaging;
  const first = release({ user, order, event, mailer });

  const old = backendsOf(library);
  return {
    ...Object.fromEntries(Object.entries(old).map(([name, backend]) => [name, { backend }])),
    messaging: { backend: release(messaging) },
    'storage-parts': {
      backend: release({ parts, files }, { storageConfig: { versioning: true }, storageReplication: 'ZRS' }),
    },
    'front-door': {
      backend: release(
        {
          user,
          quiet: worker('Quiet', { sku: 'S1', scale: { minimumInstances: 1, maximumInstances: 3 } }),
          web,
          docs: StaticSiteWithCdn.define('Docs', {
            enableSpaMode: true,
            customDomain: 'example.com',
            dnsZoneName: 'example.com',
            dnsZoneResourceGroup: 'rg-dns',
          }),
        },
        {
          entry: {
            frontDoor: {
              customDomain: 'www.example.com',
              site: 'Web',
              firewall: 'Prevention',
              origins: [
                {
                  name: 'westus2',
                  apps: [
                    {
                      hostName: 'func-west.azurewebsites.net',
                      patterns: ['/api', '/api/*'],
                      probePath: '/api/health',
                    },
                  ],
                },
              ],
            },
          },
        },
      ),
    },
    'isolated-entry': {
      backend: release(
        { user, parts, quiet: worker('Quiet', { sku: 'EP1' }), ...messaging },
        {
          networking: { mode: 'isolated', deployFrom: 'inside' },
          entry: { frontDoor: {} },
          monitoring: true,
        },
      ),
    },
    'existing-resources': {
      backend: release(
        { user, pay: worker('Pay', { secrets: { PAY_KEY: keyVaultSecret('pay-key') } }) },
        {
          networking: {
            mode: 'isolated',
            useExistingVnet: true,
            vnetName: 'vnet-hub',
            vnetResourceGroup: 'rg-hub',
            subnetName: 'snet-apps',
            privateEndpointSubnetName: 'snet-endpoints',
            privateDnsZoneResourceGroup: 'rg-dns',
          },
          cosmosConfig: { useExisting: true, accountName: 'cosmos-hub', accountResourceGroup: 'rg-hub' },
          keyVault: { useExisting: true, name: 'kv-hub', resourceGroup: 'rg-hub' },
          monitoring: { workspaceId: `${ADOPTED}/Microsoft.OperationalInsights/workspaces/log-hub` },
          deployer: { principalId: '3f1c6a9e-5b0d-4a53-9d56-0c2b8e4f7a10', principalType: 'Group' },
        },
      ),
    },
    monitored: {
      backend: release(
        {
          user,
          busy: entity('BusyApi', 'Busy', { maxThroughput: 4000 }),
          python: worker('Py', { runtime: 'python' }),
        },
        {
          cosmosConfig: {
            failoverPolicies: [
              { locationName: 'eastus', priority: 0 },
              { locationName: 'westus', priority: 1 },
            ],
          },
          tags: { team: 'shop' },
          monitoring: {
            workspaceName: 'log-shop',
            dailyCapGb: 5,
            diagnosticLogs: 'all',
            alerting: {
              emails: ['on-call@example.com'],
              webhooks: ['https://alerts.example.com/shop'],
              sms: [{ countryCode: '49', phoneNumber: '15112345678' }],
              actionGroupIds: [`${ADOPTED}/Microsoft.Insights/actionGroups/ops`],
            },
          },
        },
      ),
    },
    'own-provider': {
      backend: release(
        {
          cart: requiring('Cart', [['redis', {}]]),
          user: entity('UserApi', 'User', { ownerField: 'owner' }),
        },
        {
          providers: [redis],
          resourceGroupName: 'rg-released',
          dataProtection: 'destroy',
          auth: {
            provider: 'entra',
            tenantId: '3f1c6a9e-5b0d-4a53-9d56-0c2b8e4f7a10',
            clientId: '8d6f0a52-64f1-4d2c-9d0f-1f3c8f5a7b11',
          },
        },
      ),
    },
    adopted: {
      backend: release(
        { user, files },
        {
          adopt: {
            'cosmos:shared': COSMOS,
            'cosmos:user-db': `${COSMOS}/sqlDatabases/user-db`,
            'cosmos:user-db/user': `${COSMOS}/sqlDatabases/user-db/containers/user`,
            'storage:shared': STORAGE,
          },
        },
      ),
    },
    renamed: {
      earlier: [first],
      backend: release({
        user: entity('PeopleApi', 'User', { renamedFrom: 'UserApi' }),
        order,
        event,
        mailer,
      }),
    },
    retained: { earlier: [first], backend: release({ user }) },
    returned: { earlier: [first, release({ user })], backend: release({ user, order, event, mailer }) },
    moved: {
      earlier: [first],
      backend: release({ user, order, event, mailer }, { moves: { 'cosmos:order-db/order': 'new' } }),
    },
    discarded: {
      earlier: [first],
      backend: release(
        { user, order },
        {
          discard: [
            'cosmos:event-db/event',
            'servicebus:queue/mail',
            'servicebus:topic/alarms/urgent',
            'servicebus:topic/alarms',
          ],
        },
      ),
      isEdit: true,
    },
    forgotten: {
      earlier: [first, release({ user })],
      backend: release({ user }, { discard: ['cosmos:order-db/order', 'servicebus:queue/mail'] }),
      isEdit: true,
    },
    emptied: {
      earlier: [release({ user, files })],
      backend: defineBackend(shop),
    },
    'taken-over': { backend: old.quickstart, deployed: 'quickstart' },
    'taken-over-app': { backend: old['versioned-app'], deployed: 'versioned-app' },
  };
}
