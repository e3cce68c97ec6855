import * as v from 'valibot';

import type { BackendOptions } from '../../settings.js';
import type { EntraAuth } from './auth.js';
import { entraAuthSchema } from './auth-schema.js';
import type { AuthLevel, FunctionsRequirementConfig } from '../requirement.js';

/** Options of a backend about who may call its APIs. */
export interface AuthOptions {
  /**
   * Sign-in of the callers of all APIs and HTTP functions with Entra ID. A component with `auth` of its own has that; one that
   * names another `authLevel` than `entra` takes no part.
   * Source: `auth_settings_v2`
   * @see docs/sign-in.md
   * @default callers show keys of function apps
   * @example
   * {
   *   provider: 'entra',
   *   tenantId: '11111111-2222-3333-4444-555555555555',
   *   clientId: '66666666-7777-8888-9999-000000000000',
   * }
   */
  readonly auth?: EntraAuth;
}

/** Options of a backend about who may call its APIs. */
export const authOptions = {
  entries: { auth: v.exactOptional(entraAuthSchema) },
  resolve: ({ auth }: AuthOptions): EntraAuth | null => auth ?? null,
} satisfies BackendOptions<AuthOptions, EntraAuth | null>;

/** Adds the backend's sign-in to a requirement that says nothing of its own. */
export function applyBackendAuth(
  config: FunctionsRequirementConfig,
  auth: EntraAuth | null,
): FunctionsRequirementConfig {
  if (config.auth !== undefined || auth === null) return config;
  const { functions, apis } = config;
  return {
    ...config,
    auth,
    ...(functions && {
      functions: functions.map((spec) =>
        spec.trigger.type === 'http'
          ? { ...spec, trigger: { ...spec.trigger, authLevel: signedIn(spec.trigger.authLevel) } }
          : spec,
      ),
    }),
    ...(apis && { apis: apis.map((api) => ({ ...api, authLevel: signedIn(api.authLevel) })) }),
  };
}

/**
 * Returns the level with a sign-in. A function without an explicit level asks for a key, and gets the sign-in
 * instead. Other levels are explicit, and refused beside a sign-in.
 */
function signedIn(level: AuthLevel): AuthLevel {
  return level === 'function' ? 'entra' : level;
}
