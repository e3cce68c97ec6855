import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

export const app = new App();

// Load configuration (could be from file, env vars, etc.)
const config = {
  environment: process.env.DEPLOY_ENV || 'production',
  features: {
    userManagement: true,
    productCatalog: true,
    orderProcessing: true,
    analytics: true
  },
  monitoring: {
    enabled: true,
    retentionDays: 90
  },
  networking: {
    isolated: true,
    vnetName: 'myapp-vnet'
  }
};

// Start with builder
let backendBuilder = defineBackend({
  environment: config.environment,
  location: 'eastus'
});

// Conditionally add components based on config
if (config.features.userManagement) {
  backendBuilder = backendBuilder.addComponent(
    CrudApi.define('UserApi', {
      entityName: 'User',
      schema: { id: 'string', name: 'string', email: 'string' },
      partitionKey: '/id'
    })
  );
}

if (config.features.productCatalog) {
  backendBuilder = backendBuilder.addComponent(
    CrudApi.define('ProductApi', {
      entityName: 'Product',
      schema: { id: 'string', name: 'string', price: 'number' },
      partitionKey: '/id'
    })
  );
}

if (config.features.orderProcessing) {
  backendBuilder = backendBuilder
    .addComponent(
      CrudApi.define('OrderApi', {
        entityName: 'Order',
        schema: { id: 'string', userId: 'string', total: 'number' },
        partitionKey: '/userId'
      })
    )
    .addComponent(
      FunctionsApp.define('OrderProcessor', {
        runtime: 'node',
        version: '20',
        functions: {
          'process-order': {
            trigger: 'queue',
            queueName: 'orders'
          }
        }
      })
    );
}

if (config.features.analytics) {
  backendBuilder = backendBuilder.addComponent(
    FunctionsApp.define('AnalyticsProcessor', {
      runtime: 'node',
      version: '20',
      functions: {
        'aggregate-metrics': {
          trigger: 'timer',
          schedule: '0 0 * * * *' // Hourly
        }
      }
    })
  );
}

// Configure monitoring
if (config.monitoring.enabled) {
  backendBuilder = backendBuilder.withMonitoring({
    enabled: true,
    retentionDays: config.monitoring.retentionDays,
    samplingPercentage: config.environment === 'production' ? 100 : 10
  });
}

// Configure networking
if (config.networking.isolated) {
  backendBuilder = backendBuilder.withNetworking({
    mode: 'isolated',
    vnetName: config.networking.vnetName,
    subnetName: 'backend-subnet',
    privateEndpoints: true
  });
}

// Add tags
backendBuilder = backendBuilder.withTags({
  environment: config.environment,
  project: 'myapp',
  managedBy: 'atakora',
  configDriven: 'true'
});

// Build the backend
export const backend = backendBuilder.build();

// Create stack and add backend
export const stack = new ResourceGroupStack(app, 'ConfigDrivenStack', {
  resourceGroupName: `rg-myapp-${config.environment}`,
  location: 'eastus'
});

backend.addToStack(stack);

// Log enabled features
console.log('\n=== Enabled Features ===');
Object.entries(config.features)
  .filter(([_, enabled]) => enabled)
  .forEach(([feature]) => console.log(`  - ${feature}`));

app.synth();
