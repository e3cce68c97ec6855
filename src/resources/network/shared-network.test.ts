import { describe, expect, it } from 'vitest';

import { groupStack, synth } from '../../../test/engines/stacks.js';
import { app, crud } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import { StaticSite } from '../../components/static-site/static-site.js';
import { defineBackend } from '../../backend/define-backend.js';
import type { NetworkingConfig } from './options.js';
import { networkOf, privateDnsZonesOf } from './network-of.js';

const plan = (networking: Partial<NetworkingConfig>, components = [crud()]) =>
  planOf(components, { ...SHOP, networking: { mode: 'isolated', ...networking } });
const network = '/subscriptions/hub/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet';
const ids = {
  virtualNetworkId: network,
  subnetId: `${network}/subnets/apps`,
  privateEndpointSubnetId: `${network}/subnets/endpoints`,
};
const COSMOS_ZONE = 'privatelink.documents.azure.com';
const cosmosZone = `/subscriptions/hub/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/${COSMOS_ZONE}`;
const links = (planned: ReturnType<typeof planOf>) =>
  blocksOf(planned, 'azurerm_private_dns_zone_virtual_network_link').map(({ arguments: config }) => config);

describe('a network by ids', () => {
  const planned = plan(ids);

  it('is looked up nowhere and may be in another subscription', () => {
    expect(planned.terraform.filter(({ type }) => type.startsWith('data.'))).toEqual([]);
    const [flex] = blocksOf(planned, 'azurerm_function_app_flex_consumption');
    expect(flex?.arguments['virtual_network_subnet_id']).toBe(ids.subnetId);
    const subnets = blocksOf(planned, 'azurerm_private_endpoint').map(
      ({ arguments: config }) => config['subnet_id'],
    );
    expect(new Set(subnets)).toEqual(new Set([ids.privateEndpointSubnetId]));
    expect(links(planned)[0]).toMatchObject({ virtual_network_id: network });
    expect(planned.resources.find(({ key }) => key === 'network:shared')?.name).toBe('vnet');
  });

  it.each([
    ['subnetId', { ...ids, subnetId: undefined }],
    ['virtualNetworkId', { ...ids, virtualNetworkId: 'vnet-hub' }],
    ['vnetName', { ...ids, vnetName: 'vnet' }],
    ['vnetResourceGroup', { ...ids, vnetResourceGroup: 'rg' }],
    ['useExistingVnet', { ...ids, useExistingVnet: false }],
    ['peeredAddressSpaces', { ...ids, peeredAddressSpaces: [] }],
  ])('is refused where its options disagree: %s', (path, options) => {
    expect(() => plan(options as Partial<NetworkingConfig>)).toThrow(
      new RegExp(`networking\\.${path} (?:must|is not valid)`),
    );
  });
});

describe('zones', () => {
  it('given by id are used, linked to a network of the backend, and the others are created', () => {
    const planned = plan({ privateDnsZones: { [COSMOS_ZONE]: cosmosZone } });
    expect(blocksOf(planned, 'azurerm_private_dns_zone')).toHaveLength(4);
    const endpoint = blocksOf(planned, 'azurerm_private_endpoint').find(({ id }) => id.endsWith('sql'));
    expect(endpoint?.arguments['private_dns_zone_group']).toMatchObject({
      private_dns_zone_ids: [cosmosZone],
    });
    expect(endpoint?.meta?.depends_on).toEqual([
      'azurerm_private_dns_zone_virtual_network_link.shop_network_zone_sql',
    ]);
    expect(links(planned)).toContainEqual(
      expect.objectContaining({ resource_group_name: 'rg-dns', private_dns_zone_name: COSMOS_ZONE }),
    );
  });

  it('are linked or not as the backend says', () => {
    const zones = { privateDnsZones: { [COSMOS_ZONE]: cosmosZone } };
    expect(links(plan({ ...zones, linkPrivateDnsZones: false }))).toHaveLength(4);
    expect(links(plan({ ...ids, ...zones }))).toHaveLength(4);
    expect(links(plan({ ...ids, ...zones, linkPrivateDnsZones: true }))).toHaveLength(5);
    expect(links(plan({ privateDnsZoneResourceGroup: 'rg-dns' }))).toHaveLength(5);
    expect(links(plan({ privateDnsZoneResourceGroup: 'rg-dns', linkPrivateDnsZones: false }))).toEqual([]);
  });

  it('that a policy makes are none of the plan, and Terraform leaves the policy its entries', () => {
    const planned = plan({ privateDnsZones: 'policy' });
    expect(planned.terraform.filter(({ type }) => type.includes('private_dns'))).toEqual([]);
    for (const { arguments: config, meta } of blocksOf(planned, 'azurerm_private_endpoint')) {
      expect(config).not.toHaveProperty('private_dns_zone_group');
      expect(meta?.ignore_changes).toEqual(['private_dns_zone_group']);
    }
    const stack = groupStack();
    defineBackend({ ...SHOP, networking: { mode: 'isolated', privateDnsZones: 'policy' } })
      .addComponent(crud())
      .build()
      .apply(stack);
    const endpoints = synth(stack).resource?.['azurerm_private_endpoint'] ?? {};
    expect(Object.values(endpoints)[0]).toMatchObject({
      lifecycle: { ignore_changes: ['private_dns_zone_group'] },
    });
  });

  it.each([
    ['privateDnsZones', { privateDnsZones: { [COSMOS_ZONE]: 'zone' } }],
    ['privateDnsZones', { privateDnsZones: 'shared' }],
    ['privateDnsZoneResourceGroup', { privateDnsZones: 'policy', privateDnsZoneResourceGroup: 'rg' }],
    ['linkPrivateDnsZones', { linkPrivateDnsZones: true }],
  ])('that do not exist as written are refused: %s', (path, options) => {
    expect(() => plan(options as Partial<NetworkingConfig>)).toThrow(`networking.${path}`);
  });
});

