import { type BackendConfig, defineBackend, keyVaultSecret } from '@atakora/component/backend';
import { EventsApp, eventTopic } from '@atakora/component/functions';
import { StaticSite } from '@atakora/component/web';
import { describe, expect, test } from 'vitest';

import type { AnyComponentDefinition } from '../../src/component.js';
import { blocksByAddress } from '../engines/planned-json.js';
import { groupStack, synth } from '../engines/stacks.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';
import { azurermSchema, type ProviderSchema, titled } from './schema.js';
import { stackFaults } from './stack-faults.js';

const orderEvents = eventTopic('order-events', { OrderPlaced: { orderId: 'string' } });

/** Options of the platform, each with a Terraform type that it makes. */
const PLATFORM: Readonly<
  Record<string, { components: AnyComponentDefinition[]; config?: Partial<BackendConfig>; makes: string }>
> = {
  'an API and a site': {
    components: [crud(), StaticSite.define('Web', {})],
    makes: 'azurerm_role_assignment',
  },
  'a named deployer': {
    components: [crud(), StaticSite.define('Web', {})],
    config: { deployer: { principalId: '11111111-2222-3333-4444-555555555555' } },
    makes: 'azurerm_role_assignment',
  },
  'events and an alert on dead letters': {
    components: [
      EventsApp.define('Shop', {
        publishes: [orderEvents],
        subscribers: { invoice: { topic: orderEvents, events: ['OrderPlaced'] } },
        functions: { place: { trigger: 'http' } },
        sourceDirectory: 'test/runtime/sources/events',
      }),
    ],
    config: { monitoring: { alerting: { emails: ['a@example.com'] } } },
    makes: 'azurerm_servicebus_subscription_rule',
  },
  'a Front Door over two backends': {
    components: [crud()],
    config: {
      entry: {
        frontDoor: {
          origins: [
            {
              name: 'westus2',
              priority: 2,
              weight: 0,
              apps: [
                { hostName: 'a.azurewebsites.net', patterns: ['/api', '/api/*'], probePath: '/api/health' },
              ],
            },
          ],
        },
      },
    },
    makes: 'azurerm_cdn_frontdoor_origin',
  },
  'the origin of another Front Door': {
    components: [crud()],
    config: { entry: { behind: { frontDoorId: '11111111-2222-4333-8444-555555555555' } } },
    makes: 'azurerm_function_app_flex_consumption',
  },
  'Terraform inside an isolated network': {
    components: [crud()],
    config: { networking: { mode: 'isolated', deployFrom: 'inside' } },
    makes: 'azurerm_storage_blob',
  },
  'triggers that Terraform syncs': {
    components: [app('Jobs', { functions: { run: { trigger: 'timer', schedule: '0 0 * * * *' } } })],
    config: { codeDeployment: 'terraform-sync' },
    makes: 'azurerm_function_app_flex_consumption',
  },
  'the scale of Flex Consumption': {
    components: [
      app('Jobs', {
        scale: { maximumInstances: 50, instanceMemory: 4096, alwaysReady: { http: 2 }, zones: true },
      }),
    ],
    makes: 'azurerm_function_app_flex_consumption',
  },
  'the scale of Elastic Premium': {
    components: [crud('UserApi', { sku: 'EP1', scale: { minimumInstances: 2, maximumInstances: 5 } })],
    makes: 'azurerm_service_plan',
  },
  'the scale of a dedicated plan': {
    components: [
      crud('UserApi', {
        sku: 'S1',
        scale: { minimumInstances: 2, maximumInstances: 5 },
        healthCheck: { path: '/api/health' },
      }),
    ],
    makes: 'azurerm_monitor_autoscale_setting',
  },
  'backups, the free tier and zones of Cosmos DB': {
    components: [crud('UserApi', { maxThroughput: 3000 })],
    config: {
      cosmosConfig: {
        freeTier: true,
        backup: { type: 'Periodic', intervalMinutes: 60, retentionHours: 48, redundancy: 'Zone' },
        failoverPolicies: [{ locationName: 'East US', priority: 0, zoneRedundant: true }],
      },
    },
    makes: 'azurerm_cosmosdb_account',
  },
  'Premium block blobs': {
    components: [
      custom('Files', [
        requirement('storage', { performanceTier: 'Premium', containers: [{ name: 'files' }] }),
      ]),
    ],
    makes: 'azurerm_storage_container',
  },
  'tables, lifecycle rules and versions of blobs': {
    components: [
      custom('Files', [
        requirement('storage', {
          containers: [{ name: 'logs', lifecycle: { coolAfterDays: 30, deleteAfterDays: 365 } }],
          tables: [{ name: 'rows' }],
        }),
      ]),
    ],
    config: { storageConfig: { versioning: true, deletedBlobDays: 30 } },
    makes: 'azurerm_storage_management_policy',
  },
  'a secret, and an identity of its own': {
    components: [
      app('Jobs', { secrets: { KEY: keyVaultSecret('key') } }),
      app('Mail', { separateIdentity: true }),
    ],
    makes: 'azurerm_key_vault',
  },
  'alerts with receivers of every kind': {
    components: [crud()],
    config: {
      monitoring: {
        dailyCapGb: 1,
        alerting: {
          emails: ['a@example.com'],
          webhooks: ['https://example.com/hook'],
          sms: [{ countryCode: '1', phoneNumber: '5550100' }],
        },
      },
    },
    makes: 'azurerm_monitor_action_group',
  },
  'grants, and a site that may call': {
    components: [
      crud('UserApi'),
      StaticSite.define('Web', {}),
      app('Jobs', {
        databases: [{ name: 'userapi-db', containers: [{ name: 'userapi' }] }],
        queues: [{ name: 'shipments' }],
        cors: { allowedOrigins: ['${Web.siteEndpoint}'] },
      }),
    ],
    makes: 'azurerm_cosmosdb_sql_role_assignment',
  },
};

describe.skipIf(azurermSchema === undefined)(titled('azurerm 4.55.0 takes what the platform makes'), () => {
  const schema = azurermSchema as ProviderSchema;

  test.each(Object.entries(PLATFORM))('for %s', (_name, { components, config = {}, makes }) => {
    const backend = defineBackend({ ...SHOP, ...config })
      .addComponents(components)
      .build();
    expect(backend.plan().errors).toEqual([]);
    const stack = groupStack();
    backend.apply(stack);
    const json = synth(stack);
    expect(stackFaults(json, schema)).toEqual([]);
    expect(Object.keys(blocksByAddress(json)).map((address) => address.split('.')[0])).toContain(makes);
  });
});
