import { describe, expect, it } from 'vitest';

import { isNetwork, subnetOf } from '../../src/resources/network/cidr.js';
import { app, crud } from '../support/definitions.js';
import { blocksOf, planOf, SHOP } from '../support/plans.js';

const isolated = (components = [crud('UserApi'), app('Jobs')], options = {}) =>
  planOf(components, { ...SHOP, networking: { mode: 'isolated', ...options } });
const subnetsOf = (plan: ReturnType<typeof planOf>) =>
  Object.fromEntries(blocksOf(plan, 'azurerm_subnet').map(({ id, config }) => [id, config]));
const rangesOf = (plan: ReturnType<typeof planOf>) =>
  Object.fromEntries(Object.entries(subnetsOf(plan)).map(([id, config]) => [id, config['addressPrefixes']]));
const several = () => [
  app('Flex', { version: '22' }),
  app('Snake', { runtime: 'python' }),
  app('Elastic', { version: '20', sku: 'EP1' }),
  app('Java', { runtime: 'java', sku: 'B1' }),
];

describe('the subnets of an isolated backend', () => {
  it('are one for apps, delegated, and one for endpoints', () => {
    const subnets = subnetsOf(isolated());
    expect(Object.keys(subnets)).toEqual(['shop_network_functions', 'shop_network_endpoints']);
    expect(subnets['shop_network_functions']).toMatchObject({
      addressPrefixes: ['10.0.0.0/24'],
      delegation: [{ serviceDelegation: { name: 'Microsoft.App/environments' } }],
    });
    expect(subnets['shop_network_endpoints']).toMatchObject({
      addressPrefixes: ['10.0.1.0/24'],
      privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
    });
    expect(subnets['shop_network_endpoints']).not.toHaveProperty('delegation');
  });

  it.each([
    ['10.0.0.0/16', '10.0.0.0/24', '10.0.1.0/24'],
    ['10.8.0.0/22', '10.8.0.0/24', '10.8.1.0/24'],
    ['192.168.4.0/23', '192.168.4.0/24', '192.168.5.0/24'],
    ['192.168.4.0/24', '192.168.4.0/25', '192.168.4.128/25'],
  ])('of %s are %s and %s', (addressSpace, functions, endpoints) => {
    expect(rangesOf(isolated(undefined, { addressSpace }))).toEqual({
      shop_network_functions: [functions],
      shop_network_endpoints: [endpoints],
    });
  });

  it('are one for all Flex apps, and one for each other plan; the endpoints keep theirs', () => {
    const plan = isolated(several());
    expect(rangesOf(plan)).toEqual({
      shop_network_functions: ['10.0.0.0/24'],
      'shop_network_functions-java-dedicated': ['10.0.2.0/24'],
      'shop_network_functions-node20-elastic': ['10.0.3.0/24'],
      shop_network_endpoints: ['10.0.1.0/24'],
    });
    const delegated = Object.values(subnetsOf(plan)).flatMap((config) => config['delegation'] ?? []);
    expect(
      delegated.map((part) => (part as { serviceDelegation: { name: string } }).serviceDelegation.name),
    ).toEqual(['Microsoft.App/environments', 'Microsoft.Web/serverFarms', 'Microsoft.Web/serverFarms']);
    expect(plan.provider.resourceProvidersToRegister).toEqual(['Microsoft.App']);
  });

  it('divide a small network into equal parts', () => {
    expect(Object.values(rangesOf(isolated(several(), { addressSpace: '10.1.2.0/24' })))).toEqual([
      ['10.1.2.0/26'],
      ['10.1.2.128/26'],
      ['10.1.2.192/26'],
      ['10.1.2.64/26'],
    ]);
  });

  it('without Flex apps register nothing', () => {
    const plan = isolated([app('Elastic', { sku: 'EP1' })]);
    expect(plan.provider.resourceProvidersToRegister).toEqual([]);
    expect(rangesOf(plan)).toEqual({
      'shop_network_functions-elastic': ['10.0.0.0/24'],
      shop_network_endpoints: ['10.0.1.0/24'],
    });
  });

  it('have the names that were given', () => {
    const names = { vnetName: 'vnet-own', subnetName: 'apps', privateEndpointSubnetName: 'endpoints' };
    const plan = isolated(several(), names);
    expect(blocksOf(plan, 'azurerm_virtual_network')[0]?.config['name']).toBe('vnet-own');
    expect(plan.resources.find(({ key }) => key === 'network:shared')?.name).toBe('vnet-own');
    const [first, second] = Object.values(subnetsOf(plan)).map((config) => config['name']);
    expect(first).toBe('apps');
    expect(second).toMatch(/^snet-shop-prod-functions-java-dedicated-/);
    expect(subnetsOf(plan)['shop_network_endpoints']?.['name']).toBe('endpoints');
  });

  it('with a name that Azure refuses are an error', () => {
    expect(isolated(undefined, { subnetName: 'under_score' }).errors).toMatchObject([
      { code: 'INVALID_NAME', path: 'naming.subnet' },
    ]);
  });
});

