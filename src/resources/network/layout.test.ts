import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';

const isolated = (components = [crud('UserApi'), app('Jobs')], options = {}) =>
  planOf(components, { ...SHOP, networking: { mode: 'isolated', ...options } });
const subnetsOf = (plan: ReturnType<typeof planOf>) =>
  Object.fromEntries(blocksOf(plan, 'azurerm_subnet').map(({ id, arguments: config }) => [id, config]));
const rangesOf = (plan: ReturnType<typeof planOf>) =>
  Object.fromEntries(Object.entries(subnetsOf(plan)).map(([id, config]) => [id, config['address_prefixes']]));
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
      address_prefixes: ['10.0.0.0/24'],
      delegation: [{ service_delegation: { name: 'Microsoft.App/environments' } }],
    });
    expect(subnets['shop_network_endpoints']).toMatchObject({
      address_prefixes: ['10.0.1.0/24'],
      private_endpoint_network_policies: 'NetworkSecurityGroupEnabled',
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
      'shop_network_functions-elastic': ['10.0.2.0/24'],
      'shop_network_functions-java-dedicated': ['10.0.3.0/24'],
      shop_network_endpoints: ['10.0.1.0/24'],
    });
    const delegated = Object.values(subnetsOf(plan)).flatMap((config) => config['delegation'] ?? []);
    expect(
      delegated.map((part) => (part as { service_delegation: { name: string } }).service_delegation.name),
    ).toEqual(['Microsoft.App/environments', 'Microsoft.Web/serverFarms', 'Microsoft.Web/serverFarms']);
    expect(plan.provider.resourceProvidersToRegister).toEqual(['Microsoft.App']);
  });

  it('divide a small network into equal parts', () => {
    expect(rangesOf(isolated(several(), { addressSpace: '10.1.2.0/24' }))).toEqual({
      shop_network_functions: ['10.1.2.0/26'],
      shop_network_endpoints: ['10.1.2.64/26'],
      'shop_network_functions-elastic': ['10.1.2.128/26'],
      'shop_network_functions-java-dedicated': ['10.1.2.192/26'],
    });
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
    expect(blocksOf(plan, 'azurerm_virtual_network')[0]?.arguments['name']).toBe('vnet-own');
    expect(plan.resources.find(({ key }) => key === 'network:shared')?.name).toBe('vnet-own');
    const nameOf = (id: string) => subnetsOf(plan)[id]?.['name'];
    expect(nameOf('shop_network_functions')).toBe('apps');
    // The name that was given is that of the one subnet of Flex apps.
    expect(nameOf('shop_network_functions-java-dedicated')).toMatch(
      /^snet-shop-prod-functions-java-dedicated-/,
    );
    expect(nameOf('shop_network_endpoints')).toBe('endpoints');
  });

  it('with a name that Azure refuses are an error', () => {
    expect(isolated(undefined, { subnetName: 'under_score' }).errors).toMatchObject([
      { code: 'INVALID_NAME', path: 'naming.subnet' },
    ]);
  });
});
