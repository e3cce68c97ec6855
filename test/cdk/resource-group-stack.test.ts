import { defineBackend, InvalidConfigError } from '@atakora/component/backend';
import { ResourceGroupStack, type ResourceGroupStackProps } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { TerraformStack, Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';

import { footprint, synth } from '../engines/stacks.js';

const stackOf = (props: ResourceGroupStackProps) => new ResourceGroupStack(Testing.app(), 'shop', props);

describe('a stack with a resource group', () => {
  test('creates the group under a logical id that never changes', () => {
    const stack = stackOf({ resourceGroupName: 'rg-shop', location: 'eastus', tags: { team: 'a' } });
    expect(synth(stack).resource).toEqual({
      azurerm_resource_group: {
        resource_group: { name: 'rg-shop', location: 'eastus', tags: { team: 'a' } },
      },
    });
  });

  test('is a cdktf stack, and offers the group to constructs of the user’s', () => {
    const stack = stackOf({ resourceGroupName: 'rg-shop', location: 'eastus' });
    expect(stack).toBeInstanceOf(TerraformStack);
    expect(stack.resourceGroup).toBeInstanceOf(ResourceGroup);
    expect(stack.location).toBe('eastus');
    expect(stack.node.id).toBe('shop');
  });

  test('has a pinned provider even while it has no backend', () => {
    const json = synth(stackOf({ resourceGroupName: 'rg-shop', location: 'eastus' }));
    expect(json.provider).toEqual({
      azurerm: [{ features: [{ storage: [{ data_plane_available: false }] }] }],
    });
    expect(json.terraform).toEqual({
      required_providers: { azurerm: { source: 'azurerm', version: '4.55.0' } },
    });
  });

  test('keeps tags that change later as they were', () => {
    const tags: Record<string, string> = { team: 'a' };
    const stack = stackOf({ resourceGroupName: 'rg-shop', location: 'eastus', tags });
    tags['team'] = 'b';
    expect(synth(stack).resource?.['azurerm_resource_group']?.['resource_group']?.['tags']).toEqual({
      team: 'a',
    });
  });

  test('can be extended, and takes a backend in its constructor', () => {
    class ShopStack extends ResourceGroupStack {
      readonly userApi: string;
      constructor(id: string) {
        super(Testing.app(), id, { resourceGroupName: 'rg-shop', location: 'eastus' });
        const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
        this.userApi = defineBackend({ userApi }, { backendId: 'shop' }).apply(
          this,
        ).components.userApi.apiEndpoint;
      }
    }
    const stack = new ShopStack('shop-stack');
    expect(stack.userApi).toMatch(/^https:\/\/func-shop-dev-/);
    expect(Object.keys(synth(stack).resource ?? {})).toContain('azurerm_cosmosdb_account');
  });
});

describe('the name of a resource group', () => {
  test.each(['r', 'rg_(shop).v-2', 'a'.repeat(90), '1'])('may be %j', (resourceGroupName) => {
    expect(() => stackOf({ resourceGroupName, location: 'eastus' })).not.toThrow();
  });

  test.each(['', 'rg.', 'a'.repeat(91), 'rg shop', 'rg/shop', '${var.name}', 'rg\n'])(
    'may not be %j',
    (resourceGroupName) => {
      const app = Testing.app();
      const before = footprint(app);
      const create = () => new ResourceGroupStack(app, 'shop', { resourceGroupName, location: 'eastus' });
      expect(create).toThrow(InvalidConfigError);
      expect(create).toThrow(
        /ResourceGroupStack 'shop': resourceGroupName is not valid: the name of a resource group must have [^]*\. Use a name like /,
      );
      expect(footprint(app)).toEqual(before);
    },
  );
});

describe('the region of a resource group', () => {
  test.each(['eastus', 'East US 2'])('may be %j', (location) => {
    expect(() => stackOf({ resourceGroupName: 'rg', location })).not.toThrow();
  });

  test('is a warning of the stack where nobody knows it, with the one that was probably meant', () => {
    const warningsOf = (location: string) =>
      stackOf({ resourceGroupName: 'rg', location }).node.metadata.map(({ data }) => data as unknown);
    expect(warningsOf('eastsu')).toEqual([
      "location 'eastsu' is not an Azure region that the library knows. Write 'eastus' if that is meant. " +
        "Ignore this where 'az account list-locations --output table' lists it.",
    ]);
    expect(warningsOf('Mars North')).toEqual([
      "location 'Mars North' is not an Azure region that the library knows. " +
        "Ignore this where 'az account list-locations --output table' lists it.",
    ]);
    expect(warningsOf('West Europe')).toEqual([]);
  });

  test.each(['', 'global', 'east-us', '${var.location}'])('may not be %j', (location) => {
    const create = () => stackOf({ resourceGroupName: 'rg', location });
    expect(create).toThrow(InvalidConfigError);
    expect(create).toThrow(
      /location must be the name of an Azure region, received .*\. Use a region like 'eastus'\./,
    );
  });
});

describe('what JavaScript lets through', () => {
  test.each([
    ['no name', { location: 'eastus' }],
    ['no region', { resourceGroupName: 'rg' }],
    ['a number as name', { resourceGroupName: 7, location: 'eastus' }],
    ['nothing', undefined],
    ['tags that are not text', { resourceGroupName: 'rg', location: 'eastus', tags: { cost: 7 } }],
  ])('is refused: %s', (_what, props) => {
    expect(() => stackOf(props as never)).toThrow(InvalidConfigError);
  });
});

test('tags of a resource group may be expressions, as everywhere in cdktf', () => {
  const stack = stackOf({ resourceGroupName: 'rg', location: 'eastus', tags: { note: '${var.note}' } });
  expect(synth(stack).resource?.['azurerm_resource_group']?.['resource_group']?.['tags']).toEqual({
    note: '${var.note}',
  });
});
