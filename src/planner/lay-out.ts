import type { TerraformBlock } from '../plan/terraform-block.js';
import type { LayoutContext } from '../resources/layout-context.js';
import type { ResourceLayout, ResourceType } from '../resources/resource-type.js';
import type { TypedResource } from './resource-graph.js';

/** A resource with its blocks. */
export interface LaidOutResource extends TypedResource {
  readonly layout: ResourceLayout;
}

/** Lays out every resource. Types of the user come last: their blocks may refer to all others. */
export function layOut(
  resources: readonly TypedResource[],
  builtIn: readonly ResourceType[],
  context: LayoutContext,
): LaidOutResource[] {
  const laidOut = new Map<string, readonly TerraformBlock[]>();
  const layingOut = { ...context, laidOut };
  const isBuiltIn = ({ type }: TypedResource) => builtIn.includes(type);
  const ordered = [...resources.filter(isBuiltIn), ...resources.filter((each) => !isBuiltIn(each))];
  return ordered.map((each) => {
    const layout = each.type.layOut(each.resource, layingOut);
    if (layout.blocks !== null) laidOut.set(each.resource.key, layout.blocks);
    return { ...each, layout };
  });
}
