import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    shop: FunctionsApp.define('Shop', {
      functions: { view: { trigger: 'http', methods: ['POST'] } },
      eventHubs: [{ name: 'clicks', partitions: 8, retentionDays: 3 }],
    }),
    stats: FunctionsApp.define('Stats', {
      functions: { count: { trigger: 'eventHub', eventHubName: 'clicks' } },
      separateIdentity: true,
    }),
  },
  { backendId: 'clicks', environment: 'dev', location: 'westeurope', monitoring: { alerting: {} } },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'clicks', {
  resourceGroupName: 'rg-clicks-dev',
  location: 'westeurope',
});
backend.addToStack(stack);

export const plan = backend.plan();

app.synth();
