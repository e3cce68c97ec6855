import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

import { type Environment, environments } from './environments.js';

function shop({ config, orderThroughput }: Environment) {
  return defineBackend({ backendId: 'shop', ...config })
    .addComponent(
      CrudApi.define('OrderApi', {
        entityName: 'Order',
        schema: { id: 'string', customerId: 'string', total: 'number' },
        partitionKey: '/customerId',
        ...(orderThroughput !== undefined && { throughput: orderThroughput }),
      }),
    )
    .when(config.environment === 'dev', (builder) =>
      // Only developers fill the shop with samples.
      builder.addComponent(
        CrudApi.define('SampleApi', { entityName: 'Sample', schema: { id: 'string' }, ttl: 86_400 }),
      ),
    )
    .build();
}

const app = new App();

const backends = Object.entries(environments).map(([name, environment]) => {
  const backend = shop(environment);
  const { location } = environment.config;
  backend.addToStack(
    new ResourceGroupStack(app, `shop-${name}`, { resourceGroupName: `rg-shop-${name}`, location }),
  );
  return [name, backend] as const;
});

export const plans = Object.fromEntries(backends.map(([name, backend]) => [name, backend.plan()]));

app.synth();
