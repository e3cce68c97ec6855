import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { StaticSiteWithCdn } from '@atakora/component/web';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

export const app = new App();

// Define regions
const regions = [
  { name: 'eastus', displayName: 'US East' },
  { name: 'westeurope', displayName: 'West Europe' },
  { name: 'southeastasia', displayName: 'Southeast Asia' }
];

// Create backend for each region
export const backends = regions.map(region => {
  const backend = defineBackend({
    // API components
    userApi: CrudApi.define('UserApi', {
      entityName: 'User',
      schema: {
        id: 'string',
        email: 'string',
        name: 'string',
        region: 'string'
      },
      partitionKey: '/region' // Partition by region for geo-distribution
    }),

    productApi: CrudApi.define('ProductApi', {
      entityName: 'Product',
      schema: {
        id: 'string',
        name: 'string',
        price: 'number',
        region: 'string'
      },
      partitionKey: '/region'
    })
  }, {
    environment: 'production',
    location: region.name,
    monitoring: {
      enabled: true,
      retentionDays: 90,
      workspaceName: `myapp-workspace-${region.name}`
    },
    tags: {
      region: region.name,
      regionDisplay: region.displayName,
      multiRegion: 'true',
      project: 'global-app'
    }
  });

  // Create regional stack
  const stack = new ResourceGroupStack(app, `GlobalStack-${region.name}`, {
    resourceGroupName: `rg-global-${region.name}`,
    location: region.name
  });

  backend.addToStack(stack);

  return {
    region: region.name,
    backend,
    endpoints: {
      userApi: backend.components.userApi.apiEndpoint,
      productApi: backend.components.productApi.apiEndpoint
    }
  };
});

// Create global CDN frontend that routes to regional backends
export const globalFrontend = defineBackend({
  website: StaticSiteWithCdn.define('GlobalWebsite', {
    indexDocument: 'index.html',
    enableSpaMode: true,
    customDomain: 'app.example.com',
    dnsZoneName: 'example.com',
    // CDN configuration for global distribution
    enableCompression: true,
    cacheMaxAge: 3600,
    cors: {
      allowedOrigins: ['*']
    }
  })
}, {
  environment: 'production',
  location: 'eastus', // Primary region for frontend
  tags: {
    tier: 'frontend',
    multiRegion: 'true'
  }
});

const frontendStack = new ResourceGroupStack(app, 'GlobalFrontendStack', {
  resourceGroupName: 'rg-global-frontend',
  location: 'eastus'
});

globalFrontend.addToStack(frontendStack);

// Output all regional endpoints
console.log('\n=== Multi-Region Deployment ===');
backends.forEach(({ region, endpoints }) => {
  console.log(`\n${region.toUpperCase()}:`);
  console.log('  User API:', endpoints.userApi);
  console.log('  Product API:', endpoints.productApi);
});

console.log('\nGlobal Frontend:', globalFrontend.components.website.cdnEndpoint);

// Generate routing configuration for frontend
const routingConfig = {
  regions: backends.map(({ region, endpoints }) => ({
    region,
    endpoints
  })),
  routingStrategy: 'geo-proximity' // Route to nearest region
};

console.log('\nRouting Configuration:', JSON.stringify(routingConfig, null, 2));

app.synth();
