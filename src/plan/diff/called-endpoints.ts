import { type Endpoint, endpointsIn, isCalled } from '../endpoints.js';
import { exposedEndpoints } from '../exposure.js';
import type { PlannedComponent, ResourcePlan } from '../resource-plan.js';

/**
 * Returns a function that lists the endpoints of a component by the URLs that its callers have. Outputs of an isolated app have the URL
 * within the network, and callers from the internet come through a Front Door.
 */
export function calledEndpoints(
  plan: ResourcePlan | null,
): (component: Pick<PlannedComponent, 'id' | 'outputs'>) => readonly Endpoint[] {
  const { exposure = [], resources = [] } = plan ?? {};
  const bases = exposure.flatMap(({ network, url }) => (network === 'private' ? [url] : []));
  const frontDoors = new Set(
    resources.flatMap(({ key, block }) => (block?.startsWith(FRONT_DOOR) === true ? [key] : [])),
  );
  const fronts = exposedEndpoints({
    exposure: exposure.filter(({ network, resource }) => network === 'internet' && frontDoors.has(resource)),
    resources,
  });
  return ({ id, outputs }) => {
    const own = endpointsIn(outputs).filter(({ path }) => isCalled(path, outputs));
    const front = fronts.find(({ components }) => components.includes(id));
    if (front === undefined) return own;
    return own.map((endpoint) => {
      const base = bases.find((each) => endpoint.url === each || endpoint.url.startsWith(`${each}/`));
      return base === undefined ? endpoint : behind(front.url, endpoint, endpoint.url.slice(base.length));
    });
  };
}

const FRONT_DOOR = 'azurerm_cdn_frontdoor_profile.';
const ORIGIN = /^https:\/\/(?:\$\{(?<reference>[\w.-]+)\}|[^/]*)/;

/** Returns an endpoint at the origin of another URL, whose host may be one that Azure chooses. */
function behind(front: string, { path }: Endpoint, rest: string): Endpoint {
  const found = ORIGIN.exec(front);
  const url = (found?.[0] ?? '') + rest;
  const reference = found?.groups?.['reference'];
  if (reference === undefined) return { path, url, value: url };
  const host = ['https://', { $ref: reference }];
  return { path, url, value: { $join: rest === '' ? host : [...host, rest] } };
}
