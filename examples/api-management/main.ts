import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    orders: CrudApi.define('OrderApi', {
      entityName: 'Order',
      schema: { id: 'string', owner: 'string', total: 'number' },
      partitionKey: '/owner',
      ownerField: 'owner',
      cors: { allowedOrigins: ['https://shop.example.com'] },
    }),
    prices: FunctionsApp.define('Prices', {
      functions: { quote: { trigger: 'http', methods: ['GET'], route: 'quotes/{product}' } },
    }),
  },
  {
    backendId: 'shop',
    environment: 'production',
    location: 'westeurope',
    auth: {
      provider: 'entra',
      tenantId: '11111111-1111-4111-8111-111111111111',
      clientId: '22222222-2222-4222-8222-222222222222',
    },
    entry: {
      apiManagement: {
        publisher: { name: 'Shop', email: 'apis@example.com' },
        apis: { Prices: { product: 'partners', rateLimit: { calls: 100, seconds: 60 } } },
      },
    },
  },
);

const app = new App();
backend.addToStack(
  new ResourceGroupStack(app, 'shop', { resourceGroupName: 'rg-shop', location: 'westeurope' }),
);

export const plan = backend.plan();

app.synth();
