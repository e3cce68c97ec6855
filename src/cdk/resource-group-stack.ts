import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { Annotations, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import * as v from 'valibot';

import { RESOURCE_GROUP } from '../apply/apply-options.js';
import { NO_DEMANDS, requireProvider } from '../apply/azurerm-provider.js';
import type { ResourceGroupLike } from '../engine/stack-values.js';
import { ownOptions } from '../validation/own-options.js';
import { parse } from '../validation/parse.js';
import { locationSchema, unknownRegion } from '../resources/azure/region.js';
import { resourceGroupSchema } from '../resources/azure/resource-group.js';
import { options, recordOf, rule } from '../validation/rule.js';

/** Options of a {@link ResourceGroupStack}. */
export interface ResourceGroupStackProps {
  /** 1 to 90 letters, digits and `-_.()`, not ending in a dot. */
  readonly resourceGroupName: string;
  /** Azure region such as `eastus`. */
  readonly location: string;
  /** Tags of the resource group. Resources do not inherit them. As in any construct of cdktf, `${…}` is evaluated. */
  readonly tags?: Readonly<Record<string, string>>;
}

const propsSchema: v.GenericSchema<unknown, ResourceGroupStackProps> = options({
  resourceGroupName: resourceGroupSchema,
  location: locationSchema,
  tags: v.exactOptional(
    recordOf(v.string(), v.string(rule('the value of a tag is text', 'write it as a string'))),
  ),
});

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
    // A stack may be told what only it knows.
    const subject = `ResourceGroupStack '${id}'`;
    const own = ownOptions(props, subject);
    parse(propsSchema, own, subject, () => true);
    const { resourceGroupName: name, location, tags } = own;
    super(scope, id);
    this.location = location;
    this.#warnOfUnknownRegion();
    this.resourceGroup = new ResourceGroup(this, 'resource-group', {
      name,
      location,
      ...(tags && { tags: { ...tags } }),
    });
    this.resourceGroup.overrideLogicalId('resource_group');
    requireProvider(this, NO_DEMANDS);
  }

  /** Warns of an unknown region. A plan cannot: it is made before it knows the stack. */
  #warnOfUnknownRegion(): void {
    const unknown = unknownRegion(this.location.replaceAll(' ', '').toLowerCase());
    if (unknown === undefined) return;
    Annotations.of(this).addWarning(`location '${this.location}' ${unknown.rule} ${unknown.resolution}`);
  }

  get [RESOURCE_GROUP](): ResourceGroupLike {
    const { name, nameInput } = this.resourceGroup;
    return { name, nameInput, location: this.location };
  }
}
