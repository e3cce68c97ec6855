import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

export const app = new App();

// Define strict resource limits
export const backend = defineBackend({
  userApi: CrudApi.define('UserApi', {
    entityName: 'User',
    schema: { id: 'string', name: 'string' },
    partitionKey: '/id'
  }),

  productApi: CrudApi.define('ProductApi', {
    entityName: 'Product',
    schema: { id: 'string', name: 'string' },
    partitionKey: '/id'
  }),

  orderApi: CrudApi.define('OrderApi', {
    entityName: 'Order',
    schema: { id: 'string', userId: 'string' },
    partitionKey: '/userId'
  })
}, {
  environment: 'production',
  location: 'eastus',

  // Configure resource limits
  limits: {
    // Maximum Cosmos DB accounts (default: unlimited)
    maxCosmosAccounts: 1,

    // Maximum Function Apps (default: unlimited)
    maxFunctionApps: 1,

    // Maximum Storage Accounts (default: unlimited)
    maxStorageAccounts: 2,

    // Maximum functions per Function App (default: unlimited)
    maxFunctionsPerApp: 50,

    // Maximum containers per Storage Account (default: unlimited)
    maxContainersPerStorage: 10
  },

  tags: {
    resourceLimits: 'enforced',
    quotaManagement: 'enabled'
  }
});

const stack = new ResourceGroupStack(app, 'LimitedResourceStack', {
  resourceGroupName: 'rg-limited-prod',
  location: 'eastus'
});

// This will succeed - stays within limits
try {
  backend.addToStack(stack);
  console.log('✓ Backend deployed within resource limits');
} catch (error) {
  console.error('✗ Resource limit exceeded:', error.message);
  // Handle limit exceeded error
  // Options:
  // 1. Increase limits in config
  // 2. Split into multiple backends
  // 3. Request quota increase from Azure
}

// Validate limits before deployment
export const validation = backend.validate();
if (!validation.valid) {
  console.error('Validation errors:', validation.errors);
  process.exit(1);
}

if (validation.warnings && validation.warnings.length > 0) {
  console.warn('Validation warnings:', validation.warnings);
}

console.log('\n=== Resource Usage ===');
console.log('Cosmos DB Accounts: 1 / 1');
console.log('Function Apps: 1 / 1');
console.log('Storage Accounts: 1 / 2');
console.log('Functions: 15 / 50');
console.log('Containers: 3 / 10');

app.synth();
