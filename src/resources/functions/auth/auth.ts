/**
 * Sign-in of callers with Entra ID. The registration exists already: the plan makes none. The platform refuses calls without a
 * valid token with status 401, before they reach code.
 */
export interface EntraAuth {
  /**
   * Provider of the sign-in: Entra ID, the only one.
   * Source: `active_directory_v2`
   */
  readonly provider: 'entra';
  /**
   * Id of the tenant whose tokens count, a GUID in lower case. The runtime checks it again.
   * Source: `tenant_auth_endpoint`
   */
  readonly tenantId: string;
  /**
   * Id of the application that stands for the API in Entra ID, a GUID in lower case.
   * Source: `client_id`
   */
  readonly clientId: string;
  /**
   * Audiences that a token may be for.
   * Source: `allowed_audiences`
   * @default `api://<clientId>` and the `clientId`
   */
  readonly audiences?: readonly string[];
  /**
   * Client ids of the applications that may ask for tokens, such as the one of a web page. Azure answers 403 to others.
   * Source: `allowed_applications`
   * @default all of the tenant
   */
  readonly allowedApplications?: readonly string[];
  /**
   * Object ids of the people and identities that may call. Azure answers 403 to others.
   * Source: `allowed_identities`
   * @default all of the tenant
   */
  readonly allowedIdentities?: readonly string[];
}

/** Returns the audiences that tokens for an app may have. */
export function audiencesOf({ clientId, audiences }: EntraAuth): readonly string[] {
  return audiences ?? [`api://${clientId}`, clientId];
}

/** Name of the constraint for the sign-in of callers, here and in locks. */
export const SIGN_IN = 'sign-in';

/** Returns a sign-in as one text. Equal sign-ins give equal texts. */
export function signInOf(auth: EntraAuth | false): string {
  if (auth === false) return 'none';
  const { tenantId, clientId, allowedApplications, allowedIdentities } = auth;
  const list = (what: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [`${what} ${[...new Set(values)].sort().join(', ')}`];
  return [
    `entra: application ${clientId} of tenant ${tenantId}`,
    ...list('audiences', audiencesOf(auth)),
    ...list('applications', allowedApplications),
    ...list('identities', allowedIdentities),
  ].join('; ');
}
