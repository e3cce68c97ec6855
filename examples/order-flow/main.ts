import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { EventsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

import { orderEvents } from './events.js';

const backend = defineBackend(
  {
    shop: EventsApp.define('Shop', {
      publishes: [orderEvents],
      functions: {
        place: { trigger: 'http', methods: ['POST'] },
        cancel: { trigger: 'http', methods: ['POST'] },
      },
      sourceDirectory: 'examples/order-flow/shop',
      // The code that takes orders cannot read what others are told, and theirs cannot tell anything.
      separateIdentity: true,
    }),
    billing: EventsApp.define('Billing', {
      subscribers: { invoice: { topic: orderEvents, events: ['OrderPlaced'], maxDeliveryCount: 5 } },
      sourceDirectory: 'examples/order-flow/billing',
    }),
    mail: EventsApp.define('Mail', {
      subscribers: { confirm: { topic: orderEvents, events: ['OrderPlaced', 'OrderCancelled'] } },
      sourceDirectory: 'examples/order-flow/mail',
    }),
  },
  {
    backendId: 'orders',
    environment: 'dev',
    location: 'westeurope',
    monitoring: { alerting: { emails: ['on-call@example.com'] } },
  },
);

const app = new App();
backend.addToStack(
  new ResourceGroupStack(app, 'orders', { resourceGroupName: 'rg-orders-dev', location: 'westeurope' }),
);

export const plan = backend.plan();

app.synth();