describe('two isolated backends of one stack', () => {
  const first = () =>
    defineBackend({ ...SHOP, networking: 'isolated' })
      .addComponent(crud())
      .build();
  const second = (networking: NetworkingConfig) =>
    defineBackend({ ...SHOP, backendId: 'orders', networking })
      .addComponent(crud('OrderApi'))
      .build();

  it('share one network with its zones', () => {
    const stack = groupStack();
    const shop = first();
    shop.apply(stack);
    second(networkOf(shop.plan())).apply(stack);
    const { resource = {} } = synth(stack);
    expect(Object.keys(resource['azurerm_virtual_network'] ?? {})).toEqual(['shop_network']);
    expect(Object.keys(resource['azurerm_private_dns_zone'] ?? {})).toHaveLength(5);
    expect(Object.keys(resource['azurerm_private_dns_zone_virtual_network_link'] ?? {})).toHaveLength(5);
    expect(Object.values(resource['azurerm_private_endpoint'] ?? {})).toHaveLength(10);
  });

  it('share zones and have networks of their own, each with its links', () => {
    const stack = groupStack();
    const shop = first();
    shop.apply(stack);
    second({
      mode: 'isolated',
      addressSpace: '10.1.0.0/16',
      peeredAddressSpaces: ['10.0.0.0/16'],
      privateDnsZones: privateDnsZonesOf(shop.plan()),
    }).apply(stack);
    const { resource = {} } = synth(stack);
    expect(Object.keys(resource['azurerm_private_dns_zone'] ?? {})).toHaveLength(5);
    const linked = resource['azurerm_private_dns_zone_virtual_network_link'] ?? {};
    expect(linked['orders_network_zone_sql']).toMatchObject({
      private_dns_zone_name: '${azurerm_private_dns_zone.shop_network_zone_sql.name}',
      resource_group_name: '${azurerm_private_dns_zone.shop_network_zone_sql.resource_group_name}',
    });
  });

  it('are applied in their order', () => {
    const shop = first();
    expect(() => second(networkOf(shop.plan())).apply(groupStack())).toThrow('nor is in the stack');
  });

  it('need a network with a subnet that can be shared', () => {
    expect(() => networkOf(planOf([crud()], SHOP))).toThrow('makes no network');
  });
});

describe('address spaces of peers', () => {
  it.each([
    [{ peeredAddressSpaces: ['10.0.128.0/24'] }],
    [{ addressSpace: '10.4.0.0/20', peeredAddressSpaces: ['10.0.0.0/8'] }],
  ])('do not overlap: %o', (options) => {
    expect(() => plan(options)).toThrow('must not overlap peeredAddressSpaces');
  });

  it('may be any others', () => {
    expect(plan({ addressSpace: '10.4.0.0/20', peeredAddressSpaces: ['10.5.0.0/16'] }).errors).toEqual([]);
  });
});

describe('Terraform inside the network', () => {
  const inside = { deployFrom: 'inside' } as const;

  it('deploys code to Flex apps, once the account can be reached', () => {
    const planned = plan(inside);
    expect(planned.packages).toMatchObject([{ deployment: 'blob' }]);
    expect(plan({}).packages).toMatchObject([{ deployment: 'none' }]);
    const [blob] = blocksOf(planned, 'azurerm_storage_blob');
    expect(blob?.meta?.depends_on).toContain(
      'azurerm_private_endpoint.shop_network_endpoint_storage-shared_blob',
    );
    expect(planned.warnings.map(({ code }) => code)).not.toContain('PACKAGE_NOT_DEPLOYED');
  });
});

describe('a site alone', () => {
  it('has no network that nothing uses', () => {
    const site = StaticSite.define('Portal', {});
    expect(keysOf(plan({}, [site]))).toEqual(['website:portal']);
    expect(keysOf(plan({}, [site, app()]), 'network')).toEqual(['network:shared']);
  });
});
