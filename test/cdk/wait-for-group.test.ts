import { ResourceGroupStack } from '@atakora/component/cdk';
import { ResourceGroupStack as TerrainStack } from '@atakora/component/cdktn';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';
import { VirtualNetwork as TerrainNetwork } from '@cdktn/provider-azurerm/lib/virtual-network/index.js';
import { Testing } from 'cdktf';
import { Testing as TerrainTesting } from 'cdktn';
import { describe, expect, test } from 'vitest';

const GROUP = { resourceGroupName: 'rg-shop', location: 'eastus' };
const ADDRESSES = { addressSpace: ['10.0.0.0/16'] };

describe('resources of a ResourceGroupStack', () => {
  const networks = (stack: { toTerraform(): unknown }) =>
    (
      stack.toTerraform() as {
        resource: { azurerm_virtual_network: Record<string, { depends_on?: readonly string[] }> };
      }
    ).resource.azurerm_virtual_network;
  const waiting = { depends_on: ['azurerm_resource_group.resource_group'] };

  test('wait for the group that they name as text, once', () => {
    const stack = new ResourceGroupStack(Testing.app(), 'shop', GROUP);
    const vnet = { ...GROUP, ...ADDRESSES };
    new VirtualNetwork(stack, 'text', { ...vnet, name: 'a', resourceGroupName: 'RG-shop' });
    new VirtualNetwork(stack, 'other', { ...vnet, name: 'b', resourceGroupName: 'rg-hub' });
    new VirtualNetwork(stack, 'reference', {
      ...vnet,
      name: 'c',
      resourceGroupName: stack.resourceGroup.name,
    });
    expect(networks(stack)).toMatchObject({ text: waiting });
    expect(networks(stack)['text']).toMatchObject(waiting);
    expect(networks(stack)['other']).not.toHaveProperty('depends_on');
    expect(networks(stack)['reference']).not.toHaveProperty('depends_on');
  });

  test('wait for it with CDK Terrain too', () => {
    const stack = new TerrainStack(TerrainTesting.app(), 'shop', GROUP);
    new TerrainNetwork(stack, 'text', { ...GROUP, ...ADDRESSES, name: 'a' });
    expect(networks(stack)).toMatchObject({ text: waiting });
  });

  test('are not in a region that no group has', () => {
    const stack = () => new ResourceGroupStack(Testing.app(), 'shop', { ...GROUP, location: 'global' });
    expect(stack).toThrow(
      /location must be a region, .* received 'global'\. Use a region such as 'eastus'\./,
    );
  });
});
