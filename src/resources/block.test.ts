import type { TerraformMetaArguments } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { terraformBlock } from './terraform-block.js';
import type { BlockConfig } from './block.js';

interface CacheConfig extends TerraformMetaArguments {
  readonly name: string;
  readonly capacity?: number;
}

/** Compiles while a block takes the arguments of Terraform and none of those that cdktf adds. */
const ARGUMENTS: Readonly<Record<keyof BlockConfig<CacheConfig>, true>> = { name: true, capacity: true };

describe('a block', () => {
  it('leaves out arguments that are undefined, and keeps those that are false or null', () => {
    const config = { name: 'a', capacity: undefined, open: false, zone: null };
    expect(terraformBlock('azurerm_cache', 'a', config).arguments).toEqual({
      name: 'a',
      open: false,
      zone: null,
    });
    expect(Object.keys(terraformBlock('azurerm_cache', 'a', config).arguments)).not.toContain('capacity');
  });

  it('waits for blocks by address, and has a meta-argument only where it is given one', () => {
    const group = { type: 'azurerm_group', id: 'g' };
    const precondition = { condition: '${true}', errorMessage: 'x' };
    expect(terraformBlock('azurerm_cache', 'a', {}, [group])).toEqual({
      type: 'azurerm_cache',
      id: 'a',
      config: {},
      dependsOn: ['azurerm_group.g'],
    });
    expect(terraformBlock('azurerm_cache', 'a', {}, [], { precondition }).meta).toEqual({ precondition });
  });

  it('takes the arguments of its class', () => {
    const config: BlockConfig<CacheConfig> = { name: 'a', capacity: undefined };
    const given = terraformBlock<CacheConfig>('azurerm_cache', 'a', config).arguments;
    expect(Object.keys(given).every((name) => name in ARGUMENTS)).toBe(true);
  });
});
