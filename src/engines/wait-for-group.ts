import type { TerraformResource, TerraformStack } from 'cdktf';

import { GROUP_LOGICAL_ID } from './group-stack-props.js';
import { engineOf } from './engine.js';
import { loadCdk } from './load.js';

/**
 * Makes resources of a stack wait for its resource group where they have the name of the group as text. Terraform knows the order only
 * where one resource refers to another, and Azure answers 404 for a group that is not there yet.
 */
export function waitForGroup(stack: TerraformStack, nameOfGroup: string | undefined): void {
  const { TerraformResource } = loadCdk(engineOf(stack));
  const name = nameOfGroup?.toLowerCase();
  const address = `azurerm_resource_group.${GROUP_LOGICAL_ID}`;
  for (const node of stack.node.findAll()) {
    if (!TerraformResource.isTerraformResource(node) || !isIn(node, name)) continue;
    const { dependsOn = [] } = node;
    if (!dependsOn.includes(address)) node.dependsOn = [...dependsOn, address];
  }
}

/** Returns true for a resource whose group has a name. Names of groups are not case-sensitive. */
function isIn(resource: TerraformResource, name: string | undefined): boolean {
  // Every class of a resource in a group has the getter.
  const given = (resource as { readonly resourceGroupNameInput?: unknown }).resourceGroupNameInput;
  return typeof given === 'string' && given.toLowerCase() === name;
}
