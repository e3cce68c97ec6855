import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { StaticSite } from '@atakora/component/web';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    products: CrudApi.define('ProductApi', {
      entityName: 'Product',
      schema: { id: 'string', category: 'string', price: { type: 'number', required: true } },
      partitionKey: '/category',
    }),
    // Anybody may look; changes go through the functions below. The app can only read this container.
    prices: CrudApi.define('PriceApi', {
      entityName: 'Price',
      schema: { id: 'string', amount: 'number' },
      operations: ['read', 'list'],
      cache: { ttl: 60 },
    }),
    checkout: FunctionsApp.define('Checkout', {
      functions: {
        start: { trigger: 'http', route: 'carts/{cartId}', methods: ['POST'] },
        charge: { trigger: 'queue', queueName: 'charges' },
        'close-day': { trigger: 'timer', schedule: '0 0 2 * * *' }, // at 02:00 UTC
      },
      sourceDirectory: 'examples/mixed-components/checkout',
    }),
    // Terraform uploads the files.
    website: StaticSite.define('Website', { sourceDirectory: 'examples/mixed-components/website' }),
  },
  { backendId: 'market', environment: 'dev', location: 'westeurope' },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'mixed', {
  resourceGroupName: 'rg-market-dev',
  location: 'westeurope',
});
backend.addToStack(stack);

const { products, prices, checkout } = backend.components;
console.log('Create a product:', products.endpoints.create);
console.log('Look up a price:', prices.endpoints.read);
console.log('Start a checkout:', checkout.functionEndpoint('start'));

export const plan = backend.plan();

app.synth();
