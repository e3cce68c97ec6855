import { verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import { ownValue } from '../plan/json.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { functionsOfApi } from '../runtime/contract/api-operations.js';
import type { ApiManifest } from '../runtime/contract/manifest.js';
import type { Issuer } from './issuer.js';

/**
 * Step of the platform before a function sees a call: it answers the call itself, or passes on other headers.
 */
export type Platform = (
  functionName: string,
  path: string,
  headers: IncomingHttpHeaders,
  method?: string,
) => { readonly status: number } | { readonly headers: IncomingHttpHeaders };

/** The arguments of `auth_settings_v2` that this stand-in supports. */
interface AuthSettings {
  readonly require_authentication: boolean;
  readonly excluded_paths?: readonly string[];
  readonly active_directory_v2: {
    readonly tenant_auth_endpoint: string;
    readonly allowed_audiences: readonly string[];
    readonly allowed_applications?: readonly unknown[];
    readonly allowed_identities?: readonly string[];
  };
}

/**
 * Plays the sign-in of the platform from the Terraform arguments of the plan's apps. Where an app has none, headers come
 * through as the caller wrote them.
 * Source: learn.microsoft.com/azure/app-service/overview-authentication-authorization
 */
export function localPlatform(plan: ResourcePlan, issuer: Issuer): Platform {
  const settings = new Map<string, AuthSettings>();
  for (const { name, type, config } of plan.resources) {
    if (type !== 'functions') continue;
    const app = plan.terraform.find((block) => block.arguments['name'] === name)?.arguments;
    if (app?.['auth_settings_v2'] === undefined) continue;
    // The schema of the type checked both.
    const functions = (config['functions'] ?? []) as unknown as readonly { name: string }[];
    const apis = (config['apis'] ?? []) as unknown as readonly ApiManifest[];
    for (const one of [...functions, ...apis.flatMap(functionsOfApi)])
      settings.set(one.name, app['auth_settings_v2'] as unknown as AuthSettings);
  }
  return (functionName, path, headers, method) => {
    const auth = settings.get(functionName);
    if (auth === undefined) return { headers };
    const clean = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-ms-')));
    if (!auth.require_authentication || auth.excluded_paths?.includes(path) === true)
      return { headers: clean };
    // The platform answers preflights before the sign-in: a browser sends them without a token.
    if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined)
      return { headers: clean };
    const [, token = ''] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
    const claims = claimsOf(token, auth, issuer);
    if (claims === undefined) return { status: 401 };
    const { allowed_applications, allowed_identities } = auth.active_directory_v2;
    const allowed = (list: readonly unknown[] | undefined, claim: string) =>
      list === undefined || list.includes(String(ownValue(claims, claim))) || isGateway(list);
    if (!allowed(allowed_applications, 'azp') || !allowed(allowed_identities, 'oid')) return { status: 403 };
    return { headers: { ...clean, 'x-ms-client-principal': principalOf(claims) } };
  };
}

/** Returns true for the identity of an API gateway alone, which does not run on this machine: its callers come directly. */
function isGateway(list: readonly unknown[]): boolean {
  return list.every((each) => typeof each !== 'string');
}

/** Returns the header of the platform, with the long names that it gives to some claims. */
export function principalOf(claims: Readonly<Record<string, unknown>>): string {
  const long: Readonly<Record<string, string>> = {
    oid: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
    tid: 'http://schemas.microsoft.com/identity/claims/tenantid',
    scp: 'http://schemas.microsoft.com/identity/claims/scope',
  };
  const list = Object.entries(claims).flatMap(([name, value]) =>
    [value].flat().map((val) => ({ typ: ownValue(long, name) ?? name, val: String(val) })),
  );
  return Buffer.from(JSON.stringify({ auth_typ: 'aad', claims: list })).toString('base64');
}

function claimsOf(
  token: string,
  { active_directory_v2 }: AuthSettings,
  { keys }: Issuer,
): Readonly<Record<string, unknown>> | undefined {
  const [head = '', body = '', signature = ''] = token.split('.');
  try {
    const { alg, kid } = decode(head);
    const key = keys.get(String(kid));
    if (alg !== 'RS256' || key === undefined) return undefined;
    const signed = Buffer.from(`${head}.${body}`);
    if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) return undefined;
    const claims = decode(body);
    const now = Date.now() / 1000;
    const good =
      claims['iss'] === active_directory_v2.tenant_auth_endpoint &&
      active_directory_v2.allowed_audiences.includes(String(claims['aud'])) &&
      Number(claims['exp']) > now &&
      Number(claims['nbf'] ?? 0) <= now;
    return good ? claims : undefined;
  } catch {
    return undefined;
  }
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
}
