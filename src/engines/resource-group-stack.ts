import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { Annotations, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

import { RESOURCE_GROUP } from './apply-options.js';
import { NO_DEMANDS, checkProvider } from './azurerm-provider.js';
import { waitForGroup } from './wait-for-group.js';
import type { ResourceGroupLike } from '../terraform/stack-values.js';
import {
  checkedProps,
  GROUP_LOGICAL_ID,
  regionWarning,
  type ResourceGroupStackProps,
} from './group-stack-props.js';

/**
 * A stack that creates a resource group, for a backend to be applied to. It has the azurerm provider block as well,
 * pinned to the version of the provider package, unless the stack is given one of its own. A region that the library does
 * not know is a warning that the CLI of cdktf shows.
 *
 * @example
 * const stack = new ResourceGroupStack(app, 'Shop', { resourceGroupName: 'rg-shop-prod', location: 'eastus' });
 * backend.addToStack(stack);
 */
export class ResourceGroupStack extends TerraformStack {
  /** The construct of the resource group. */
  readonly resourceGroup: ResourceGroup;
  readonly location: string;

  /** @throws InvalidConfigError when Azure does not accept the name or the region. */
  constructor(scope: Construct, id: string, props: ResourceGroupStackProps) {
    const { resourceGroupName: name, location, tags } = checkedProps(id, props);
    super(scope, id);
    this.location = location;
    const warning = regionWarning(location);
    if (warning !== undefined) Annotations.of(this).addWarning(warning);
    this.resourceGroup = new ResourceGroup(this, 'resource-group', {
      name,
      location,
      ...(tags && { tags: { ...tags } }),
    });
    this.resourceGroup.overrideLogicalId(GROUP_LOGICAL_ID);
    checkProvider(this, NO_DEMANDS);
  }

  /** Returns the Terraform JSON. Resources that have the name of the group as text wait for the group. */
  override toTerraform(): unknown {
    waitForGroup(this, this.resourceGroup.nameInput);
    return super.toTerraform();
  }

  get [RESOURCE_GROUP](): ResourceGroupLike {
    const { name, nameInput } = this.resourceGroup;
    return { name, nameInput, location: this.location };
  }
}
