import { defineBackend } from '@atakora/component/backend';
import * as cdk from '@atakora/component/cdk';
import * as terrain from '@atakora/component/cdktn';
import { Testing as Cdktf } from 'cdktf';
import { App, Testing, TerraformStack } from 'cdktn';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';

const props = { resourceGroupName: 'rg-shop', location: 'eastus', tags: { team: 'a' } };
const backend = () => defineBackend({ users: crud() as never }, SHOP);
/** What Terraform reads, without the version that each provider package pins. */
const read = (text: string) =>
  JSON.parse(text.replace(/"version": ?"4[.\d]+"/, '"version":"4"')) as {
    resource: Record<string, unknown>;
    '//'?: unknown;
    terraform: unknown;
  };

describe('a ResourceGroupStack of CDK Terrain', () => {
  it('offers what that of cdktf does', () => {
    expect(Object.keys(terrain).sort()).toEqual(Object.keys(cdk).sort());
  });

  it('is a stack of cdktn with a group at the address that every engine gives it', () => {
    const stack = new terrain.ResourceGroupStack(new App(), 'shop', props);
    expect(stack).toBeInstanceOf(TerraformStack);
    expect(stack.resourceGroup.nameInput).toBe('rg-shop');
    backend().addToStack(stack);
    const ofTerrain = read(Testing.synth(stack));
    const other = new cdk.ResourceGroupStack(Cdktf.app(), 'shop', props);
    backend().addToStack(other);
    const ofCdktf = read(Cdktf.synth(other));
    expect(ofTerrain.resource).toEqual(ofCdktf.resource);
    expect(Object.keys(ofTerrain.resource['azurerm_resource_group'] as object)).toEqual(['resource_group']);
  });

  it('refuses options that are wrong', () => {
    const make = (wrong: object) => () =>
      new terrain.ResourceGroupStack(new App(), 'shop', { ...props, ...wrong });
    expect(make({ resourceGroupName: 'rg.' })).toThrow("ResourceGroupStack 'shop'");
    expect(make({ region: 'x' })).toThrow('region');
  });
});
