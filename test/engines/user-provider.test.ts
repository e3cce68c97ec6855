import { defineBackend } from '@atakora/component/backend';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';

import { component } from './custom-parts.js';
import { smallBackend } from './sample-backends.js';
import { groupStack, plainStack, synth, warningsOf } from './stacks.js';

const features = [{ resourceGroup: [{ preventDeletionIfContainsResources: false }] }];
const own = [{ features: [{ resource_group: [{ prevent_deletion_if_contains_resources: false }] }] }];

const keyless = () =>
  defineBackend(
    {
      archive: component('Archive', () => ({
        getRequirements: () => [{ resourceType: 'storage', requirementKey: 'blobs', config: {} }],
      })),
    },
    { backendId: 'archive' },
  );

describe('a provider block of the user’s', () => {
  test('that is there first is the only one, and is not changed', () => {
    const stack = groupStack();
    new AzurermProvider(stack, 'mine', { features });
    smallBackend('shop').apply(stack);
    expect(synth(stack).provider).toEqual({ azurerm: own });
  });

  test('that comes after the backend is so too', () => {
    const stack = plainStack();
    smallBackend('shop').apply(stack, { resourceGroup: 'rg', location: 'eastus' });
    new AzurermProvider(stack, 'azurerm', { features });
    expect(synth(stack).provider).toEqual({ azurerm: own });
  });

  test('that stands deep in the tree is so too', () => {
    const stack = groupStack();
    new AzurermProvider(new Construct(stack, 'providers'), 'azurerm', { features });
    smallBackend('shop').apply(stack);
    expect(synth(stack).provider).toEqual({ azurerm: own });
  });

  test('with an alias is no default: the backend’s own comes besides', () => {
    const stack = groupStack();
    new AzurermProvider(stack, 'hub', { features, alias: 'hub' });
    smallBackend('shop').apply(stack);
    expect(synth(stack).provider?.['azurerm']).toEqual([
      { ...own[0], alias: 'hub' },
      { features: [{ storage: [{ data_plane_available: false }] }] },
    ]);
  });

  test('belongs to its stack alone', () => {
    const [mine, other] = [groupStack(), groupStack()];
    new AzurermProvider(mine, 'mine', { features });
    smallBackend('shop').apply(mine);
    smallBackend('shop').apply(other);
    expect(synth(other).provider?.['azurerm']).not.toEqual(synth(mine).provider?.['azurerm']);
  });
});

describe('a provider block of the user’s that does not use Entra ID', () => {
  test('is warned about where a storage account takes no keys', () => {
    const stack = groupStack();
    new AzurermProvider(stack, 'mine', { features: [{}] });
    keyless().apply(stack);
    expect(synth(stack).provider).toEqual({ azurerm: [{ features: [{}] }] });
    expect(warningsOf(stack)).toEqual([expect.stringContaining('storageUseAzuread: true')]);
  });

  test('is fine where every storage account takes keys', () => {
    const stack = groupStack();
    new AzurermProvider(stack, 'mine', { features: [{}] });
    smallBackend('shop').apply(stack);
    synth(stack);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('gets no warning once it does', () => {
    const stack = groupStack();
    new AzurermProvider(stack, 'mine', { features: [{}], storageUseAzuread: true });
    keyless().apply(stack);
    synth(stack);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is warned about once, however often the stack is synthesized', () => {
    const stack = groupStack();
    new AzurermProvider(stack, 'mine', { features: [{}] });
    keyless().apply(stack);
    synth(stack);
    synth(stack);
    expect(warningsOf(stack)).toHaveLength(1);
  });
});
