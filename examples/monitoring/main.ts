import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

const backend = defineBackend({ backendId: 'ledger', environment: 'prod', location: 'eastus2' })
  .addComponent(
    CrudApi.define('EntryApi', {
      entityName: 'Entry',
      schema: { id: 'string', account: 'string', amount: 'number', bookedAt: 'timestamp' },
      partitionKey: '/account',
    }),
  )
  .addComponent(
    FunctionsApp.define('Closing', {
      functions: { month: { trigger: 'timer', schedule: '0 30 1 1 * *' } },
    }),
  )
  .withMonitoring({
    retentionDays: 180,
    samplingPercentage: 50,
    workspaceName: 'log-ledger-prod',
    alerting: { errorThreshold: 10, latencyThreshold: 1500, emails: ['on-call@example.com'] },
  })
  .build();

const app = new App();
const stack = new ResourceGroupStack(app, 'monitoring', {
  resourceGroupName: 'rg-ledger-prod',
  location: 'eastus2',
});
backend.addToStack(stack);

export const plan = backend.plan();

app.synth();
