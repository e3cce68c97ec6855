import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { type RunningApi, startPlannedApi } from '../host/planned-api.js';
import { app, crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

const plan = planOf([
  crud('OrderApi', { entityName: 'Order', databaseName: 'main' }),
  app('Events', {
    sku: 'B1',
    sourceDirectory: 'test/runtime/sources/legacy',
    environmentVariables: { BUS__fullyQualifiedNamespace: 'sb.servicebus.windows.net' },
    functions: {
      upload: { trigger: 'blob', containerName: 'uploads' },
      order: { trigger: 'serviceBusQueue', queueName: 'orders', connection: 'BUS' },
      mail: { trigger: 'serviceBusTopic', topicName: 'orders', subscriptionName: 'mail', connection: 'BUS' },
      count: { trigger: 'eventHub', eventHubName: 'clicks', connection: 'BUS' },
      stats: { trigger: 'eventHub', eventHubName: 'clicks', connection: 'BUS', consumerGroup: 'stats' },
      react: { trigger: 'eventGrid' },
      follow: { trigger: 'cosmos', databaseName: 'main', containerName: 'order' },
    },
  }),
]);

describe('the host is told of a function', () => {
  let api: RunningApi;
  beforeAll(async () => {
    process.env['WEBSITE_SITE_NAME'] = 'func-shop';
    api = await startPlannedApi(plan, register);
  });
  afterAll(async () => {
    delete process.env['WEBSITE_SITE_NAME'];
    await api.stop();
  });
  const bindingOf = (name: string) => api.events.find((event) => event.name === name)?.binding;

  it.each([
    ['upload', { type: 'blobTrigger', path: 'uploads/{name}', connection: 'Storage' }],
    ['order', { type: 'serviceBusTrigger', queueName: 'orders', connection: 'BUS' }],
    ['mail', { type: 'serviceBusTrigger', topicName: 'orders', subscriptionName: 'mail', connection: 'BUS' }],
    ['count', { type: 'eventHubTrigger', eventHubName: 'clicks', connection: 'BUS', cardinality: 'many' }],
    ['stats', { type: 'eventHubTrigger', eventHubName: 'clicks', consumerGroup: 'stats' }],
    ['react', { type: 'eventGridTrigger' }],
    [
      'follow',
      {
        type: 'cosmosDBTrigger',
        connection: 'EVENTS_COSMOS',
        databaseName: 'main',
        containerName: 'order',
        leaseDatabaseName: 'main',
        leaseContainerName: 'leases',
        // Functions, and apps with functions of the same name, follow the changes each for themselves.
        leaseContainerPrefix: 'func-shop-events_follow',
        createLeaseContainerIfNotExists: false,
      },
    ],
  ])('%s with what the plan says of it', (name, binding) => {
    expect(bindingOf(`events_${name}`)).toMatchObject(binding);
  });

  it('without a consumer group where none is asked for', () => {
    expect(bindingOf('events_count')).not.toHaveProperty('consumerGroup');
  });

  it('with connections whose settings the app has', () => {
    const settings = plan.terraform.find(({ type }) => type === 'azurerm_linux_function_app')?.arguments[
      'app_settings'
    ];
    const connections = api.events.flatMap(({ binding }) => binding['connection'] ?? []);
    expect(new Set(connections)).toEqual(new Set(['BUS', 'EVENTS_COSMOS', 'Storage']));
    for (const connection of connections)
      expect(settings).toHaveProperty([`${String(connection)}__clientId`]);
  });
});
