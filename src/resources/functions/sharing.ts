import { absentIs, byKey, byName, record, sameName } from '../merge/merge-table.js';
import { either, immutable, maximumAlong, priority, unanimous, union } from '../merge/strategies.js';
import {
  EVERY_ADDRESS_ALLOWED,
  effectiveIpRanges,
  ipRangeChange,
  ipRangeConstraint,
  ipRangesInCommon,
} from '../network/allowed-ip-ranges.js';
import type { Resource } from '../resource.js';
import type { Constraint, ConstraintValues, Sharing } from '../resource-type.js';
import type { Settings } from '../settings.js';
import { SIGN_IN, signInOf } from './auth/auth.js';
import { FUNCTIONS_SKUS, type Hosting, hostingOf, smallestOf } from './hosting/hosting.js';
import type {
  CorsConfig,
  FunctionAppConfig,
  FunctionRuntime,
  FunctionSpec,
  FunctionsRequirementConfig,
} from './requirement.js';
import { mergeScale } from './hosting/scale.js';
import { functionNamesOf } from './triggers/declared-functions.js';
import { addedFunctions } from './triggers/triggers.js';
import { defaultVersionFor } from './hosting/versions-by-hosting.js';

/** A planned function app. */
export type FunctionsResource = Resource<FunctionsRequirementConfig, FunctionAppConfig>;

export const IDENTITY_NAME = 'identity';
/** Value for the identity that components share, here and in locks. */
const SHARED = 'shared';
export const VERSION = 'runtime version';
export const HOSTING = 'hosting';
const ENVIRONMENT = 'environment variable';

const spec = record<FunctionSpec>({ name: sameName(), trigger: immutable() });

/** Merges the requirements of one app. */
export const mergeFunctions = record<FunctionsRequirementConfig>({
  runtime: immutable(),
  version: immutable(),
  // Two values of one priority meet only where a component above them gave up its own: apps do not split after the fact.
  environmentVariables: byKey(priority(() => 0)),
  publicSettings: union(),
  // Azure lets the pages of all origins of an app send credentials, or of none.
  cors: record<CorsConfig>({
    allowedOrigins: union(),
    supportCredentials: absentIs<boolean>(false, unanimous()),
  }),
  functions: byName(spec),
  // An id is unique in its backend, so two ids never meet.
  apis: byName(immutable()),
  sources: byName(immutable()),
  identityConnections: union(),
  extensions: union(),
  identity: immutable(),
  group: immutable(),
  auth: immutable(),
  sku: maximumAlong(FUNCTIONS_SKUS),
  scale: mergeScale,
  alwaysOn: either(),
  // An id is unique in its backend, so two tests never meet.
  availabilityTests: byName(immutable()),
  healthCheck: priority(({ unhealthyThreshold = 10 }) => unhealthyThreshold),
  allowedIpRanges: ipRangesInCommon(),
});

/** Conditions under which requirements can share one app. */
export const functionsSharing: Partial<Sharing<FunctionsRequirementConfig>> = {
  constraints(config) {
    const { runtime, version, identity, group, sku, auth, environmentVariables = {} } = config;
    const constraints: Constraint[] = [{ name: 'runtime', value: runtime }, ipRangeConstraint(config)];
    // All code of an app can use its identity, so another identity is another app.
    if (identity !== undefined)
      constraints.push({ name: IDENTITY_NAME, value: ownIdentity(identity), apart: true });
    // The space tells a group from a component of the same name.
    else if (group !== undefined)
      constraints.push({ name: IDENTITY_NAME, value: `group ${group}`, apart: true });
    if (version !== undefined) constraints.push({ name: VERSION, value: version });
    // The platform asks all callers of an app for one kind of token.
    if (auth !== undefined) constraints.push({ name: SIGN_IN, value: signInOf(auth) });
    if (sku !== undefined) constraints.push({ name: HOSTING, value: hostingOf(sku) });
    for (const [name, value] of Object.entries(environmentVariables))
      constraints.push({ name: `${ENVIRONMENT} ${name}`, value, overridable: true });
    return constraints;
  },
  constraintChanges: {
    runtime: {
      kind: 'new-resource',
      source:
        'all functions of an app share one language worker: learn.microsoft.com/azure/azure-functions/functions-versions',
    },
    [VERSION]: {
      kind: 'in-place',
      source:
        'azurerm 4.55.0, update of azurerm_function_app_flex_consumption and azurerm_linux_function_app',
    },
    // Within a kind of plans the plan changes in place.
    [HOSTING]: {
      kind: 'new-resource',
      source: 'another Terraform type of app, which Azure refuses while the first one holds the name',
    },
    ...ipRangeChange('azurerm 4.55.0, update of site_config.ip_restriction'),
    [SIGN_IN]: { kind: 'in-place', source: 'azurerm 4.55.0, update of auth_settings_v2' },
    [IDENTITY_NAME]: {
      kind: 'new-resource',
      source: 'all code of an app can use its identity, so that another identity is another app',
    },
    [ENVIRONMENT]: { kind: 'in-place', source: 'azurerm 4.55.0, update of app_settings' },
  },
  defaults({ runtime = 'node', [HOSTING]: hosting = 'flex' }) {
    return {
      // The values of both constraints are those that `constraints` wrote.
      [VERSION]: defaultVersionFor(runtime as FunctionRuntime, hosting as Hosting),
      [IDENTITY_NAME]: SHARED,
      [HOSTING]: hosting,
      [SIGN_IN]: signInOf(false),
      ...EVERY_ADDRESS_ALLOWED,
    };
  },
  capacityEntries: functionNamesOf,
  sharedCapacityEntries: addedFunctions,
  // The scale controller watches the first 100 triggers of an app; see "Site has … triggers, but the maximum
  // is 100" in github.com/Azure/Azure-Functions/issues/2372.
  capacity: { max: 100, unit: 'functions' },
  variant({ runtime, [HOSTING]: hosting, [IDENTITY_NAME]: identity = SHARED }) {
    const words = [
      identity === SHARED ? undefined : identity.replace(' ', '-'),
      runtime === 'node' ? undefined : runtime,
      hosting === 'flex' ? undefined : hosting,
    ];
    return words.filter((word) => word !== undefined).join('-') || 'shared';
  },
  // An app is code, which is deployed again wherever it goes.
  holdsData: false,
};

/** Returns the value for an identity that a requirement names. The space tells the name `shared` from the default. */
function ownIdentity(name: string): string {
  return name === SHARED ? `own ${SHARED}` : name;
}

/** Fills in the defaults of an app. */
export function withFunctionsDefaults(
  { allowedIpRanges: own, ...config }: FunctionsRequirementConfig,
  settings: Settings,
  constraints: ConstraintValues,
): FunctionAppConfig {
  return {
    ...config,
    version: constraints[VERSION] ?? config.version ?? '',
    environmentVariables: config.environmentVariables ?? {},
    functions: config.functions ?? [],
    // The values of the constraint are those of `hostingOf`.
    sku: config.sku ?? smallestOf((constraints[HOSTING] ?? 'flex') as Hosting),
    ...effectiveIpRanges('functions', own, settings),
  };
}
