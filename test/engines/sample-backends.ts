import { type Backend, defineBackend, keyVaultSecret } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { DataPipeline, FunctionsApp } from '@atakora/component/functions';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';

const quickstart = () =>
  defineBackend(
    {
      userApi: CrudApi.define('UserApi', {
        entityName: 'User',
        schema: { id: 'string', name: 'string', email: 'string' },
        partitionKey: '/id',
      }),
      productApi: CrudApi.define('ProductApi', {
        entityName: 'Product',
        schema: { id: 'string', price: 'number', category: 'string' },
        partitionKey: '/category',
      }),
    },
    { backendId: 'shop', environment: 'prod', location: 'eastus' },
  );

const isolated = () =>
  defineBackend({
    backendId: 'closed',
    environment: 'prod',
    location: 'West Europe',
    networking: {
      mode: 'isolated',
      addressSpace: '10.1.0.0/20',
      serviceTags: ['Storage.WestEurope', 'ServiceBus'],
    },
    monitoring: {
      retentionDays: 30,
      samplingPercentage: 50,
      alerting: { errorThreshold: 3, latencyThreshold: 500, emails: ['ops@example.com', 'dev@example.com'] },
    },
    tags: { CostCenter: '42', managedBy: 'plan' },
  })
    .addComponent(
      CrudApi.define('OrderApi', {
        entityName: 'Order',
        schema: { id: 'string', userId: 'string', total: 'number' },
        partitionKey: '/userId',
      }),
    )
    .addComponent(
      FunctionsApp.define('Worker', {
        functions: {
          take: { trigger: 'queue', queueName: 'orders' },
          tidy: { trigger: 'timer', schedule: '0 0 * * * *' },
          status: { trigger: 'http', methods: ['GET'], authLevel: 'anonymous' },
        },
        environmentVariables: { QUEUES: '${storage.queueEndpoint}', ORDERS: '${OrderApi.apiEndpoint}' },
      }),
    )
    .build();

const twoAccounts = () =>
  defineBackend(
    {
      rare: CrudApi.define('Rare', {
        entityName: 'Rare',
        schema: { id: 'string' },
        enableServerless: true,
        operations: ['read', 'list'],
      }),
      busy: CrudApi.define('Busy', {
        entityName: 'Busy',
        schema: { id: 'string', email: 'string', nick: 'string' },
        throughput: 1200,
        ttl: 3600,
        consistency: 'Strong',
        uniqueKeys: ['/email', ['/email', '/nick']],
        indexingPolicy: {
          includedPaths: ['/email/?'],
          excludedPaths: ['/*'],
          compositeIndexes: [[{ path: '/email' }, { path: '/nick', order: 'descending' }]],
        },
      }),
    },
    { backendId: 'mixed', environment: 'test' },
  );

const twoRuntimes = () =>
  defineBackend(
    {
      web: FunctionsApp.define('Web', {
        functions: { hello: { trigger: 'http' }, up: { trigger: 'http', authLevel: 'anonymous' } },
        healthCheck: { path: '/web/up', availabilityTest: true },
      }),
      science: FunctionsApp.define('Science', {
        runtime: 'python',
        functions: { train: { trigger: 'queue', queueName: 'models' } },
        environmentVariables: { MODE: 'fast' },
      }),
    },
    { backendId: 'two-runtimes', environment: 'dev', location: 'northeurope', monitoring: true },
  );

const replicated = () =>
  defineBackend(
    {
      orders: CrudApi.define('Orders', {
        entityName: 'Order',
        schema: { id: 'string' },
        consistency: 'BoundedStaleness',
        cors: { allowedOrigins: ['https://shop.example.com'], supportCredentials: true },
      }),
      pay: FunctionsApp.define('Pay', {
        sku: 'EP1',
        functions: { take: { trigger: 'http' } },
        secrets: { STRIPE_KEY: keyVaultSecret('stripe-key') },
      }),
    },
    {
      backendId: 'replicated',
      location: 'eastus',
      networking: 'isolated',
      autoScale: { maxThroughput: 4000 },
      cosmosConfig: {
        failoverPolicies: [
          { locationName: 'eastus', priority: 0 },
          { locationName: 'westus2', priority: 1, zoneRedundant: true },
        ],
        enableAutomaticFailover: true,
        backup: { type: 'Periodic', intervalMinutes: 120, retentionHours: 48, redundancy: 'Geo' },
        databaseThroughput: { 'order-db': { maxThroughput: 4000 } },
        freeTier: true,
      },
    },
  );

const onWhatExists = () =>
  defineBackend(
    {
      orders: CrudApi.define('Orders', { entityName: 'Order', schema: { id: 'string' } }),
      pay: FunctionsApp.define('Pay', {
        functions: { take: { trigger: 'http' } },
        secrets: { STRIPE_KEY: keyVaultSecret('stripe-key') },
      }),
    },
    {
      backendId: 'standby',
      cosmosConfig: { useExisting: true, accountName: 'cosno-main', accountResourceGroup: 'rg-main' },
      keyVault: { name: 'kv-main', useExisting: true },
      networking: {
        mode: 'isolated',
        useExistingVnet: true,
        vnetName: 'vnet-hub',
        subnetName: 'snet-apps',
        privateEndpointSubnetName: 'snet-endpoints',
        privateDnsZoneResourceGroup: 'rg-hub',
      },
    },
  );

