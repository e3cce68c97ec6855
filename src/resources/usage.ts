import { componentsOf, type Resource, sharersOf } from './resource.js';
import type { Usage } from './resource-type.js';

/** Counts the resources of a type. */
export function resourceCount(
  limit: string,
  what: string,
  type: string,
  resources: readonly Pick<Resource, 'requirements'>[],
): Usage {
  const components = componentsOf(resources.flatMap(({ requirements }) => requirements));
  return { limit, group: what, what, requested: resources.length, resource: type, components };
}

/** Counts the parts of one resource. */
export function countWithin(
  limit: string,
  group: string,
  resource: Pick<Resource, 'key' | 'requirements'>,
  requested: number,
): Usage {
  return { limit, group, what: group, requested, resource: resource.key, components: sharersOf(resource) };
}
