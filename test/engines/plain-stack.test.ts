import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { DataAzurermResourceGroup } from '@cdktf/provider-azurerm/lib/data-azurerm-resource-group/index.js';
import { describe, expect, test } from 'vitest';

import { blocksByAddress, plannedJson } from './planned-json.js';
import { SAMPLES, smallBackend } from './sample-backends.js';
import { groupStack, plainStack, synth } from './stacks.js';

describe('a plain stack', () => {
  test.each(Object.entries(SAMPLES))('takes a resource group by name (%s)', (_name, sample) => {
    const stack = plainStack();
    const backend = sample();
    backend.apply(stack, { resourceGroup: 'rg-shop', location: 'swedencentral' });
    const place = { resourceGroupName: 'rg-shop', location: 'swedencentral' };
    expect(blocksByAddress(synth(stack))).toEqual(plannedJson(backend.plan(), place));
  });

  test('takes the construct of a resource group, and its region', () => {
    const stack = plainStack();
    const resourceGroup = new ResourceGroup(stack, 'rg', { name: 'rg-shop', location: 'norwayeast' });
    const backend = smallBackend('shop');
    backend.apply(stack, { resourceGroup });
    const { 'azurerm_resource_group.rg': _, ...blocks } = blocksByAddress(synth(stack));
    const place = {
      resourceGroupName: '${azurerm_resource_group.rg.name}',
      location: '${azurerm_resource_group.rg.location}',
    };
    expect(blocks).toEqual(plannedJson(backend.plan(), place));
  });

  test('takes a resource group that exists already, as a data source', () => {
    const stack = plainStack();
    const resourceGroup = new DataAzurermResourceGroup(stack, 'rg', { name: 'rg-shop' });
    smallBackend('shop', 'eastus').apply(stack, { resourceGroup });
    const { shop_storage_shared: account } = synth(stack).resource?.['azurerm_storage_account'] ?? {};
    expect(account).toMatchObject({
      resource_group_name: '${data.azurerm_resource_group.rg.name}',
      location: 'eastus',
    });
  });

  test('takes name and region as an object', () => {
    const stack = plainStack();
    const backend = smallBackend('shop');
    const place = { name: 'rg-shop', location: 'eastus2' };
    backend.addToStack(stack, { resourceGroup: place });
    expect(blocksByAddress(synth(stack))).toEqual(
      plannedJson(backend.plan(), { resourceGroupName: 'rg-shop', location: 'eastus2' }),
    );
  });

  test('gets a provider block', () => {
    const stack = plainStack();
    smallBackend('shop').initialize(stack, { resourceGroup: 'rg-shop', location: 'eastus' });
    expect(synth(stack).provider?.['azurerm']).toHaveLength(1);
  });
});

describe('the region comes from', () => {
  const accountOf = (json: ReturnType<typeof synth>) =>
    json.resource?.['azurerm_storage_account']?.['shop_storage_shared'];
  const west = { resourceGroup: { name: 'rg', location: 'westus' } };

  test('the backend before all others', () => {
    const stack = plainStack();
    smallBackend('shop', 'North Europe').apply(stack, { ...west, location: 'westus' });
    expect(accountOf(synth(stack))).toMatchObject({ location: 'northeurope' });
  });

  test('the options of apply where the resource group is a name', () => {
    const stack = plainStack();
    smallBackend('shop').apply(stack, { resourceGroup: 'rg', location: 'eastus' });
    expect(accountOf(synth(stack))).toMatchObject({ location: 'eastus' });
  });

  test('the stack last', () => {
    const stack = groupStack();
    smallBackend('shop').apply(stack);
    expect(accountOf(synth(stack))).toMatchObject({ location: 'eastus' });
  });
});

test('the options of apply name another resource group than the one of the stack', () => {
  const stack = groupStack();
  smallBackend('shop', 'eastus').apply(stack, { resourceGroup: 'rg-data' });
  const { shop_storage_shared: account } = synth(stack).resource?.['azurerm_storage_account'] ?? {};
  expect(account).toMatchObject({ resource_group_name: 'rg-data', location: 'eastus' });
});
