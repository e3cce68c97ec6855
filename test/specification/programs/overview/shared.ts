import { ResourceGroupStack } from '@atakora/component/cdk';
import { newStack } from '../../new-stack.js';
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const { app } = newStack();

export const backend = defineBackend({
  userApi: CrudApi.define('UserApi', {
    entityName: 'User',
    schema: { id: 'string', name: 'string', email: 'string' }
  }),

  productApi: CrudApi.define('ProductApi', {
    entityName: 'Product',
    schema: { id: 'string', name: 'string', price: 'number' }
  }),

  orderApi: CrudApi.define('OrderApi', {
    entityName: 'Order',
    schema: { id: 'string', userId: 'string', total: 'number' }
  })
});

// Add to your CDK stack
export const stack = new ResourceGroupStack(app, 'MyStack', {
  resourceGroupName: 'rg-myapp-prod',
  location: 'eastus'
});

backend.addToStack(stack);
