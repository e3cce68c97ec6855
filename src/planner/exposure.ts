import { textOf } from '../plan/expression/expression.js';
import type { Exposure, PlannedExposure } from '../plan/exposure.js';
import { copyPlain } from '../plan/deep-freeze.js';
import { compareText } from '../plan/json.js';
import type { LayoutContext } from '../resources/layout-context.js';
import { type Resource, sharersOf } from '../resources/resource.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { TypedResource } from './resource-graph.js';

/** Returns everything that callers can reach. What a type does not say is unknown, unless nothing can call its resources. */
export function exposureOf(
  resources: readonly TypedResource[],
  builtIn: readonly ResourceType[],
  context: LayoutContext,
): PlannedExposure[] {
  const all: PlannedExposure[] = [];
  for (const { type, resource } of resources) {
    const own = type.connections.exposure?.(resource, context);
    // The value that a function of the user returned is not the plan's to freeze.
    const declared = builtIn.includes(type) ? own : copyPlain(own);
    if (declared !== undefined) for (const each of declared) all.push(planned(resource.key, each));
    else if (type.connections.isolation !== 'no-network') all.push(unknown(resource));
  }
  return all.sort(byResourceAndName);
}

function byResourceAndName(a: PlannedExposure, b: PlannedExposure): number {
  return compareText(a.resource, b.resource) || compareText(a.name, b.name);
}

function unknown(resource: Resource): PlannedExposure {
  return {
    resource: resource.key,
    name: 'unknown',
    url: '',
    network: 'unknown',
    credentials: ['unknown'],
    origins: [],
    components: sharersOf(resource),
  };
}

/** Puts the fields in the order of the format, so that a plan that was read is written as the same bytes. */
function planned(
  resource: string,
  { name, url, network, credentials, origins, components, codeMissing }: Exposure,
): PlannedExposure {
  return {
    resource,
    name,
    url: textOf(url),
    network,
    credentials,
    origins,
    components,
    ...(codeMissing && { codeMissing }),
  };
}
