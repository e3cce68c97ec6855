import type { OrExpression } from './expression/expression.js';
import { compareText } from './json.js';

/** From where something can be reached. */
export const EXPOSURE_NETWORKS = ['internet', 'private', 'unknown'] as const;

/** `private`: from the backend's network alone. `unknown`: its type does not say. */
export type ExposureNetwork = (typeof EXPOSURE_NETWORKS)[number];

/** Credentials of callers; one of those that an endpoint lists is enough. */
export const CREDENTIALS = [
  'none',
  'function-key',
  'admin-key',
  'publishing-password',
  'account-key',
  'entra',
  'unknown',
] as const;

/**
 * `none`: every caller is let in. `function-key`, `admin-key`: a key of the function app. `publishing-password`: the password
 * that deploys to an app. `account-key`: a key of the account. `entra`: a token of Entra ID, and a role.
 */
export type Credential = (typeof CREDENTIALS)[number];

/** Something that callers can reach. */
export interface Exposure {
  /** Tells it from the others of the resource, also in later plans: `GET /api/users`, `data`. */
  readonly name: string;
  /** URL or host; empty where it is unknown. */
  readonly url: OrExpression<string>;
  readonly network: ExposureNetwork;
  readonly credentials: readonly Credential[];
  /** Origins of web pages that browsers let call it; `*` for all. */
  readonly origins: readonly string[];
  /** Ids of the components that it belongs to, sorted. */
  readonly components: readonly string[];
  /** True for a route whose function gets no code from the plan; see the warning `CODE_MISSING`. Absent: false. */
  readonly codeMissing?: true;
  /** IPv4 addresses and networks of the internet that may call. Absent: all. */
  readonly ipRanges?: readonly string[];
}

/** Something that callers can reach, and where. {@link exposedEndpoints} returns those of a plan. */
export interface ExposedEndpoint extends Exposure {
  /** As Terraform writes it. */
  readonly url: string;
  /** Key of the resource. */
  readonly resource: string;
}

/** Endpoints of one host, as a plan has them. */
export interface PlannedExposure extends Pick<ExposedEndpoint, 'resource' | 'network'> {
  /** URL of the endpoints; the URL of a route is this and the path of the route. */
  readonly url: string;
  readonly endpoints: readonly PlannedEndpoint[];
}

/** An endpoint of a host, or the routes that the same callers reach in the same way: either `name` or `routes` is there. */
export interface PlannedEndpoint extends Pick<Exposure, 'credentials' | 'codeMissing' | 'ipRanges'> {
  /** Absent for routes. */
  readonly name?: string;
  /** Methods and paths: `["GET /api/users", "GET /api/users/{id}"]`. Absent for anything else. */
  readonly routes?: readonly string[];
  /** Origins of web pages that browsers let call it; `*` for all. Absent: none. */
  readonly origins?: readonly string[];
  /** Ids of the components that it belongs to, sorted. Absent: all that share the resource. */
  readonly components?: readonly string[];
}

/**
 * Returns everything of a plan that callers can reach, by resource and name, one element for each route.
 * @example
 * const open = exposedEndpoints(backend.plan()).filter(({ credentials }) => credentials.includes('none'));
 * open.map(({ name }) => name); // ['GET /api/health']
 */
export function exposedEndpoints({
  exposure,
  resources,
}: {
  readonly exposure: readonly PlannedExposure[];
  readonly resources: readonly { readonly key: string; readonly sharedBy: readonly string[] }[];
}): ExposedEndpoint[] {
  const sharers = new Map(resources.map(({ key, sharedBy }) => [key, sharedBy]));
  return exposure
    .flatMap(({ resource, network, url, endpoints }) =>
      endpoints.flatMap(({ name = '', routes, credentials, ...rest }) =>
        (routes ?? [name]).map((each): ExposedEndpoint => ({
          resource,
          name: each,
          url: routes === undefined ? url : url + pathOf(each),
          network,
          credentials,
          origins: [],
          components: sharers.get(resource) ?? [],
          ...rest,
        })),
      ),
    )
    .sort(byResourceAndName);
}

/** Compares two endpoints for their order in lists. */
export function byResourceAndName(a: ExposedEndpoint, b: ExposedEndpoint): number {
  return compareText(a.resource, b.resource) || compareText(a.name, b.name);
}

/** Returns the path of a route, `/api/users` of `GET /api/users`. */
export function pathOf(route: string): string {
  return route.slice(route.indexOf(' ') + 1);
}
