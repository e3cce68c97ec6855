import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { StaticSiteWithCdn } from '@atakora/component/web';
import { App } from 'cdktf';

const app = new App();

const regions = [
  { name: 'eastus', displayName: 'US East' },
  { name: 'westeurope', displayName: 'West Europe' },
  { name: 'southeastasia', displayName: 'Southeast Asia' },
];

// The pages of the website call the APIs from the browser.
const domain = 'app.example.com';
const cors = { allowedOrigins: [`https://${domain}`] };

// Three independent backends: data stays where it was written.
const backends = regions.map((region) => {
  const backend = defineBackend(
    {
      userApi: CrudApi.define('UserApi', {
        entityName: 'User',
        schema: { id: 'string', email: 'string', name: 'string' },
        partitionKey: '/id',
        cors,
      }),
      productApi: CrudApi.define('ProductApi', {
        entityName: 'Product',
        schema: { id: 'string', name: 'string', category: 'string', price: 'number' },
        partitionKey: '/category',
        cors,
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
      tags: { region: region.name, regionDisplay: region.displayName, project: 'global-app' },
    },
  );

  backend.addToStack(
    new ResourceGroupStack(app, `global-${region.name}`, {
      resourceGroupName: `rg-global-${region.name}`,
      location: region.name,
    }),
  );

  return {
    region: region.name,
    backend,
    endpoints: {
      userApi: backend.components.userApi.apiEndpoint,
      productApi: backend.components.productApi.apiEndpoint,
    },
  };
});

const frontend = defineBackend(
  {
    website: StaticSiteWithCdn.define('GlobalWebsite', {
      indexDocument: 'index.html',
      enableSpaMode: true,
      customDomain: domain,
      dnsZoneName: 'example.com',
      enableCompression: true,
      cacheMaxAge: 3600,
    }),
  },
  { backendId: 'global-web', environment: 'production', location: 'eastus', tags: { tier: 'frontend' } },
);

frontend.addToStack(
  new ResourceGroupStack(app, 'global-frontend', {
    resourceGroupName: 'rg-global-frontend',
    location: 'eastus',
  }),
);

// What the website needs to choose the backend of its visitor's region.
console.log(JSON.stringify(Object.fromEntries(backends.map(({ region, endpoints }) => [region, endpoints]))));
console.log('Website:', frontend.components.website.customDomainEndpoint);

export const plans = {
  ...Object.fromEntries(backends.map(({ region, backend }) => [region, backend.plan()])),
  frontend: frontend.plan(),
};

app.synth();
