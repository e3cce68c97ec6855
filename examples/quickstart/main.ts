import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    userApi: CrudApi.define('UserApi', {
      entityName: 'User',
      schema: { id: 'string', name: 'string', email: 'string' },
      partitionKey: '/id',
    }),
    productApi: CrudApi.define('ProductApi', {
      entityName: 'Product',
      schema: { id: 'string', name: 'string', price: 'number', category: 'string' },
      partitionKey: '/category',
    }),
    orderApi: CrudApi.define('OrderApi', {
      entityName: 'Order',
      schema: { id: 'string', userId: 'string', total: 'number' },
      partitionKey: '/userId',
    }),
  },
  { backendId: 'shop', environment: 'prod', location: 'eastus' },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'quickstart', {
  resourceGroupName: 'rg-shop-prod',
  location: 'eastus',
});
backend.addToStack(stack);

console.log('User API:', backend.components.userApi.apiEndpoint);
console.log('Product API:', backend.components.productApi.apiEndpoint);
console.log('Order API:', backend.components.orderApi.apiEndpoint);

export const plan = backend.plan();

app.synth();
