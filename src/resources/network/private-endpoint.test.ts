import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';

const isolated = (components = [crud('UserApi'), app('Jobs')], options = {}) =>
  planOf(components, { ...SHOP, networking: { mode: 'isolated', ...options } });
const several = () => [
  app('Flex', { version: '22' }),
  app('Snake', { runtime: 'python' }),
  app('Elastic', { version: '20', sku: 'EP1' }),
  app('Java', { runtime: 'java', sku: 'B1' }),
];

describe('the private endpoints', () => {
  const endpointsOf = (plan: ReturnType<typeof planOf>) =>
    blocksOf(plan, 'azurerm_private_endpoint').map(({ id }) => id.replace('shop_network_endpoint_', ''));

  it('are one for each service of each account and for each app, in zones that the network asks', () => {
    const plan = isolated();
    expect(endpointsOf(plan).sort()).toEqual([
      'cosmos-shared_sql',
      'functions-shared_sites',
      'storage-shared_blob',
      'storage-shared_queue',
      'storage-shared_table',
    ]);
    const zones = blocksOf(plan, 'azurerm_private_dns_zone');
    expect(zones.map(({ arguments: config }) => config['name']).sort()).toEqual([
      'privatelink.azurewebsites.net',
      'privatelink.blob.core.windows.net',
      'privatelink.documents.azure.com',
      'privatelink.queue.core.windows.net',
      'privatelink.table.core.windows.net',
    ]);
    expect(blocksOf(plan, 'azurerm_private_dns_zone_virtual_network_link')).toHaveLength(5);
    for (const endpoint of blocksOf(plan, 'azurerm_private_endpoint'))
      expect(endpoint.meta?.depends_on).toHaveLength(1);
  });

  it('are there for several accounts and apps, with one zone per service', () => {
    const plan = isolated([
      crud('Fast', { throughput: 400 }),
      crud('Cheap', { enableServerless: true }),
      ...several(),
    ]);
    expect(endpointsOf(plan).filter((id) => id.endsWith('sql'))).toHaveLength(2);
    expect(endpointsOf(plan).filter((id) => id.endsWith('sites'))).toHaveLength(4);
    expect(blocksOf(plan, 'azurerm_private_dns_zone')).toHaveLength(5);
  });

  it('close what they lead to', () => {
    const plan = isolated();
    for (const type of [
      'azurerm_cosmosdb_account',
      'azurerm_storage_account',
      'azurerm_function_app_flex_consumption',
    ])
      expect(blocksOf(plan, type)[0]?.arguments['public_network_access_enabled']).toBe(false);
  });
});
