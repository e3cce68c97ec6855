import { defineBackend } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet/index.js';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';
import { expect, test } from 'vitest';

import { CannotApplyError } from '../../src/errors.js';
import { blocksByAddress } from './planned-json.js';
import { groupStack, synth } from './stacks.js';

function networkIn(stack: ReturnType<typeof groupStack>) {
  const group = { resourceGroupName: 'rg', location: 'eastus' };
  const vnet = new VirtualNetwork(stack, 'vnet', { name: 'vnet-x', ...group, addressSpace: ['10.0.0.0/16'] });
  const subnet = (name: string, range: string) =>
    new Subnet(stack, name, {
      name,
      resourceGroupName: 'rg',
      virtualNetworkName: vnet.name,
      addressPrefixes: [range],
    });
  return { vnet, apps: subnet('apps', '10.0.1.0/24'), endpoints: subnet('endpoints', '10.0.2.0/24') };
}

function backendIn({ vnet, apps, endpoints }: ReturnType<typeof networkIn>) {
  const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
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
    /needs the privateEndpointSubnetName of an existing network, and the options do not have it\. Nothing was created\. Pass apply\(stack, /,
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
