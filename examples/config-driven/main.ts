import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

const app = new App();

// Plain data: it may as well come from a file.
const config = {
  environment: 'production',
  features: {
    userManagement: true,
    productCatalog: true,
    orderProcessing: true,
    analytics: true,
  },
  monitoring: {
    enabled: true,
    retentionDays: 90,
  },
  networking: {
    isolated: true,
    vnetName: 'myapp-vnet',
  },
};

let backendBuilder = defineBackend({
  backendId: 'myapp',
  environment: config.environment,
  location: 'eastus',
});

if (config.features.userManagement) {
  backendBuilder = backendBuilder.addComponent(
    CrudApi.define('UserApi', {
      entityName: 'User',
      schema: { id: 'string', name: 'string', email: 'string' },
      partitionKey: '/id',
    }),
  );
}

if (config.features.productCatalog) {
  backendBuilder = backendBuilder.addComponent(
    CrudApi.define('ProductApi', {
      entityName: 'Product',
      schema: { id: 'string', name: 'string', price: 'number' },
      partitionKey: '/id',
    }),
  );
}

if (config.features.orderProcessing) {
  backendBuilder = backendBuilder
    .addComponent(
      CrudApi.define('OrderApi', {
        entityName: 'Order',
        schema: { id: 'string', userId: 'string', total: 'number' },
        partitionKey: '/userId',
      }),
    )
    .addComponent(
      FunctionsApp.define('OrderProcessor', {
        runtime: 'node',
        version: '22',
        functions: {
          'process-order': {
            trigger: 'queue',
            queueName: 'orders',
          },
        },
      }),
    );
}

if (config.features.analytics) {
  backendBuilder = backendBuilder.addComponent(
    FunctionsApp.define('AnalyticsProcessor', {
      runtime: 'node',
      version: '22',
      functions: {
        'aggregate-metrics': {
          trigger: 'timer',
          schedule: '0 0 * * * *', // Hourly
        },
      },
    }),
  );
}

if (config.monitoring.enabled) {
  backendBuilder = backendBuilder.withMonitoring({
    enabled: true,
    retentionDays: config.monitoring.retentionDays,
    samplingPercentage: config.environment === 'production' ? 100 : 10,
  });
}

if (config.networking.isolated) {
  backendBuilder = backendBuilder.withNetworking({
    mode: 'isolated',
    vnetName: config.networking.vnetName,
    subnetName: 'backend-subnet',
    privateEndpoints: true,
  });
}

backendBuilder = backendBuilder.withTags({
  environment: config.environment,
  project: 'myapp',
  managedBy: 'atakora',
  configDriven: 'true',
});

const backend = backendBuilder.build();

const stack = new ResourceGroupStack(app, 'config-driven', {
  resourceGroupName: `rg-myapp-${config.environment}`,
  location: 'eastus',
});

backend.addToStack(stack);

console.log('Enabled features:');
Object.entries(config.features)
  .filter(([, enabled]) => enabled)
  .forEach(([feature]) => {
    console.log(`  - ${feature}`);
  });

export const plan = backend.plan();

app.synth();
