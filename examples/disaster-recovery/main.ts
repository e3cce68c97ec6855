import { defineBackend, frontDoorOrigin } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

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
  // Apps take only calls of a Front Door: of this one, once its id is known (see the README).
  entry: { behind: {} },
  tags: { role: 'primary' },
});

// The name is known while planning, so it is written once.
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
  // In the standby region, so that it can be changed while the primary region is down.
  entry: {
    frontDoor: {
      priority: 2,
      origins: [{ name: 'primary', priority: 1, ...frontDoorOrigin(primary.plan()) }],
    },
  },
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

console.log('Both regions:', dr.components.userApi.apiEndpoint);

export const plans = { primary: primary.plan(), dr: dr.plan() };

app.synth();
