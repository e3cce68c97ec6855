import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

import { EventDrivenComponent } from './event-driven-component.js';
import { serviceBus } from './service-bus-type.js';

const backend = defineBackend(
  {
    orderProcessor: EventDrivenComponent.define('OrderProcessor', {
      sku: 'Standard',
      queues: [{ name: 'orders-queue', maxSize: 2048 }],
      topics: [{ name: 'events-topic', maxSize: 2048 }],
    }),
    notificationService: EventDrivenComponent.define('NotificationService', {
      sku: 'Basic',
      queues: [{ name: 'orders-queue' }, { name: 'notifications-queue', maxSize: 1024 }],
    }),
  },
  {
    backendId: 'eventdriven',
    environment: 'production',
    location: 'eastus',
    resourceTypes: [serviceBus], // in place of the built-in type of the same name
  },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'event-driven', {
  resourceGroupName: 'rg-eventdriven-prod',
  location: 'eastus',
});
backend.addToStack(stack);

console.log('Queues of the order processor:', backend.components.orderProcessor.getOutputs().queues);

export const plan = backend.plan();

app.synth();
