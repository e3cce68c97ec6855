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

/** Returns a token of a person who may do everything; undefined where no app has a sign-in. */
export function tokenFor(plan: ResourcePlan, issuer: Issuer): string | undefined {
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
  return issuer.token({
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: audiences[0],
    tid: tenantId,
    oid: 'you',
    ...Object.fromEntries(apis.flatMap(({ tenant }) => (tenant ? [[tenant.claim, 'your-tenant']] : []))),
    roles: permissions.flatMap(({ roles = [] }) => roles),
    scp: permissions.flatMap(({ scopes = [] }) => scopes).join(' '),
    exp: Math.floor(Date.now() / 1000) + HOURS * 3600,
  });
}
