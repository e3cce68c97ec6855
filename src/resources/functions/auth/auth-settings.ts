import { distinct } from '../../../plan/expression/expression.js';
import { ownValue } from '../../../plan/json.js';
import type { Settings } from '../../settings.js';
import { audiencesOf, type EntraAuth, SIGN_IN } from './auth.js';
import type { FunctionsResource } from '../sharing.js';
import type { CallerIdentities } from '../calls/component-calls.js';
import type { FunctionAppConfig } from '../requirement.js';
import type { Gateway } from './gateway-lock.js';
import { openRoutes } from '../triggers/triggers.js';

/** Name in the lock of the sign-in that an app had last, once it was taken away. */
export const FORMER_SIGN_IN = 'former sign-in';

/** Returns the sign-in that an app of the lock had before this plan, for the lock and `disabledAuth`; undefined where it had none. */
export function formerSignIn(
  { key }: Pick<FunctionsResource, 'key'>,
  { lock }: Pick<Settings, 'lock'>,
): string | undefined {
  const was = ownValue(lock?.resources, key);
  const [current] = APPLICATION.exec(was?.constraints[SIGN_IN] ?? '') ?? [];
  return current ?? was?.facts[FORMER_SIGN_IN];
}

const APPLICATION = /application ([0-9a-f-]+) of tenant ([0-9a-f-]+)/i;

/**
 * Returns `auth_settings_v2` of an app whose sign-in was taken away. azurerm 4 cannot leave the argument out again: Azure refuses the
 * update (400), and the difference comes back in every plan. It demands an application also where the sign-in is disabled. azurerm 5 plans
 * no change where a disabled sign-in is left out, so the argument stays the same.
 * Source: github.com/hashicorp/terraform-provider-azurerm/issues/31080
 */
export function disabledAuth(former: string | undefined) {
  const [, clientId, tenantId] = APPLICATION.exec(former ?? '') ?? [];
  if (clientId === undefined || tenantId === undefined) return undefined;
  return {
    auth_enabled: false,
    active_directory_v2: { client_id: clientId, tenant_auth_endpoint: authEndpoint(tenantId) },
    login: { token_store_enabled: false },
  };
}

function authEndpoint(tenantId: string): string {
  return `https://login.microsoftonline.com/${tenantId}/v2.0`;
}

/**
 * Returns the argument `auth_settings_v2` of an app: the platform verifies the token of each call, and
 * answers 401 to calls without a valid one. The app itself has no login page, so it does not need a secret or
 * a token store.
 * Source: learn.microsoft.com/azure/app-service/configure-authentication-provider-aad
 */
export function authSettings(
  config: Pick<FunctionAppConfig, 'apis'>,
  auth: EntraAuth,
  callers: CallerIdentities,
  gateway: Pick<Gateway, 'clientId'> | undefined,
) {
  const { tenantId, clientId, allowedApplications, allowedIdentities } = auth;
  const open = openRoutes(config).map((route) => `/api/${route}`);
  // A list excludes all others, so components that call are added to it. Without a list they are permitted
  // already.
  const withCallers = (list: readonly string[], kind: 'principalIds' | 'clientIds') =>
    distinct([...list, ...Array.from(callers.values(), (ids) => ids[kind]).flat()]);
  return {
    auth_enabled: true,
    require_authentication: true,
    unauthenticated_action: 'Return401',
    require_https: true,
    default_provider: 'azureactivedirectory',
    ...(open.length > 0 && { excluded_paths: open }),
    active_directory_v2: {
      client_id: clientId,
      tenant_auth_endpoint: authEndpoint(tenantId),
      allowed_audiences: [...audiencesOf(auth)],
      // The gateway checks its callers by both lists.
      ...(gateway !== undefined
        ? { allowed_applications: [gateway.clientId] }
        : {
            ...(allowedApplications && {
              allowed_applications: withCallers(allowedApplications, 'clientIds'),
            }),
            ...(allowedIdentities && { allowed_identities: withCallers(allowedIdentities, 'principalIds') }),
          }),
    },
    login: { token_store_enabled: false },
  };
}
