import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    orders: FunctionsApp.define('Orders', {
      functions: { place: { trigger: 'http', methods: ['POST'] } },
      serviceBusQueues: [{ name: 'shipments', duplicateDetectionSeconds: 600 }],
      topics: [{ name: 'order-events' }],
    }),
    warehouse: FunctionsApp.define('Warehouse', {
      functions: { ship: { trigger: 'serviceBusQueue', queueName: 'shipments' } },
      // Options of a queue that is received from. Five failures make a dead letter.
      serviceBusQueues: [{ name: 'shipments', maxDeliveryCount: 5, lockSeconds: 120 }],
    }),
    billing: FunctionsApp.define('Billing', {
      functions: {
        invoice: { trigger: 'serviceBusTopic', topicName: 'order-events', subscriptionName: 'billing' },
      },
      topics: [{ name: 'order-events', subscriptions: [{ name: 'billing', filter: 'total > 0' }] }],
    }),
  },
  { backendId: 'fulfil', environment: 'dev', location: 'westeurope' },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'fulfil', {
  resourceGroupName: 'rg-fulfil-dev',
  location: 'westeurope',
});
backend.addToStack(stack);

export const plan = backend.plan();

app.synth();
