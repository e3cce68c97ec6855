import { newStack } from '../../new-stack.js';
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const { stack } = newStack();

// Define multiple components sharing infrastructure
export const backend = defineBackend({
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
});

// Add to stack - creates 3 resources instead of 6
backend.addToStack(stack);

// Access components with full type safety
console.log(backend.components.userApi.apiEndpoint);
console.log(backend.components.productApi.apiEndpoint);
