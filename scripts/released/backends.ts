import type { defineBackend } from '@atakora/component/backend';
import type { CrudApi } from '@atakora/component/crud';
import type { FunctionsApp } from '@atakora/component/functions';
import type { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';

/** The part of the public API that every released version has. */
export interface Library {
  readonly defineBackend: typeof defineBackend;
  readonly CrudApi: typeof CrudApi;
  readonly FunctionsApp: typeof FunctionsApp;
  readonly StaticSite: typeof StaticSite;
  readonly StaticSiteWithCdn: typeof StaticSiteWithCdn;
}

/**
 * Returns the backends whose plans are recorded for each released version, by name. A declaration here never changes: a
 * changed one would not test the upgrade of a backend that deployed the old one.
 */
export function backendsOf({ defineBackend, CrudApi, FunctionsApp, StaticSite, StaticSiteWithCdn }: Library) {
  const shop = { backendId: 'shop', environment: 'prod', location: 'eastus' } as const;
  const user = CrudApi.define('UserApi', {
    entityName: 'User',
    schema: { id: 'string', name: 'string', email: 'string' },
    partitionKey: '/id',
  });
  const order = CrudApi.define('OrderApi', {
    entityName: 'Order',
    schema: { id: 'string', userId: 'string', total: 'number' },
    partitionKey: '/userId',
  });
  const busy = CrudApi.define('EventApi', {
    entityName: 'Event',
    schema: { id: 'string', kind: 'string' },
    throughput: 400,
  });
  const worker = (id: string, level: string) =>
    FunctionsApp.define(id, {
      functions: { run: { trigger: 'http', route: id.toLowerCase(), methods: ['POST'] } },
      environmentVariables: { LOG_LEVEL: level },
    });
  return {
    quickstart: defineBackend(
      {
        user,
        order,
        product: CrudApi.define('ProductApi', {
          entityName: 'Product',
          schema: { id: 'string', name: 'string', category: 'string' },
          partitionKey: '/category',
        }),
      },
      shop,
    ),
    'mixed-components': defineBackend(
      {
        products: CrudApi.define('ProductApi', {
          entityName: 'Product',
          schema: { id: 'string', category: 'string' },
          partitionKey: '/category',
        }),
        prices: CrudApi.define('PriceApi', {
          entityName: 'Price',
          schema: { id: 'string', amount: 'number' },
          operations: ['read', 'list'],
        }),
        checkout: FunctionsApp.define('Checkout', {
          functions: {
            start: { trigger: 'http', route: 'carts/{cartId}', methods: ['POST'] },
            charge: { trigger: 'queue', queueName: 'charges' },
          },
        }),
        website: StaticSite.define('Website', {}),
      },
      { backendId: 'market', environment: 'dev', location: 'westeurope' },
    ),
    'static-site': defineBackend(
      {
        website: StaticSiteWithCdn.define('GlobalWebsite', {
          enableSpaMode: true,
          customDomain: 'app.example.com',
          dnsZoneName: 'example.com',
        }),
        docs: StaticSite.define('Docs', {}),
      },
      { backendId: 'global-web', environment: 'production', location: 'eastus' },
    ),
    isolated: defineBackend(
      { user, order, worker: worker('Worker', 'info') },
      { ...shop, networking: 'isolated', monitoring: true },
    ),
    'isolated-existing': defineBackend(
      { user },
      {
        ...shop,
        networking: {
          mode: 'isolated',
          vnetName: 'vnet-released',
          subnetName: 'snet-released',
          privateEndpointSubnetName: 'snet-endpoints-released',
        },
      },
    ),
    // 0.1.0 put components without a capacity mode beside those with throughput.
    'throughput-beside-silence': defineBackend({ user, busy }, shop),
    // 0.1.0 named apps after the runtime version and the hosting, and accounts after the replication.
    'versioned-app': defineBackend(
      {
        worker: FunctionsApp.define('Worker', {
          version: '20',
          functions: { run: { trigger: 'queue', queueName: 'work' } },
        }),
      },
      { ...shop, location: 'westeurope' },
    ),
    'elastic-app': defineBackend(
      {
        worker: FunctionsApp.define('Worker', {
          sku: 'EP1',
          functions: { run: { trigger: 'http', route: 'run', methods: ['GET'] } },
        }),
        user,
      },
      shop,
    ),
    'two-apps': defineBackend(
      { quiet: worker('Quiet', 'warning'), verbose: worker('Verbose', 'debug') },
      shop,
    ),
  };
}
