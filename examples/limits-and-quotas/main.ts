import { defineBackend, type ResourceLimits, ResourceLimitError } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

const limits: ResourceLimits = {
  maxCosmosAccounts: 1,
  maxFunctionApps: 1,
  maxStorageAccounts: 2,
  maxFunctionsPerApp: 50,
  maxContainersPerStorage: 10,
};

const userApi = CrudApi.define('UserApi', {
  entityName: 'User',
  schema: { id: 'string', name: 'string' },
  enableServerless: true,
});
const productApi = CrudApi.define('ProductApi', {
  entityName: 'Product',
  schema: { id: 'string', name: 'string' },
});
const orderApi = CrudApi.define('OrderApi', {
  entityName: 'Order',
  schema: { id: 'string', userId: 'string' },
  partitionKey: '/userId',
});

const within = defineBackend(
  { userApi, productApi, orderApi },
  { backendId: 'limited', environment: 'production', location: 'eastus', limits },
);

// Throughput needs a provisioned account next to the serverless one, which is one account too many.
const exceeded = defineBackend(
  {
    userApi,
    productApi,
    busyApi: CrudApi.define('BusyApi', { entityName: 'Event', schema: { id: 'string' }, throughput: 4000 }),
  },
  { backendId: 'exceeded', environment: 'production', location: 'eastus', limits },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'limits', {
  resourceGroupName: 'rg-limited-prod',
  location: 'eastus',
});

within.addToStack(stack);
for (const { what, used, max } of within.plan().usage)
  console.log(`${what}: ${used} / ${max ?? 'unlimited'}`);

try {
  exceeded.addToStack(stack);
} catch (error) {
  if (!(error instanceof ResourceLimitError)) throw error;
  console.log(error.message); // nothing of this backend was created
}

export const plans = { within: within.plan(), exceeded: exceeded.plan() };

app.synth();
