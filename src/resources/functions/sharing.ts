import { byKey, byName, record, sameName } from '../merge/merge-table.js';
import { either, immutable, maximumAlong, priority, union } from '../merge/strategies.js';
import type { Resource } from '../resource.js';
import type { Sharing } from '../resource-type.js';
import { FUNCTIONS_SKUS, hostingOf } from './hosting.js';
import type {
  CorsConfig,
  FunctionAppConfig,
  FunctionSpec,
  FunctionsRequirementConfig,
} from './requirement.js';
import { addedFunctions } from './triggers.js';
import { defaultVersionOf } from './versions-by-hosting.js';

/** A planned function app. */
export type FunctionsResource = Resource<FunctionsRequirementConfig, FunctionAppConfig>;

const spec = record<FunctionSpec>({ name: sameName(), trigger: immutable() });

/** Merges the requirements of one app. */
export const mergeFunctions = record<FunctionsRequirementConfig>({
  runtime: immutable(),
  version: immutable(),
  // Two values of one priority never meet here: they are a constraint, and split the app.
  environmentVariables: byKey(priority(() => 0)),
  cors: record<CorsConfig>({ allowedOrigins: union(), supportCredentials: either() }),
  functions: byName(spec),
  // An id is unique in its backend, so that two never meet.
  apis: byName(immutable()),
  sources: byName(immutable()),
  identityConnections: union(),
  extensions: union(),
  sku: maximumAlong(FUNCTIONS_SKUS),
  alwaysOn: either(),
  healthCheck: priority(({ unhealthyThreshold = 10 }) => unhealthyThreshold),
});

/** Which requirements can share one app. */
export const functionsSharing: Partial<Sharing<FunctionsRequirementConfig>> = {
  // All functions of an app share one language worker.
  // Source: learn.microsoft.com/azure/azure-functions/functions-versions
  constraints: ({ runtime, version, environmentVariables = {} }) => [
    { name: 'runtime', value: runtime, overridable: false },
    ...(version === undefined ? [] : [{ name: 'runtime version', value: version, overridable: false }]),
    ...Object.entries(environmentVariables).map(([name, value]) => ({
      name: `environment variable ${name}`,
      value,
      overridable: true,
    })),
  ],
  capacityItems: namesIn,
  sharedCapacityItems: addedFunctions,
  // The scale controller watches the first 100 triggers of an app; see "Site has … triggers, but the maximum
  // is 100" in github.com/Azure/Azure-Functions/issues/2372.
  capacity: { max: 100, unit: 'functions' },
  // The hosting is part of it: an app that moves between kinds of plans is another Terraform type, and Azure would refuse
  // the new one while the old one holds its name.
  variant({ runtime, version, sku = 'FC1' }) {
    const isDefault = version === undefined || version === defaultVersionOf(runtime, sku);
    const words = [
      ...(runtime === 'node' && isDefault
        ? []
        : [isDefault ? runtime : `${runtime}${version.replace('.', '')}`]),
      ...(sku === 'FC1' ? [] : [hostingOf(sku)]),
    ];
    return words.length === 0 ? 'shared' : words.join('-');
  },
  relocation: {
    what: 'function app',
    lost: 'a new app with another host name, which has no code yet',
    resolution:
      'Pin it: the same version and sku in each FunctionsApp of this app, or a backend of their own for those that ask for another.',
    holds: (config) => namesIn(config).length > 0,
  },
};

/** Fills in the defaults of an app. */
export function withFunctionsDefaults(config: FunctionsRequirementConfig): FunctionAppConfig {
  return {
    ...config,
    version: config.version ?? defaultVersionOf(config.runtime, config.sku ?? 'FC1'),
    environmentVariables: config.environmentVariables ?? {},
    functions: config.functions ?? [],
    sku: config.sku ?? 'FC1',
  };
}

function namesIn({ functions = [] }: FunctionsRequirementConfig): string[] {
  return functions.map(({ name }) => name);
}
