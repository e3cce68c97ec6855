import type { PlanError } from '../plan/diagnostics.js';
import type { LayoutContext } from '../resources/layout-context.js';
import { privateEndpoint } from '../resources/platform.js';
import { sharersOf } from '../resources/resource.js';
import type { TypedResource } from './resource-graph.js';

/** Refuses resources of an isolated backend that nothing closes: they would stay open to the internet unnoticed. */
export function validateIsolation(resources: readonly TypedResource[], context: LayoutContext): PlanError[] {
  const { settings, graph } = context;
  if (!settings.isolated) return [];
  return resources.flatMap(({ type, resource }): PlanError[] => {
    const isClosed =
      type.connections.isolation !== 'private-endpoint' ||
      // Only retained data is in it. A type warns where that cannot be closed.
      resource.requirements.length === 0 ||
      type.connections.isOfHost?.(resource, context) === true ||
      graph.outgoing(resource.key, privateEndpoint).length > 0;
    if (isClosed) return [];
    return [
      {
        code: 'NOT_ISOLATED',
        message: `${resource.key}: ${type.title} declares no private endpoint, and the backend is isolated, so the resource would stay open to the internet.`,
        resource: resource.key,
        path: 'networking',
        components: sharersOf(resource),
        resolution:
          "Declare private endpoints in connections of the type, or isolation: 'public' or 'no-network' where that is meant. See docs/extending.md.",
      },
    ];
  });
}
