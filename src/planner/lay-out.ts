import type { LayoutContext } from '../resources/layout-context.js';
import type { ResourceLayout, ResourceType } from '../resources/resource-type.js';
import { escapedContext, escapedResource } from './escape.js';
import type { TypedResource } from './resource-graph.js';

/** A resource with its blocks. */
export interface LaidOutResource extends TypedResource {
  readonly layout: ResourceLayout;
}

/**
 * Lays out every resource. Types of the user come last, because their blocks may refer to those of built-in types. They do
 * not see the blocks of each other, so that their order never shows.
 *
 * This is where the user's texts become Terraform: a type lays out escaped texts only, so that what it does not write itself
 * is never evaluated.
 */
export function layOut(
  resources: readonly TypedResource[],
  builtIn: readonly ResourceType[],
  context: LayoutContext,
): LaidOutResource[] {
  const escaped = escapedContext(context);
  const isBuiltIn = ({ type }: TypedResource) => builtIn.includes(type);
  const first = resources.filter(isBuiltIn).map((each) => withLayout(each, escaped));
  const laidOut = new Map(
    first.flatMap(({ resource, layout }) =>
      layout.blocks === null ? [] : [[resource.key, layout.blocks] as const],
    ),
  );
  const others = resources.filter((each) => !isBuiltIn(each));
  return [...first, ...others.map((each) => withLayout(each, { ...escaped, laidOut }))];
}

function withLayout(each: TypedResource, context: LayoutContext): LaidOutResource {
  return { ...each, layout: each.type.layOut(escapedResource(each.resource), context) };
}
