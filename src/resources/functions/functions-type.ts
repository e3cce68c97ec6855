import { byKey, byName, record, sameName } from '../merge/merge-table.js';
import { either, immutable, maximumAlong, priority, union } from '../merge/strategies.js';
import type { ResourceType } from '../resource-type.js';
import type { SharedResource } from '../shared-resource.js';
import type {
  CorsConfig,
  FunctionAppConfig,
  FunctionSpec,
  FunctionsRequirementConfig,
} from './functions-config.js';
import { functionsRequirementSchema } from './requirement-schema.js';
import { FUNCTIONS_SKUS, hostingOf } from './hosting.js';
import { addedFunctions } from './triggers.js';
import { defaultVersionOf } from './versions-by-hosting.js';

const spec = record<FunctionSpec>({ name: sameName(), trigger: immutable() });

/** A planned function app. */
export type FunctionsResource = SharedResource<FunctionsRequirementConfig, FunctionAppConfig>;

/** How function apps are shared and merged. */
export const functionsType: ResourceType<FunctionsRequirementConfig, FunctionAppConfig> = {
  type: 'functions',
  schema: functionsRequirementSchema,
  merge: record<FunctionsRequirementConfig>({
    runtime: immutable(),
    version: immutable(),
    // Two values of one priority never meet here: they are a trait, and split the app.
    environmentVariables: byKey(priority(() => 0)),
    cors: record<CorsConfig>({ allowedOrigins: union(), supportCredentials: either() }),
    functions: byName(spec),
    // An id is unique in its backend, so that two never meet.
    apis: byName(immutable()),
    sources: byName(immutable()),
    extensions: union(),
    sku: maximumAlong(FUNCTIONS_SKUS),
    alwaysOn: either(),
    healthCheck: priority(({ unhealthyThreshold = 10 }) => unhealthyThreshold),
  }),
  // All functions of an app share one language worker.
  // Source: learn.microsoft.com/azure/azure-functions/functions-versions
  traits: ({ runtime, version, environmentVariables = {} }) => [
    { name: 'runtime', value: runtime, yields: false },
    ...(version === undefined ? [] : [{ name: 'runtime version', value: version, yields: false }]),
    ...Object.entries(environmentVariables).map(([name, value]) => ({
      name: `environment variable ${name}`,
      value,
      yields: true,
    })),
  ],
  indivisible: () => [],
  parts: ({ functions = [] }) => functions.map(({ name }) => name),
  common: addedFunctions,
  // The scale controller watches the first 100 triggers of an app; see "Site has … triggers, but the maximum
  // is 100" in github.com/Azure/Azure-Functions/issues/2372.
  capacity: { max: 100, unit: 'functions' },
  complete: (config) => ({
    ...config,
    version: config.version ?? defaultVersionOf(config.runtime, config.sku ?? 'FC1'),
    environmentVariables: config.environmentVariables ?? {},
    functions: config.functions ?? [],
    sku: config.sku ?? 'FC1',
  }),
  // The hosting is part of it: an app that moves between kinds of plans is another Terraform type, and Azure would refuse
  // the new one while the old one holds its name.
  purpose({ runtime, version, sku = 'FC1' }) {
    const usual = version === undefined || version === defaultVersionOf(runtime, sku);
    const words = [
      ...(runtime === 'node' && usual ? [] : [usual ? runtime : `${runtime}${version.replace('.', '')}`]),
      ...(sku === 'FC1' ? [] : [hostingOf(sku)]),
    ];
    return words.length === 0 ? 'shared' : words.join('-');
  },
};
