import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';

const networking = {
  mode: 'isolated',
  useExistingVnet: true,
  vnetName: 'vnet-hub',
  subnetName: 'snet-apps',
  privateEndpointSubnetName: 'snet-endpoints',
} as const;
const plan = (more: object = {}, components = [crud()]) =>
  planOf(components, { ...SHOP, networking: { ...networking, ...more } });

describe('a network that is there already', () => {
  it('is looked up with its two subnets, and gets no rules', () => {
    const planned = plan({ vnetResourceGroup: 'rg-hub' });
    expect(blocksOf(planned, 'data.azurerm_virtual_network').map(({ arguments: config }) => config)).toEqual([
      { name: 'vnet-hub', resource_group_name: 'rg-hub' },
    ]);
    expect(blocksOf(planned, 'data.azurerm_subnet').map(({ arguments: config }) => config['name'])).toEqual([
      'snet-apps',
      'snet-endpoints',
    ]);
    expect(
      planned.terraform.filter(({ type }) => /^azurerm_(?:virtual_network|subnet|network_)/.test(type)),
    ).toEqual([]);
  });

  it('carries the app and the private endpoints', () => {
    const planned = plan();
    const [flex] = blocksOf(planned, 'azurerm_function_app_flex_consumption');
    expect(flex?.arguments['virtual_network_subnet_id']).toEqual({
      $ref: 'data.azurerm_subnet.shop_network_functions.id',
    });
    const endpoints = blocksOf(planned, 'azurerm_private_endpoint');
    expect(endpoints).toHaveLength(5);
    for (const { arguments: config } of endpoints)
      expect(config['subnet_id']).toEqual({ $ref: 'data.azurerm_subnet.shop_network_endpoints.id' });
    expect(blocksOf(planned, 'azurerm_private_dns_zone_virtual_network_link')).toHaveLength(5);
  });

  it('can bring its DNS zones', () => {
    const planned = plan({ privateDnsZoneResourceGroup: 'rg-dns' });
    expect(blocksOf(planned, 'data.azurerm_private_dns_zone')).toHaveLength(5);
    expect(planned.terraform.filter(({ type }) => type.startsWith('azurerm_private_dns'))).toEqual([]);
  });

  it('says that service tags are for the owner of the subnet', () => {
    const { warnings } = plan({ serviceTags: ['Storage'] });
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'OPTION_WITHOUT_EFFECT', path: 'networking.serviceTags' }),
    );
  });

  it('takes one app, or apps on Flex Consumption', () => {
    const python = (sku: 'FC1' | 'EP1') => app('Py', { runtime: 'python', version: '3.12', sku });
    expect(plan({}, [crud(), python('FC1')]).errors).toEqual([]);
    expect(plan({}, [app('Jobs', { sku: 'EP1' })]).errors).toEqual([]);
    expect(plan({}, [crud(), python('EP1')]).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'networking.subnetName', components: ['Py', 'UserApi'] },
    ]);
  });
});

describe('names of constructs', () => {
  const token = (number: number) => `\${TfToken[TOKEN.${number}]}`;
  const named = (first: number) => ({
    mode: 'isolated' as const,
    vnetName: token(first),
    subnetName: token(first + 1),
    privateEndpointSubnetName: token(first + 2),
  });

  it('are parameters of the plan, which is the same in every run', () => {
    const [one, other] = [1, 70].map((first) => planOf([crud()], { ...SHOP, networking: named(first) }));
    expect(one).toEqual(other);
    expect(JSON.stringify(one)).not.toContain('TOKEN');
    expect(one?.parameters).toEqual([
      'privateEndpointSubnetName',
      'resourceGroupName',
      'subnetName',
      'virtualNetworkName',
    ]);
  });
});

describe('a network that is not', () => {
  it.each([
    ['privateEndpointSubnetName', { privateEndpointSubnetName: undefined }],
    ['subnetName', { subnetName: undefined }],
    ['addressSpace', { addressSpace: '10.0.0.0/16' }],
    ['vnetResourceGroup', { useExistingVnet: false, vnetResourceGroup: 'rg' }],
  ])('described well enough is refused: %s', (path, change) => {
    expect(() => plan(change)).toThrow(new RegExp(`networking\\.${path} (?:must|is not valid)`));
  });

  it('named as the platform names nothing gets the tag that is meant', () => {
    const create = () =>
      planOf([crud()], { ...SHOP, networking: { mode: 'isolated', serviceTags: ['AzureFunctions'] } });
    expect(create).toThrow("Use 'AppService', which covers function apps.");
  });
});
