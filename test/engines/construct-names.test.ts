import { defineBackend } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet/index.js';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';
import { describe, expect, test } from 'vitest';

import { CannotApplyError } from '../../src/errors.js';
import { blocksByAddress } from './planned-json.js';
import { groupStack, synth } from './stacks.js';

const FLEX = 'Microsoft.App/environments';

function networkIn(
  stack: ReturnType<typeof groupStack>,
  delegations: { readonly apps?: string[]; readonly endpoints?: string[] } = { apps: [FLEX] },
) {
  const group = { resourceGroupName: 'rg', location: 'eastus' };
  const vnet = new VirtualNetwork(stack, 'vnet', { name: 'vnet-x', ...group, addressSpace: ['10.0.0.0/16'] });
  const subnet = (name: 'apps' | 'endpoints', range: string) =>
    new Subnet(stack, name, {
      name,
      resourceGroupName: 'rg',
      virtualNetworkName: vnet.name,
      addressPrefixes: [range],
      delegation: (delegations[name] ?? []).map((service) => ({
        name: 'apps',
        serviceDelegation: { name: service },
      })),
    });
  return { vnet, apps: subnet('apps', '10.0.1.0/24'), endpoints: subnet('endpoints', '10.0.2.0/24') };
}

function backendIn(
  { vnet, apps, endpoints }: ReturnType<typeof networkIn>,
  options: { readonly sku?: 'EP1' } = {},
) {
  const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' }, ...options });
  return defineBackend(
    { userApi },
    {
      backendId: 'shop',
      location: 'eastus',
      networking: {
        mode: 'isolated',
        vnetName: vnet.name,
        subnetName: apps.name,
        privateEndpointSubnetName: endpoints.name,
      },
    },
  );
}

const LOOKED_UP = {
  name: '${azurerm_subnet.apps.name}',
  virtual_network_name: '${azurerm_virtual_network.vnet.name}',
  resource_group_name: '${azurerm_resource_group.resource_group.name}',
};

test('names of constructs reach Terraform as references to them', () => {
  const stack = groupStack();
  backendIn(networkIn(stack)).apply(stack);
  expect(blocksByAddress(synth(stack))['data.azurerm_subnet.shop_network_functions']).toEqual(LOOKED_UP);
});

test('a plan that was read back is told them again', () => {
  const stack = groupStack();
  const network = networkIn(stack);
  const plan = parsePlan(serializePlan(backendIn(network).plan()));
  expect(() => applyPlan(plan, stack)).toThrow(CannotApplyError);
  expect(() => applyPlan(plan, stack)).toThrow(
    /the options must have the privateEndpointSubnetName of the existing network, received none\. Nothing was created\. Pass apply\(stack, /,
  );
  applyPlan(plan, stack, {
    network: {
      virtualNetworkName: network.vnet.name,
      subnetName: network.apps.name,
      privateEndpointSubnetName: network.endpoints.name,
    },
  });
  expect(blocksByAddress(synth(stack))['data.azurerm_subnet.shop_network_functions']).toEqual(LOOKED_UP);
});

describe('the subnet of the apps', () => {
  const tried = (delegations: Parameters<typeof networkIn>[1], options = {}) => {
    const stack = groupStack();
    const backend = backendIn(networkIn(stack, delegations), options);
    return () => backend.apply(stack);
  };

  test.each([
    ['another service', ['Microsoft.Web/serverFarms'], 'Microsoft.Web/serverFarms'],
    ['no delegation', [], 'no delegation'],
  ])('is refused for Flex Consumption where it is delegated to %s', (_case, apps, said) => {
    expect(tried({ apps })).toThrow(
      `'azurerm_subnet.apps': must be delegated to Microsoft.App/environments, which the function apps of backend 'shop' require, received ${said}. Nothing was created. Set delegation: [{ name: 'flex-consumption', serviceDelegation: { name: 'Microsoft.App/environments', actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'] } }] on this subnet.`,
    );
  });

  test('is refused for another plan where it is delegated to the one of Flex Consumption', () => {
    expect(tried({ apps: [FLEX] }, { sku: 'EP1' })).toThrow(
      "require, received Microsoft.App/environments. Nothing was created. Set delegation: [{ name: 'app-service'",
    );
    expect(tried({ apps: ['Microsoft.Web/serverFarms'] }, { sku: 'EP1' })).not.toThrow();
  });

  test('has no private endpoints', () => {
    expect(tried({ apps: [FLEX], endpoints: [FLEX] })).toThrow(
      "'azurerm_subnet.endpoints': a subnet of private endpoints must have no delegation, received Microsoft.App/environments. Nothing was created. Name another subnet, without a delegation, as privateEndpointSubnetName.",
    );
  });
});
