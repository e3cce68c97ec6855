import type { ResourcePlan } from '../plan/resource-plan.js';
import type { Permission } from '../runtime/contract/sign-in.js';
import { joinedManifest } from './app-code.js';
import type { Issuer } from './issuer.js';

/** The part of an app's sign-in that a token is made from. */
interface PlannedSignIn {
  readonly tenantId: string;
  readonly clientId: string;
  readonly audiences?: readonly string[];
}

const HOURS = 8;

/** A caller of a backend on this machine. */
export interface LocalPerson {
  /** Object id, which is the value of `ownerField`. @default 'you' */
  readonly id?: string;
  /** Value of the claim of each `tenantField`. @default 'your-tenant' */
  readonly tenant?: string;
  /** App roles. @default all that the APIs of the backend ask for */
  readonly roles?: readonly string[];
  /** Scopes. @default all that the APIs of the backend ask for */
  readonly scopes?: readonly string[];
}

/** Returns a token of a person for 8 hours; undefined where no app has a sign-in. */
export function tokenFor(
  plan: ResourcePlan,
  issuer: Issuer,
  { id = 'you', tenant = 'your-tenant', ...granted }: LocalPerson = {},
): string | undefined {
  // The schema of the type checked it. `false` and undefined mean without a sign-in.
  const signIns = plan.resources.map(
    ({ config }) => config['auth'] as unknown as PlannedSignIn | false | undefined,
  );
  const signIn = signIns.find((each) => typeof each === 'object');
  if (typeof signIn !== 'object') return undefined;
  const { tenantId, clientId, audiences = [`api://${clientId}`] } = signIn;
  const { apis } = joinedManifest(plan);
  const permissions = apis.flatMap(({ permissions: needed = {} }) =>
    Object.values<Permission>({ ...needed }),
  );
  const {
    roles = permissions.flatMap((needed) => needed.roles ?? []),
    scopes = permissions.flatMap((needed) => needed.scopes ?? []),
  } = granted;
  return issuer.token({
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: audiences[0],
    tid: tenantId,
    oid: id,
    ...Object.fromEntries(apis.flatMap((api) => (api.tenant ? [[api.tenant.claim, tenant]] : []))),
    roles,
    scp: scopes.join(' '),
    exp: Math.floor(Date.now() / 1000) + HOURS * 3600,
  });
}

/**
 * Returns the person that a URL describes: `?id=ann&tenant=north&role=Clerk&role=Nurse&scope=Items.Read`. Without `role` or `scope`, the
 * person has every role or scope; an empty value gives the person no role or scope.
 */
export function personIn(query: URLSearchParams): LocalPerson {
  const listOf = (name: string) =>
    query.has(name) ? query.getAll(name).filter((value) => value !== '') : undefined;
  const given = {
    id: query.get('id') ?? undefined,
    tenant: query.get('tenant') ?? undefined,
    roles: listOf('role'),
    scopes: listOf('scope'),
  };
  // Options that the URL does not have get their defaults.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
