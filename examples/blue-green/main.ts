import { defineBackend, frontDoorOrigin } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

import { data } from './data.js';

// Shift gradually by 900 and 100, then 500 and 500. A weight of 0 takes a colour out.
const weights = { blue: 1000, green: 0 };

const account = data.build().resources.get('cosmos:shared');
if (account === undefined) throw new Error('The account to share is missing.');

const app = new App();
const dataStack = new ResourceGroupStack(app, 'myapp-data', {
  resourceGroupName: 'rg-myapp-data',
  location: 'eastus',
});

const deployments = (['blue', 'green'] as const).map((color) => {
  const backend = defineBackend(
    {
      userApi: CrudApi.define('UserApi', {
        entityName: 'User',
        schema: { id: 'string', name: 'string', email: 'string' },
        partitionKey: '/id',
      }),
      productApi: CrudApi.define('ProductApi', {
        entityName: 'Product',
        schema: { id: 'string', name: 'string', price: 'number' },
        partitionKey: '/id',
      }),
      health: FunctionsApp.define('Health', {
        functions: { live: { trigger: 'http', methods: ['GET'], authLevel: 'anonymous' } },
        sourceDirectory: 'examples/blue-green/health',
      }),
    },
    {
      backendId: `myapp-${color}`,
      environment: 'production',
      location: 'eastus',
      cosmosConfig: {
        useExisting: true,
        accountName: account.name,
        accountResourceGroup: 'rg-myapp-data',
      },
      // Apps take only calls of a Front Door: of this one, once its id is known (see the README).
      entry: { behind: {} },
      tags: { deployment: color },
    },
  );

  const stack = new ResourceGroupStack(app, `myapp-${color}`, {
    resourceGroupName: `rg-myapp-${color}`,
    location: 'eastus',
  });
  stack.addDependency(dataStack);
  backend.addToStack(stack);
  return { color, backend };
});

// One address for both colours, beside the data that they share.
const shared = data
  .withEntry({
    frontDoor: {
      origins: deployments.map(({ color, backend }) => ({
        name: color,
        weight: weights[color],
        ...frontDoorOrigin(backend.plan()),
      })),
    },
  })
  .build();
shared.addToStack(dataStack);

export const plans = {
  data: shared.plan(),
  ...Object.fromEntries(deployments.map(({ color, backend }) => [color, backend.plan()])),
};

app.synth();
