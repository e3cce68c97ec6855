// The names of the specification whose shape is that of another type of the library. docs/migration.md lists all of them.
import type { CosmosRequirementConfig } from '../resources/cosmos/requirement.js';
import type { FunctionsSku } from '../resources/functions/hosting/hosting.js';
import type {
  FunctionRuntime as RuntimeName,
  FunctionsRequirementConfig,
} from '../resources/functions/requirement.js';
import type { ResourceRequirement } from '../resources/requirement.js';
import type { Backend } from './backend.js';

/** Requirement of a Cosmos DB account. */
export type ICosmosRequirement = ResourceRequirement<'cosmos', CosmosRequirementConfig>;

/** Requirement of a function app. */
export type IFunctionAppRequirement = ResourceRequirement<'functions', FunctionsRequirementConfig>;

/** Configuration of a requirement of any type. */
export type ResourceConfig = object;

/** A backend with any components. */
export type IBackend = Backend;

/** Plan of a function app, such as `FC1` or `EP1`. */
export type AppServiceSku = FunctionsSku;

/** A language runtime. */
export type FunctionRuntime = RuntimeName;

/**
 * The language runtimes by the names of the specification.
 * @example FunctionRuntime.NODE // 'node'
 */
export const FunctionRuntime = Object.freeze({
  NODE: 'node',
  PYTHON: 'python',
  DOTNET_ISOLATED: 'dotnet-isolated',
  JAVA: 'java',
  POWERSHELL: 'powershell',
  CUSTOM: 'custom',
} as const satisfies Record<string, RuntimeName>);