const hub = '/subscriptions/hub/resourceGroups/rg-hub/providers/Microsoft.Network';

const inHub = () =>
  defineBackend(
    { orders: CrudApi.define('Orders', { entityName: 'Order', schema: { id: 'string' } }) },
    {
      backendId: 'spoke',
      networking: {
        mode: 'isolated',
        virtualNetworkId: `${hub}/virtualNetworks/vnet-hub`,
        subnetId: `${hub}/virtualNetworks/vnet-hub/subnets/snet-apps`,
        privateEndpointSubnetId: `${hub}/virtualNetworks/vnet-hub/subnets/snet-endpoints`,
        privateDnsZones: 'policy',
        deployFrom: 'inside',
      },
    },
  );

const otherPlans = () =>
  defineBackend(
    {
      always: FunctionsApp.define('Always', { sku: 'B1', functions: { run: { trigger: 'http' } } }),
      old: FunctionsApp.define('Old', {
        sku: 'Y1',
        runtime: 'python',
        functions: { run: { trigger: 'http' } },
      }),
      users: CrudApi.define('Users', { entityName: 'User', schema: { id: 'string' } }),
    },
    { backendId: 'plans', useManagedIdentity: false, enforceHttps: false },
  );

const sites = () =>
  defineBackend(
    {
      admin: StaticSite.define('AdminPortal', { sourceDirectory: './admin', buildCommand: 'npm run build' }),
      status: StaticSite.define('Status', { sourceDirectory: 'status', errorDocument: '404.html' }),
      website: StaticSiteWithCdn.define('GlobalWebsite', {
        sourceDirectory: './website/dist',
        indexDocument: 'index.html',
        enableSpaMode: true,
        customDomain: 'app.example.com',
        dnsZoneName: 'example.com',
        enableCompression: true,
        cacheMaxAge: 3600,
        cors: { allowedOrigins: ['*'] },
      }),
      landing: StaticSiteWithCdn.define('Landing', {
        customDomain: 'example.com',
        dnsZoneName: 'example.com',
        cacheMaxAge: 0,
        cors: { allowedOrigins: ['https://a.example.com', 'https://b.example.com:8443'] },
      }),
      docs: StaticSiteWithCdn.define('Docs', {
        customDomain: 'docs.example.org',
        dnsZoneName: 'example.org',
        dnsZoneResourceGroup: 'rg-dns',
      }),
      elsewhere: StaticSiteWithCdn.define('Elsewhere', { customDomain: 'www.example.net' }),
      api: FunctionsApp.define('Api', {
        functions: { hello: { trigger: 'http' } },
        environmentVariables: { SITE: '${GlobalWebsite.cdnEndpoint}', ADMIN: '${admin.siteEndpoint}/login' },
      }),
    },
    {
      backendId: 'sites',
      environment: 'prod',
      location: 'eastus',
      tags: { team: 'web', 'cost center': '7' },
    },
  );

const signedIn = () => {
  const auth = {
    provider: 'entra',
    tenantId: '11111111-1111-4111-8111-111111111111',
    clientId: '22222222-2222-4222-8222-222222222222',
  } as const;
  return defineBackend(
    {
      notes: CrudApi.define('NoteApi', {
        entityName: 'Note',
        schema: { id: 'string', owner: 'string', text: 'string' },
        partitionKey: '/owner',
        ownerField: 'owner',
        permissions: { write: { roles: ['Writer'], scopes: ['notes.write'] } },
      }),
      topics: CrudApi.define('TopicApi', {
        entityName: 'Topic',
        schema: { id: 'string', owner: 'string', text: 'string' },
        ownerField: 'owner',
        search: { fields: ['text'], filters: ['owner'], replicas: 2 },
      }),
      tasks: CrudApi.define('TaskApi', {
        entityName: 'Task',
        schema: { id: 'string' },
        sku: 'B1',
        auth: {
          ...auth,
          audiences: ['api://tasks'],
          allowedApplications: ['44444444-4444-4444-8444-444444444444'],
          allowedIdentities: ['55555555-5555-4555-8555-555555555555'],
        },
      }),
    },
    { backendId: 'signed', environment: 'prod', location: 'eastus', auth },
  );
};

const behindFrontDoor = (networking: 'public' | 'isolated') => () =>
  defineBackend({
    backendId: `front-${networking}`,
    environment: 'prod',
    location: 'eastus',
    networking,
    entry: { frontDoor: { site: 'Web', customDomain: 'shop.example.com', firewall: 'Prevention' } },
  })
    .addComponent(CrudApi.define('ItemApi', { entityName: 'Item', schema: { id: 'string' } }))
    .addComponent(
      FunctionsApp.define('Jobs', { sku: 'EP1', functions: { run: { trigger: 'http', methods: ['POST'] } } }),
    )
    .addComponent(StaticSite.define('Web', { sourceDirectory: 'web/dist' }))
    .build();

