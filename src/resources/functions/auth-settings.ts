import { distinct } from '../../plan/expression/expression.js';
import { audiencesOf, type EntraAuth } from './auth.js';
import type { CallerIdentities } from './component-calls.js';
import type { FunctionAppConfig } from './requirement.js';
import { openRoutes } from './triggers.js';

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
      tenant_auth_endpoint: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      allowed_audiences: [...audiencesOf(auth)],
      ...(allowedApplications && {
        allowed_applications: withCallers(allowedApplications, 'clientIds'),
      }),
      ...(allowedIdentities && { allowed_identities: withCallers(allowedIdentities, 'principalIds') }),
    },
    login: { token_store_enabled: false },
  };
}
