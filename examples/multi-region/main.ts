import { defineBackend, frontDoorOrigin } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { StaticSite } from '@atakora/component/web';
import { App } from 'cdktf';

const app = new App();

const regions = [
  { name: 'eastus', displayName: 'US East' },
  { name: 'westeurope', displayName: 'West Europe' },
  { name: 'southeastasia', displayName: 'Southeast Asia' },
];

// Filled in by the first region, which makes the account and its stack.
const home: { region?: string; account?: string; stack?: ResourceGroupStack } = {};

// One account in all regions: the first region owns it and writes, every region reads its own copy.
const backends = regions.map((region) => {
  const backend = defineBackend(
    {
      userApi: CrudApi.define('UserApi', {
        entityName: 'User',
        schema: { id: 'string', email: 'string', name: 'string' },
        partitionKey: '/id',
      }),
      productApi: CrudApi.define('ProductApi', {
        entityName: 'Product',
        schema: { id: 'string', name: 'string', category: 'string', price: 'number' },
        partitionKey: '/category',
      }),
    },
    {
      backendId: 'global',
      environment: 'production',
      location: region.name,
      monitoring: {
        enabled: true,
        retentionDays: 90,
        workspaceName: `log-global-${region.name}`,
      },
      cosmosConfig:
        home.account === undefined
          ? {
              enableMultiRegion: true,
              failoverPolicies: regions.map(({ name }, priority) => ({ locationName: name, priority })),
              enableAutomaticFailover: true,
            }
          : {
              useExisting: true,
              accountName: home.account,
              accountResourceGroup: `rg-global-${home.region}`,
              readLocation: region.name,
            },
      // Apps take only calls of a Front Door: of this one, once its id is known (see the README).
      entry: { behind: {} },
      tags: { region: region.name, regionDisplay: region.displayName, project: 'global-app' },
    },
  );

  const stack = new ResourceGroupStack(app, `global-${region.name}`, {
    resourceGroupName: `rg-global-${region.name}`,
    location: region.name,
  });
  backend.addToStack(stack);

  if (home.stack === undefined) {
    const account = backend.resources.get('cosmos:provisioned');
    if (account === undefined) throw new Error('The first region has no account.');
    Object.assign(home, { region: region.name, account: account.name, stack });
  } else stack.addDependency(home.stack); // the account comes first

  return {
    region: region.name,
    backend,
    endpoints: {
      userApi: backend.components.userApi.apiEndpoint,
      productApi: backend.components.productApi.apiEndpoint,
    },
  };
});

// One address for the website and the APIs, so that the pages need no CORS. Of origins with one priority Front Door calls the
// fastest, which is the nearest that answers.
const frontend = defineBackend(
  {
    website: StaticSite.define('GlobalWebsite', { indexDocument: 'index.html', errorDocument: 'index.html' }),
  },
  {
    backendId: 'global-web',
    environment: 'production',
    location: 'eastus',
    entry: {
      frontDoor: {
        site: 'GlobalWebsite',
        customDomain: 'app.example.com',
        origins: backends.map(({ region, backend }) => ({
          name: region,
          ...frontDoorOrigin(backend.plan()),
        })),
      },
    },
    tags: { tier: 'frontend' },
  },
);

frontend.addToStack(
  new ResourceGroupStack(app, 'global-frontend', {
    resourceGroupName: 'rg-global-frontend',
    location: 'eastus',
  }),
);

console.log(JSON.stringify(Object.fromEntries(backends.map(({ region, endpoints }) => [region, endpoints]))));

export const plans = {
  ...Object.fromEntries(backends.map(({ region, backend }) => [region, backend.plan()])),
  frontend: frontend.plan(),
};

app.synth();