describe('the security groups', () => {
  const plan = isolated(undefined, { serviceTags: ['ServiceBus.EastUS', 'AzureMonitor'] });
  const rules = blocksOf(plan, 'azurerm_network_security_rule').map(({ config }) => config);

  it('let apps out to what they need and were given, each once, and to nothing else', () => {
    const outbound = rules.filter(({ direction }) => direction === 'Outbound');
    expect(
      outbound.map((rule) => [
        rule['name'],
        rule['access'],
        rule['priority'],
        rule['destinationAddressPrefix'],
      ]),
    ).toEqual([
      ['allow-azureactivedirectory', 'Allow', 100, 'AzureActiveDirectory'],
      ['allow-azuremonitor', 'Allow', 110, 'AzureMonitor'],
      ['allow-servicebus-eastus', 'Allow', 120, 'ServiceBus.EastUS'],
      ['deny-internet', 'Deny', 4000, 'Internet'],
    ]);
  });

  it('let the network in to the endpoints, and nobody else', () => {
    const inbound = rules.filter(({ direction }) => direction === 'Inbound');
    expect(inbound.map((rule) => [rule['access'], rule['sourceAddressPrefix']])).toEqual([
      ['Allow', 'VirtualNetwork'],
      ['Deny', '*'],
    ]);
  });

  it('are on every subnet', () => {
    const associated = blocksOf(plan, 'azurerm_subnet_network_security_group_association');
    expect(associated.map(({ config }) => config['subnetId'])).toEqual(
      blocksOf(plan, 'azurerm_subnet').map(({ id }) => `\${azurerm_subnet.${id}.id}`),
    );
  });
});

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
    expect(zones.map(({ config }) => config['name']).sort()).toEqual([
      'privatelink.azurewebsites.net',
      'privatelink.blob.core.windows.net',
      'privatelink.documents.azure.com',
      'privatelink.queue.core.windows.net',
      'privatelink.table.core.windows.net',
    ]);
    expect(blocksOf(plan, 'azurerm_private_dns_zone_virtual_network_link')).toHaveLength(5);
    for (const endpoint of blocksOf(plan, 'azurerm_private_endpoint'))
      expect(endpoint.dependsOn).toHaveLength(1);
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
      expect(blocksOf(plan, type)[0]?.config['publicNetworkAccessEnabled']).toBe(false);
  });
});

describe('a network range', () => {
  it.each([
    ['10.0.0.0/16', true],
    ['10.0.0.0/24', true],
    ['10.0.1.0/16', false],
    ['10.0.0.0/15', false],
    ['10.0.0.0/25', false],
    ['256.0.0.0/16', false],
    ['10.0.0.0', false],
    ['a/16', false],
  ])('%s is one from /16 to /24: %s', (cidr, valid) => {
    expect(isNetwork(cidr, 16, 24)).toBe(valid);
  });

  it('has subnets one after the other', () => {
    expect(subnetOf('10.0.255.0/24', 26, 3)).toBe('10.0.255.192/26');
    expect(subnetOf('10.0.255.0/16', 24, 1)).toBe('10.1.0.0/24');
  });
});
