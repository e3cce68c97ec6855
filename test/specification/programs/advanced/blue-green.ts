import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';
import { TrafficManagerExternalEndpoint } from '@cdktf/provider-azurerm/lib/traffic-manager-external-endpoint/index.js';
import { TrafficManagerProfile } from '@cdktf/provider-azurerm/lib/traffic-manager-profile/index.js';

export const app = new App();

// Current deployment color (toggle between 'blue' and 'green')
const activeColor = process.env.DEPLOY_COLOR || 'blue';
const inactiveColor = activeColor === 'blue' ? 'green' : 'blue';

// Define backend for BOTH colors
const colors = ['blue', 'green'];
export const deployments = colors.map(color => {
  const backend = defineBackend({
    userApi: CrudApi.define('UserApi', {
      entityName: 'User',
      schema: { id: 'string', name: 'string', email: 'string' },
      partitionKey: '/id'
    }),

    productApi: CrudApi.define('ProductApi', {
      entityName: 'Product',
      schema: { id: 'string', name: 'string', price: 'number' },
      partitionKey: '/id'
    })
  }, {
    backendId: `app-${color}`,
    environment: 'production',
    location: 'eastus',
    tags: {
      deployment: color,
      active: color === activeColor ? 'true' : 'false',
      version: process.env.VERSION || '1.0.0'
    }
  });

  const stack = new ResourceGroupStack(app, `AppStack-${color}`, {
    resourceGroupName: `rg-app-${color}-prod`,
    location: 'eastus'
  });

  backend.addToStack(stack);

  return {
    color,
    backend,
    endpoints: {
      userApi: backend.components.userApi.apiEndpoint,
      productApi: backend.components.productApi.apiEndpoint
    }
  };
});

// Create Traffic Manager for routing
const stack = new ResourceGroupStack(app, 'TrafficManagerStack', {
  resourceGroupName: 'rg-app-routing',
  location: 'eastus' // of the resource group; Traffic Manager is global
});

const trafficManager = new TrafficManagerProfile(stack, 'traffic-manager', {
  name: 'tm-myapp-prod',
  resourceGroupName: 'rg-app-routing',
  trafficRoutingMethod: 'Weighted', // Can switch between blue/green
  dnsConfig: {
    relativeName: 'myapp-prod',
    ttl: 30 // Low TTL for fast switching
  },
  monitorConfig: {
    protocol: 'HTTPS',
    port: 443,
    path: '/health',
    intervalInSeconds: 30,
    timeoutInSeconds: 10,
    toleratedNumberOfFailures: 3
  }
});

// Add endpoints for both colors
deployments.forEach(({ color, endpoints }) => {
  const weight = color === activeColor ? 100 : 1; // Route all traffic to active

  new TrafficManagerExternalEndpoint(stack, `endpoint-${color}`, {
    name: `endpoint-${color}`,
    profileId: trafficManager.id,
    target: new URL(endpoints.userApi).hostname, // Use userApi as example
    weight,
    enabled: color === activeColor,
    priority: color === 'blue' ? 1 : 2
  });
});

console.log('\n=== Blue-Green Deployment ===');
console.log(`Active Color: ${activeColor}`);
console.log(`Inactive Color: ${inactiveColor}`);

deployments.forEach(({ color, endpoints }) => {
  console.log(`\n${color.toUpperCase()} Deployment:`);
  console.log('  Status:', color === activeColor ? 'ACTIVE (100% traffic)' : 'STANDBY (0% traffic)');
  console.log('  User API:', endpoints.userApi);
  console.log('  Product API:', endpoints.productApi);
});

console.log('\nTraffic Manager:', trafficManager.fqdn);

console.log('\n=== Deployment Commands ===');
console.log('Deploy to inactive (green):');
console.log('  DEPLOY_COLOR=green npx atakora deploy');
console.log('\nSwitch traffic to green:');
console.log('  # Update Traffic Manager weights');
console.log('  # Blue: 0%, Green: 100%');
console.log('\nRollback to blue:');
console.log('  # Update Traffic Manager weights');
console.log('  # Blue: 100%, Green: 0%');

app.synth();
