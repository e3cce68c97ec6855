import { textOf } from '../plan/expression/expression.js';
import {
  byResourceAndName,
  type ExposedEndpoint,
  type Exposure,
  pathOf,
  type PlannedExposure,
} from '../plan/exposure.js';
import { copyPlain } from '../plan/deep-freeze.js';
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
  const all: ExposedEndpoint[] = [];
  for (const { type, resource } of resources) {
    const own = type.connections.exposure?.(resource, context);
    // The value that a function of the user returned is not the plan's to freeze.
    const declared = builtIn.includes(type) ? own : copyPlain(own);
    if (declared !== undefined) for (const each of declared) all.push(planned(resource.key, each));
    else if (type.connections.isolation !== 'no-network') all.push(unknown(resource));
  }
  return grouped(all.sort(byResourceAndName));
}

/** Puts the routes together that the same callers reach in the same way: a CRUD API has five of them. */
function grouped(endpoints: readonly ExposedEndpoint[]): PlannedExposure[] {
  const all: PlannedExposure[] = [];
  const groups = new Map<string, string[]>();
  for (const endpoint of endpoints) {
    const { name, url, resource, network, credentials, origins, components, codeMissing, ipRanges } =
      endpoint;
    if (!/^[A-Z,]+ \//.test(name) || !url.endsWith(pathOf(name))) {
      all.push(endpoint);
      continue;
    }
    const host = url.slice(0, -pathOf(name).length);
    const key = JSON.stringify([
      resource,
      host,
      network,
      credentials,
      origins,
      components,
      codeMissing,
      ipRanges,
    ]);
    const routes = groups.get(key);
    if (routes !== undefined) routes.push(name);
    else {
      const own = [name];
      groups.set(key, own);
      const rest = { ...(codeMissing && { codeMissing }), ...(ipRanges && { ipRanges }) };
      all.push({ resource, url: host, routes: own, network, credentials, origins, components, ...rest });
    }
  }
  return all;
}

function unknown(resource: Resource): ExposedEndpoint {
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
  { name, url, network, credentials, origins, components, codeMissing, ipRanges }: Exposure,
): ExposedEndpoint {
  return {
    resource,
    name,
    url: textOf(url),
    network,
    credentials,
    origins,
    components,
    ...(codeMissing && { codeMissing }),
    ...(ipRanges && { ipRanges }),
  };
}
