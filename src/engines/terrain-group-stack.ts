import { ResourceGroup } from '@cdktn/provider-azurerm/lib/resource-group/index.js';
import type { TerraformStack as CdktfStack } from 'cdktf';
import { Annotations, TerraformStack } from 'cdktn';
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
 * A stack of CDK Terrain that creates a resource group, for a backend to be applied to: `ResourceGroupStack` of
 * `@atakora/component/cdk` with `cdktn`. Terraform reads the same of both but for the version of azurerm.
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
    // CDK Terrain is cdktf under another name: its classes have the same members.
    checkProvider(this as unknown as CdktfStack, NO_DEMANDS);
  }

  /** Returns the Terraform JSON. Resources that have the name of the group as text wait for the group. */
  override toTerraform(): unknown {
    waitForGroup(this as unknown as CdktfStack, this.resourceGroup.nameInput);
    return super.toTerraform();
  }

  get [RESOURCE_GROUP](): ResourceGroupLike {
    const { name, nameInput } = this.resourceGroup;
    return { name, nameInput, location: this.location };
  }
}
