import {
  CALLER_TOKEN_HEADER,
  CALLERS_SETTING,
  GATEWAY_SETTING,
  type Permission,
  type SignInManifest,
} from './contract/sign-in.js';
import type { Caller } from './contract/caller.js';
import { ownValue } from './own-value.js';
import { Problem } from './problem.js';

/** Header with the claims of a verified token. The platform removes this header from incoming calls. */
export const PRINCIPAL_HEADER = 'x-ms-client-principal';

/** Short names of the claims that the runtime reads. The platform writes them under their long name. */
const SHORT: Readonly<Record<string, string>> = {
  'http://schemas.microsoft.com/identity/claims/objectidentifier': 'oid',
  'http://schemas.microsoft.com/identity/claims/tenantid': 'tid',
  'http://schemas.microsoft.com/identity/claims/scope': 'scp',
  'http://schemas.microsoft.com/ws/2008/06/identity/claims/role': 'roles',
};

/**
 * Returns the caller, from the header of the platform. Behind an API gateway the platform names the gateway, which hands
 * on the token of its caller.
 * Source: learn.microsoft.com/azure/app-service/configure-authentication-user-identities (decode the client principal header)
 * @param signIn - The sign-in that the plan set up; undefined where the platform verifies nothing.
 * @throws Problem 401 when the platform named no caller of the tenant.
 * @throws Error when the platform verifies no tokens, so the header could come from any caller.
 */
export function callerOf(signIn: SignInManifest | undefined, headers: Pick<Headers, 'get'>): Caller {
  if (signIn === undefined)
    throw new Error(
      'sign-in: the manifest must have one for this function, received none. Apply the plan again.',
    );
  // The sign-in was turned off in the portal. Older hosts do not set the variable.
  if (process.env['WEBSITE_AUTH_ENABLED']?.toLowerCase() === 'false')
    throw new Error(
      'sign-in: must be turned on in Azure, received one that is turned off. Apply the plan again.',
    );
  const ofPlatform = valuesByName(claimsIn(headers.get(PRINCIPAL_HEADER) ?? ''));
  const claims = isGateway(ofPlatform)
    ? valuesByName(claimsOfToken(headers.get(CALLER_TOKEN_HEADER) ?? ''))
    : ofPlatform;
  const { oid: [id, ...otherIds] = [], tid: [tenantId, ...otherTenants] = [], scp = [], roles = [] } = claims;
  if (id === undefined || tenantId !== signIn.tenantId || otherIds.length + otherTenants.length > 0)
    throw unauthorized();
  const scopes = scp.flatMap((text) => text.split(' ').filter((scope) => scope !== ''));
  // Only a token of a user has scopes.
  const kind = scopes.length > 0 ? 'user' : 'application';
  return { id, tenantId, kind, roles: sorted(roles), scopes: sorted(scopes), claims };
}

/**
 * Accepts components that may call by the plan, and callers with the permission.
 * @throws Problem 403 when a caller lacks the permission that an operation needs.
 */
export function checkPermission(component: string, permission: Permission | undefined, caller: Caller): void {
  // For a user, only the permission counts, not the id.
  if (caller.kind === 'application' && mayCall(component, caller)) return;
  const { roles, scopes } = permission ?? {};
  const hasOne = (needed: readonly string[] | undefined, own: readonly string[]) =>
    needed === undefined || needed.some((one) => own.includes(one));
  const scoped = caller.kind === 'user' ? hasOne(scopes, caller.scopes) : roles !== undefined || !scopes;
  if (!scoped || !hasOne(roles, caller.roles))
    throw new Problem(403, 'The caller has no role or scope that this operation needs.');
}

function mayCall(component: string, { id }: Caller): boolean {
  const callers = JSON.parse(process.env[CALLERS_SETTING] ?? '{}') as Readonly<Record<string, string[]>>;
  return Object.hasOwn(callers, component) && (callers[component] ?? []).includes(id);
}

interface Claim {
  readonly typ: string;
  readonly val: string;
}

function claimsIn(header: string): Claim[] {
  // Two headers of this name are joined by a comma, which the decoder would skip.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(header)) throw unauthorized();
  let principal: unknown;
  try {
    principal = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  } catch {
    throw unauthorized();
  }
  if (!isRecord(principal) || principal['auth_typ'] !== 'aad' || !Array.isArray(principal['claims']))
    throw unauthorized();
  return (principal['claims'] as unknown[]).filter(isClaim);
}

/** Returns true for the gateway in front of the app. An app without one has no such setting. */
function isGateway({ oid = [] }: Caller['claims']): boolean {
  const gateway = process.env[GATEWAY_SETTING];
  return gateway !== undefined && gateway !== '' && oid.join() === gateway;
}

/** Returns the claims of a token that the gateway has verified. Only the gateway may call, so nothing else wrote the header. */
function claimsOfToken(token: string): Claim[] {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token) ?? [];
  if (payload === undefined) throw unauthorized();
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    throw unauthorized();
  }
  if (!isRecord(claims)) throw unauthorized();
  return Object.entries(claims).flatMap(([typ, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((val) =>
      typeof val === 'string' || typeof val === 'number' || typeof val === 'boolean'
        ? [{ typ, val: String(val) }]
        : [],
    ),
  );
}

/** Returns the different values of each claim. A claim under both of its names is one claim. */
function valuesByName(claims: readonly Claim[]): Caller['claims'] {
  const byName = new Map<string, readonly string[]>();
  for (const { typ, val } of claims) {
    const name = ownValue(SHORT, typ) ?? typ;
    byName.set(name, [...new Set([...(byName.get(name) ?? []), val])]);
  }
  return Object.fromEntries(byName);
}

function isClaim(value: unknown): value is Claim {
  return isRecord(value) && typeof value['typ'] === 'string' && typeof value['val'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function unauthorized(): Problem {
  return new Problem(401, 'The call has no valid token.', { headers: { 'www-authenticate': 'Bearer' } });
}
