import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    orders: CrudApi.define('OrderApi', {
      entityName: 'Order',
      schema: { id: 'string', email: { type: 'string', required: true }, total: 'number' },
      databaseName: 'shop',
    }),
    checkout: FunctionsApp.define('Checkout', {
      functions: {
        quote: { trigger: 'http', route: 'quotes/{country}', methods: ['GET'], authLevel: 'anonymous' },
        charge: { trigger: 'queue', queueName: 'charges' },
        'close-day': { trigger: 'timer', schedule: '0 0 2 * * *' }, // at 02:00 UTC
      },
      environmentVariables: { CURRENCY: 'EUR' },
      sourceDirectory: 'examples/functions-app/functions/checkout',
    }),
    mailer: FunctionsApp.define('Mailer', {
      functions: {
        // For each new and changed order.
        confirm: { trigger: 'cosmos', databaseName: 'shop', containerName: 'order' },
        // The queue belongs to another team, which gives the app's identity the role Azure Service Bus Data Receiver.
        remind: { trigger: 'serviceBusQueue', queueName: 'reminders', connection: 'BUS' },
      },
      environmentVariables: { BUS__fullyQualifiedNamespace: 'sb-company.servicebus.windows.net' },
      sourceDirectory: 'examples/functions-app/functions/mailer',
    }),
  },
  { backendId: 'webshop', environment: 'dev', location: 'westeurope' },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'webshop', {
  resourceGroupName: 'rg-webshop-dev',
  location: 'westeurope',
});
backend.addToStack(stack);

console.log('Ask for a quote:', backend.components.checkout.functionEndpoint('quote'));

export const plan = backend.plan();

app.synth();