const behindApiManagement = () =>
  defineBackend({
    backendId: 'managed',
    environment: 'prod',
    location: 'eastus',
    auth: {
      provider: 'entra',
      tenantId: '11111111-2222-4333-8444-555555555555',
      clientId: '66666666-7777-4888-8999-000000000000',
    },
    entry: {
      apiManagement: {
        publisher: { name: 'Shop', email: 'apis@example.com' },
        apis: { ItemApi: { product: 'partners', rateLimit: { calls: 100, seconds: 60 } } },
      },
    },
  })
    .addComponent(CrudApi.define('ItemApi', { entityName: 'Item', schema: { id: 'string' } }))
    .addComponent(
      FunctionsApp.define('Jobs', { sku: 'EP1', functions: { run: { trigger: 'http', methods: ['POST'] } } }),
    )
    .build();

const host = () =>
  defineBackend({
    backendId: 'platform',
    environment: 'prod',
    location: 'eastus',
    offer: { guests: { 'orders.prod': { deployer: '11111111-2222-4333-8444-555555555555' } } },
  }).build();

const isolatedHost = () =>
  defineBackend({
    backendId: 'closed-platform',
    environment: 'prod',
    location: 'eastus',
    networking: 'isolated',
    monitoring: true,
    offer: {
      guests: {
        'orders.prod': { deployer: '11111111-2222-4333-8444-555555555555', network: {}, monitoring: {} },
      },
    },
  }).build();

const streams = () =>
  defineBackend(
    {
      shop: FunctionsApp.define('Shop', {
        functions: { view: { trigger: 'http', methods: ['POST'] } },
        eventHubs: [{ name: 'clicks', partitions: 8, retentionDays: 3 }],
      }),
      stats: FunctionsApp.define('Stats', {
        functions: { count: { trigger: 'eventHub', eventHubName: 'clicks' } },
        separateIdentity: true,
      }),
    },
    { backendId: 'streams', location: 'eastus', networking: 'isolated', monitoring: { alerting: {} } },
  );

const queried = () =>
  defineBackend(
    {
      averages: DataPipeline.define('Averages', {
        ingest: { hub: 'telemetry' },
        process: {
          query: 'SELECT * INTO blobs FROM events',
          into: { container: 'averages', lifecycle: { deleteAfterDays: 30 } },
        },
      }),
      raw: DataPipeline.define('Raw', {
        ingest: { hub: 'telemetry' },
        process: {
          query: "SELECT * INTO blobs FROM events WHERE note <> '${x}'",
          into: { container: 'raw', path: '{deviceId}/{date}', format: 'parquet' },
          streamingUnits: 7,
        },
      }),
    },
    { backendId: 'queried', location: 'eastus', monitoring: { alerting: {} } },
  );

const limited = () =>
  defineBackend({
    backendId: 'limited',
    environment: 'prod',
    location: 'eastus',
    keyVault: {},
    networking: {
      mode: 'public',
      allowedIpRanges: { cosmos: ['0.0.0.0', '203.0.113.0/24'], keyvault: ['203.0.113.0/24'] },
    },
  })
    .addComponent(
      CrudApi.define('ItemApi', {
        entityName: 'Item',
        schema: { id: 'string' },
        allowedIpRanges: { functions: ['203.0.113.0/25', '198.51.100.7'] },
      }),
    )
    .addComponent(
      FunctionsApp.define('Hooks', {
        sku: 'EP1',
        functions: { onEvent: { trigger: 'eventGrid' } },
        allowedIpRanges: { functions: ['203.0.113.0/24'] },
      }),
    )
    .build();

/** Backends that together lay out every resource type, by what is special about them. */
export const SAMPLES: Readonly<Record<string, () => Backend>> = {
  quickstart,
  'isolated, monitored, with alerts and queues': isolated,
  'provisioned and serverless, in the region of the stack': twoAccounts,
  'two runtimes': twoRuntimes,
  'replicated, with secrets, on Elastic Premium': replicated,
  'on an account, a vault and a network that exist': onWhatExists,
  'in a hub by ids, with zones by policy': inHub,
  'on older plans, with keys': otherPlans,
  'static sites, with and without CDN': sites,
  'with callers who sign in': signedIn,
  'behind Front Door': behindFrontDoor('public'),
  'isolated, behind Front Door': behindFrontDoor('isolated'),
  'behind API Management': behindApiManagement,
  'with a guest': host,
  'isolated, with an isolated guest': isolatedHost,
  'isolated, with streams': streams,
  'with queries over streams': queried,
  'with lists of addresses': limited,
};

/** Any small backend, under the given id. */
export function smallBackend(backendId: string, location?: string) {
  const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
  return defineBackend({ userApi }, { backendId, ...(location !== undefined && { location }) });
}
