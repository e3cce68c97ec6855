import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

import { failOver } from './routing.js';

const primaryRegion = 'eastus';
const drRegion = 'westus2';

// Both regions run the same components.
const components = {
  userApi: CrudApi.define('UserApi', {
    entityName: 'User',
    schema: { id: 'string', email: 'string', name: 'string', lastModified: 'timestamp' },
    partitionKey: '/id',
  }),
  transactionApi: CrudApi.define('TransactionApi', {
    entityName: 'Transaction',
    schema: { id: 'string', userId: 'string', amount: 'number', timestamp: 'timestamp' },
    partitionKey: '/userId',
  }),
  health: FunctionsApp.define('Health', {
    functions: { live: { trigger: 'http', methods: ['GET'], authLevel: 'anonymous' } },
    sourceDirectory: 'examples/disaster-recovery/health',
  }),
};

const primary = defineBackend(components, {
  backendId: 'bank',
  environment: 'production',
  location: primaryRegion,
  cosmosConfig: {
    enableMultiRegion: true,
    failoverPolicies: [
      { locationName: primaryRegion, priority: 0 },
      { locationName: drRegion, priority: 1 },
    ],
    consistencyLevel: 'Session',
    enableAutomaticFailover: true,
  },
  monitoring: { enabled: true, retentionDays: 180, workspaceName: 'log-bank-primary' },
  tags: { role: 'primary' },
});

// The name is known while planning, so that nobody has to type it twice.
const account = primary.resources.get('cosmos:provisioned');
if (account === undefined) throw new Error('The primary backend has no account.');

const dr = defineBackend(components, {
  backendId: 'bank',
  environment: 'production-dr',
  location: drRegion,
  cosmosConfig: {
    useExisting: true,
    accountName: account.name,
    accountResourceGroup: 'rg-bank-primary',
    readLocation: drRegion,
  },
  monitoring: { enabled: true, retentionDays: 180, workspaceName: 'log-bank-dr' },
  tags: { role: 'dr' },
});

const app = new App();
const primaryStack = new ResourceGroupStack(app, 'bank-primary', {
  resourceGroupName: 'rg-bank-primary',
  location: primaryRegion,
});
primary.addToStack(primaryStack);

const drStack = new ResourceGroupStack(app, 'bank-dr', {
  resourceGroupName: 'rg-bank-dr',
  location: drRegion,
});
drStack.addDependency(primaryStack); // the account comes first
dr.addToStack(drStack);

console.log('Primary:', primary.components.userApi.apiEndpoint);
console.log('Standby:', dr.components.userApi.apiEndpoint);

failOver(
  app,
  [
    { region: primaryRegion, backend: primary },
    { region: drRegion, backend: dr },
  ].map(({ region, backend }) => ({
    region,
    appUrl: backend.components.health.appUrl,
    healthPath: new URL(backend.components.health.functionEndpoint('live')).pathname,
  })),
);

export const plans = { primary: primary.plan(), dr: dr.plan() };

app.synth();
