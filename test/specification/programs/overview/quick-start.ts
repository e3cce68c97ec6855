import { newStack } from '../../new-stack.js';
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { ResourceGroupStack } from '@atakora/component/cdk';

export const { app } = newStack();

// Define components (doesn't create resources yet)
export const backend = defineBackend({
  userApi: CrudApi.define('UserApi', {
    entityName: 'User',
    schema: {
      id: 'string',
      name: 'string',
      email: 'string'
    },
    partitionKey: '/id'
  }),

  productApi: CrudApi.define('ProductApi', {
    entityName: 'Product',
    schema: {
      id: 'string',
      name: 'string',
      price: 'number',
      category: 'string'
    },
    partitionKey: '/category'
  })
});

// Create your CDK stack
const stack = new ResourceGroupStack(app, 'MyStack', {
  resourceGroupName: 'rg-myapp-prod',
  location: 'eastus'
});

// Add backend to stack (creates resources)
backend.addToStack(stack);

// Type-safe component access
export const userEndpoint = backend.components.userApi.apiEndpoint;
export const productEndpoint = backend.components.productApi.apiEndpoint;

console.log('User API:', userEndpoint);
console.log('Product API:', productEndpoint);

// Access shared resources
export const cosmosDb = backend.getResource('cosmos', 'shared');
export const functions = backend.getResource('functions', 'shared');
