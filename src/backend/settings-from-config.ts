import { isPlainObject, type JsonObject, sortKeys } from '../plan/json.js';
import { callHook, RETURNS } from '../extend/custom-code.js';
import { shortRegion } from '../resources/azure/region.js';
import { recordedHost } from '../resources/host/options.js';
import { networkOptions } from '../resources/network/settings.js';
import type { ResourceNameFormatter, Settings } from '../resources/settings.js';
import { isToken } from '../validation/token.js';
import type { BackendConfig } from './backend-config.js';

/** Default id of a backend. */
export const DEFAULT_BACKEND_ID = 'backend';

/** Fills in the defaults of a valid configuration. */
export function settingsFrom(config: BackendConfig): Settings {
  return {
    backendId: config.backendId ?? DEFAULT_BACKEND_ID,
    namedByUser: config.backendId !== undefined || config.naming?.formatResourceName !== undefined,
    environment: config.environment ?? 'dev',
    location: config.location === undefined ? null : shortRegion(config.location),
    tags: sortKeys(config.tags ?? {}),
    publicTags: [...new Set(config.publicTags)].sort(),
    isolated: networkOptions.resolve(config) !== null,
    httpsOnly: config.enforceHttps ?? true,
    managedIdentity: config.useManagedIdentity ?? true,
    limits: config.limits ?? {},
    azurerm: config.azurerm ?? 4,
    lock: config.lock ?? null,
    moves: config.moves ?? {},
    discard: config.discard ?? [],
    restored: config.restored ?? [],
    adopt: config.adopt ?? {},
    retainsData: config.dataProtection !== 'destroy',
    resourceGroup: config.resourceGroupName ?? null,
    formatResourceName: checkedFormatter(config.naming?.formatResourceName),
    salt: config.naming?.salt ?? null,
    typeOptions: { known: new Map(), resolve: (options) => options.resolve(config as never) },
    declared: declaredOptions({ ...config, ...recordedHost(config) }),
  };
}

/** Returns the options that no other field of the backend of a plan has, without functions, instances and names of constructs. */
function declaredOptions({
  backendId: _id,
  environment: _environment,
  location: _location,
  tags: _tags,
  publicTags: _publicTags,
  resourceGroupName: _group,
  dataProtection: _protection,
  azurerm: _azurerm,
  lock: _lock,
  providers: _providers,
  resourceTypes: _types,
  ...options
}: BackendConfig): JsonObject {
  const isData = (value: unknown) =>
    typeof value !== 'object' || Array.isArray(value) || isPlainObject(value);
  // A schema checked the options, so they are JSON apart from what is left out here.
  return JSON.parse(
    JSON.stringify(sortKeys(options), (_key, value: unknown) =>
      isData(value) && !isToken(value) ? value : undefined,
    ),
  ) as JsonObject;
}

/** Wraps a user's formatter, so that a result that is not a string becomes an error that names the formatter. */
function checkedFormatter(format: ResourceNameFormatter | undefined): ResourceNameFormatter | null {
  if (format === undefined) return null;
  return (type, backendId, suffix) => {
    const hook = {
      owner: 'option naming',
      hook: 'formatResourceName',
      resource: `${type} ${suffix ?? ''}`.trim(),
    };
    return callHook(hook, RETURNS.name, () => format(type, backendId, suffix));
  };
}
