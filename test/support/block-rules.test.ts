import { describe, expect, it } from 'vitest';

import type { JsonObject } from '../../src/plan/json.js';
import { brokenRules } from './block-rules.js';

const block = (type: string, plain: JsonObject, id = 'a') => ({ type, id, arguments: plain });
const to = (address: string) => ({ $ref: address });
const account = (more: JsonObject = {}) => block('azurerm_cosmosdb_account', more, 'c');
const serverless = account({ capabilities: [{ name: 'EnableServerless' }] });
const regions = (...list: readonly (readonly [string, number])[]) =>
  list.map(([location, priority]) => ({ location, failover_priority: priority }));
const flex = (more: JsonObject) => block('azurerm_function_app_flex_consumption', more);
const namespace = (more: JsonObject) => block('azurerm_servicebus_namespace', more, 'n');
const inNamespace = { namespace_id: to('azurerm_servicebus_namespace.n.id') };
const network = block('azurerm_virtual_network', { address_space: ['10.0.0.0/16'] }, 'v');
const subnet = (id: string, prefix: string, more: JsonObject = {}) =>
  block(
    'azurerm_subnet',
    { virtual_network_name: to('azurerm_virtual_network.v.name'), address_prefixes: [prefix], ...more },
    id,
  );
const rule = (id: string, priority: number) =>
  block(
    'azurerm_network_security_rule',
    { network_security_group_name: 'g', direction: 'Inbound', priority },
    id,
  );
const role = (id: string, scope: string) =>
  block('azurerm_role_assignment', { principal_id: 'p', scope, role_definition_name: 'Reader' }, id);

type Block = ReturnType<typeof block>;
/** By rule: blocks that break it, and blocks that do not. */
const CASES: readonly [rule: string, broken: readonly Block[], kept: readonly Block[]][] = [
  [
    'each region once',
    [account({ geo_location: regions(['eastus', 0], ['eastus', 1]) })],
    [account({ geo_location: regions(['westus', 1], ['eastus', 0]) })],
  ],
  [
    'without a gap',
    [account({ geo_location: regions(['eastus', 0], ['westus', 2]) })],
    [account({ geo_location: regions(['eastus', 0]) })],
  ],
  [
    'bounded staleness',
    [
      account({
        geo_location: regions(['eastus', 0], ['westus', 1]),
        consistency_policy: { consistency_level: 'BoundedStaleness' },
      }),
    ],
    [account({ consistency_policy: { consistency_level: 'BoundedStaleness' } })],
  ],
  [
    'periodic backups',
    [account({ backup: { type: 'Continuous', retention_in_hours: 8 } })],
    [account({ backup: { type: 'Periodic', retention_in_hours: 8 } })],
  ],
  [
    'if it is serverless',
    [account({ ...serverless.arguments, geo_location: regions(['eastus', 0], ['westus', 1]) })],
    [serverless],
  ],
  ...['azurerm_cosmosdb_sql_database', 'azurerm_cosmosdb_sql_container'].map(
    (type): (typeof CASES)[number] => {
      const child = block(type, { account_name: to('azurerm_cosmosdb_account.c.name'), throughput: 400 });
      return ['no throughput in a serverless account', [serverless, child], [account(), child]];
    },
  ),
  [
    'not both',
    [block('azurerm_cosmosdb_sql_container', { throughput: 400, autoscale_settings: {} })],
    [block('azurerm_cosmosdb_sql_container', { throughput: 400 })],
  ],
  [
    'the root path',
    [block('azurerm_cosmosdb_sql_container', { indexing_policy: { included_path: [{ path: '/a/?' }] } })],
    [block('azurerm_cosmosdb_sql_container', { indexing_policy: { excluded_path: { path: '/*' } } })],
  ],
  [
    'a plan FC1',
    [
      flex({ service_plan_id: to('azurerm_service_plan.p.id') }),
      block('azurerm_service_plan', { sku_name: 'EP1' }, 'p'),
    ],
    [flex({ service_plan_id: to('azurerm_service_plan.p.id') })],
  ],
  [
    'no more ready instances',
    [flex({ always_ready: [{ instance_count: 30 }, { instance_count: 11 }], maximum_instance_count: 40 })],
    [flex({ always_ready: [{ instance_count: 40 }] })],
  ],
  [
    'the key or the identity',
    [flex({ storage_authentication_type: 'StorageAccountConnectionString' })],
    [flex({ storage_authentication_type: 'StorageAccountConnectionString', storage_access_key: 'k' })],
  ],
  [
    'a content share',
    [block('azurerm_linux_function_app', { app_settings: { WEBSITE_CONTENTOVERVNET: '1' } })],
    [block('azurerm_linux_function_app', { app_settings: {} })],
  ],
  [
    'units and partitions',
    [namespace({ sku: 'Standard', capacity: 1 })],
    [namespace({ sku: 'Premium', capacity: 1 }), namespace({ sku: 'Standard', capacity: 0 })],
  ],
  [
    'not in Basic',
    [namespace({ sku: 'Basic' }), block('azurerm_servicebus_topic', inNamespace)],
    [namespace({ sku: 'Basic' }), block('azurerm_servicebus_queue', inNamespace)],
  ],
  [
    'express in others only',
    [
      namespace({ sku: 'Premium', capacity: 1 }),
      block('azurerm_servicebus_queue', { ...inNamespace, express_enabled: true }),
    ],
    [
      namespace({ sku: 'Standard' }),
      block('azurerm_servicebus_queue', { ...inNamespace, express_enabled: true }),
    ],
  ],
  [
    'the default domain',
    [block('azurerm_cdn_frontdoor_route', { link_to_default_domain: false })],
    [block('azurerm_cdn_frontdoor_route', { link_to_default_domain: true })],
  ],
  [
    'where an origin is private',
    [
      block('azurerm_cdn_frontdoor_profile', { sku_name: 'Standard_AzureFrontDoor' }),
      block('azurerm_cdn_frontdoor_origin', { private_link: {} }),
    ],
    [block('azurerm_cdn_frontdoor_profile', { sku_name: 'Standard_AzureFrontDoor' })],
  ],
  [
    'overlaps no other subnet',
    [network, subnet('a', '10.0.0.0/24'), subnet('b', '10.0.0.128/25')],
    [network, subnet('a', '10.0.0.0/24'), subnet('b', '10.0.1.0/24')],
  ],
  ['in a range of it', [network, subnet('a', '10.1.0.0/24')], [network, subnet('a', '10.0.9.0/24')]],
  [
    'no service has for itself',
    [
      network,
      subnet('a', '10.0.0.0/24', { delegation: {} }),
      block('azurerm_private_endpoint', { subnet_id: to('azurerm_subnet.a.id') }),
    ],
    [
      network,
      subnet('a', '10.0.0.0/24'),
      block('azurerm_private_endpoint', { subnet_id: to('azurerm_subnet.a.id') }),
    ],
  ],
  ['a priority of its own', [rule('a', 100), rule('b', 100)], [rule('a', 100), rule('b', 110)]],
  ['gives a principal a role', [role('a', 's'), role('b', 's')], [role('a', 's'), role('b', 't')]],
];

describe('the rules across arguments', () => {
  it.each(CASES)('find what breaks: %s', (said, broken, kept) => {
    expect(brokenRules({ terraform: broken }).join('\n')).toContain(said);
    expect(brokenRules({ terraform: kept })).toEqual([]);
  });
});
