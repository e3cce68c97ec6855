import { copyPlain } from '../plan/deep-freeze.js';
import { type Exposure, pathOf, type PlannedEndpoint, type PlannedExposure } from '../plan/exposure.js';
import { textOf } from '../plan/expression/expression.js';
import { compareText } from '../plan/json.js';
import type { LayoutContext } from '../resources/layout-context.js';
import { areSame, type Resource, sharersOf } from '../resources/resource.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { TypedResource } from './resource-graph.js';

/** Returns everything that callers can reach. What a type does not say is unknown, unless nothing can call its resources. */
export function exposureOf(
  resources: readonly TypedResource[],
  builtIn: readonly ResourceType[],
  context: LayoutContext,
): PlannedExposure[] {
  return [...resources]
    .sort((a, b) => compareText(a.resource.key, b.resource.key))
    .flatMap(({ type, resource }) => {
      const own = type.connections.exposure?.(resource, context);
      // The value that a function of the user returned is not the plan's to freeze.
      const declared = builtIn.includes(type) ? own : copyPlain(own);
      if (declared !== undefined) return byHost(resource, declared);
      return type.connections.isolation === 'no-network' ? [] : byHost(resource, [unknown(resource)]);
    });
}

/**
 * Puts the endpoints of each host together, and the routes that the same callers reach in the same way: a CRUD API has five of
 * them. Fields are in the order of the format, so that a plan that was read is written as the same bytes.
 */
function byHost(resource: Resource, exposures: readonly Exposure[]): PlannedExposure[] {
  const sharers = sharersOf(resource);
  const hosts = new Map<string, Host>();
  for (const exposure of [...exposures].sort(byName)) {
    const { name, network, credentials, origins, components, codeMissing, ipRanges } = exposure;
    const whole = textOf(exposure.url);
    const path = /^[A-Z,]+ \//.test(name) ? pathOf(name) : '';
    const isRoute = path !== '' && whole.endsWith(path);
    const url = isRoute ? whole.slice(0, -path.length) : whole;
    const host = entryOf(hosts, `${network} ${url}`, () => ({
      network,
      url,
      endpoints: [],
      routes: new Map(),
    }));
    const callers = {
      credentials,
      ...(!areSame(origins, []) && { origins }),
      ...(!areSame(components, sharers) && { components }),
      ...(codeMissing && { codeMissing }),
      ...(ipRanges && { ipRanges }),
    };
    if (isRoute)
      entryOf(host.routes, JSON.stringify(callers), () => {
        const routes: string[] = [];
        host.endpoints.push({ routes, ...callers });
        return routes;
      }).push(name);
    else host.endpoints.push({ name, ...callers });
  }
  return [...hosts.values()].map(({ network, url, endpoints }) => ({
    resource: resource.key,
    network,
    url,
    endpoints,
  }));
}

/** Endpoints of one host, and the lists of routes among them, by their callers. */
interface Host extends Pick<PlannedExposure, 'network' | 'url'> {
  readonly endpoints: PlannedEndpoint[];
  readonly routes: Map<string, string[]>;
}

/** Returns the entry of a key, and makes an entry that is missing. */
function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  let entry = map.get(key);
  if (entry === undefined) map.set(key, (entry = make()));
  return entry;
}

function byName(a: Exposure, b: Exposure): number {
  return compareText(a.name, b.name);
}

function unknown(resource: Resource): Exposure {
  return {
    name: 'unknown',
    url: '',
    network: 'unknown',
    credentials: ['unknown'],
    origins: [],
    components: sharersOf(resource),
  };
}
