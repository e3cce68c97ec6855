import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

import { RESOURCE_GROUP, type ResourceGroupLike } from '../apply/apply-options.js';
import { NO_DEMANDS, requireProvider } from '../apply/azurerm-provider.js';
import { InvalidConfigError } from '../errors.js';

/** Options of a {@link ResourceGroupStack}. */
export interface ResourceGroupStackProps {
  /** 1 to 90 letters, digits and `-_.()`, not ending in a dot. */
  readonly resourceGroupName: string;
  /** Azure region such as `eastus`. */
  readonly location: string;
  /** Tags of the resource group. Resources do not inherit them. */
  readonly tags?: Readonly<Record<string, string>>;
}

// Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
const NAME = /^[\w.()-]{0,89}[\w()-]$/;

/**
 * A stack that creates a resource group, for a backend to be applied to. It has the azurerm provider block as well,
 * pinned to the version of the provider package, unless the stack is given one of its own.
 *
 * @example
 * const stack = new ResourceGroupStack(app, 'Shop', { resourceGroupName: 'rg-shop-prod', location: 'eastus' });
 * backend.addToStack(stack);
 */
export class ResourceGroupStack extends TerraformStack {
  /** The construct of the resource group. */
  readonly resourceGroup: ResourceGroup;
  readonly location: string;

  /** @throws InvalidConfigError when the name is none that Azure takes. */
  constructor(scope: Construct, id: string, props: ResourceGroupStackProps) {
    const { resourceGroupName: name, location, tags } = props;
    if (!NAME.test(name)) throw invalidName(id, name);
    if (!/^[A-Za-z][A-Za-z0-9 ]*$/.test(location) || location === 'global')
      throw invalidLocation(id, location);
    super(scope, id);
    this.location = location;
    this.resourceGroup = new ResourceGroup(this, 'resource-group', {
      name,
      location,
      ...(tags && { tags: { ...tags } }),
    });
    this.resourceGroup.overrideLogicalId('resource_group');
    requireProvider(this, NO_DEMANDS);
  }

  get [RESOURCE_GROUP](): ResourceGroupLike {
    return { name: this.resourceGroup.name, location: this.location };
  }
}

function invalidName(id: string, name: string): InvalidConfigError {
  const rule = "the name of a resource group has 1 to 90 letters, digits and -_.() and does not end in '.'";
  return new InvalidConfigError(`ResourceGroupStack '${id}'`, [
    { path: 'resourceGroupName', value: `'${name}'`, rule, fix: "use a name like 'rg-shop-prod'" },
  ]);
}

function invalidLocation(id: string, location: string): InvalidConfigError {
  const rule = 'a resource group is in a real Azure region';
  return new InvalidConfigError(`ResourceGroupStack '${id}'`, [
    { path: 'location', value: `'${location}'`, rule, fix: "use a region like 'eastus'" },
  ]);
}
