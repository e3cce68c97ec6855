import type { PlanWarning } from '../plan/diagnostics.js';
import type { JsonObject } from '../plan/json.js';
import type { TypeDirectory } from '../extend/type-directory.js';
import type { LayoutContext, PlanningContext } from '../resources/layout-context.js';
import type { ComponentInput } from './collect.js';
import { attributesOf, outputsOf, placeholderValues } from './outputs.js';
import { connect, type TypedResource, typedResources } from './resource-graph.js';
import type { PlacedResources } from './share-and-merge.js';

/** The resources of a backend, connected, and the values that app settings may name. */
export interface ConnectedResources {
  readonly resources: readonly TypedResource[];
  readonly context: LayoutContext;
  /** Outputs of each component, by its id. */
  readonly outputs: ReadonlyMap<string, JsonObject>;
  readonly warnings: readonly PlanWarning[];
}

/** Connects the placed resources: what they offer each other, and what the components offer. */
export function connectResources(
  placed: PlacedResources,
  components: readonly ComponentInput[],
  { builtIn }: TypeDirectory,
  planning: PlanningContext,
): ConnectedResources {
  const resources = typedResources(placed.resources);
  const connected = connect(placed.resources, components, planning);
  const context = { ...connected, attributes: attributesOf(resources, connected) };
  const { outputs, warnings } = outputsOf(components, placed.resources.keys(), builtIn, context);
  const values = placeholderValues(components, outputs, resources, context);
  return { resources, context: { ...context, values }, outputs, warnings };
}
