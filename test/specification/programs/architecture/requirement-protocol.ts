
import type * as library from '@atakora/component/backend';
import type {
  AppServiceSku,
  ConsistencyLevel,
  FunctionRuntime,
  IndexingPolicy,
  RequirementValidator,
  ResourceConfig,
} from '@atakora/component/backend';

/**
 * Base interface for all resource requirements
 */
export interface IResourceRequirement {
  /** Type of resource needed (e.g., 'cosmos', 'storage', 'functions') */
  readonly resourceType: string;

  /** Unique key for deduplication */
  readonly requirementKey: string;

  /** Configuration requirements */
  readonly config: ResourceConfig;

  /** Priority for conflict resolution (higher wins) */
  readonly priority?: number;

  /** Validation rules for compatibility */
  readonly validators?: RequirementValidator[];
}

/**
 * Specific requirement for Cosmos DB
 */
export interface ICosmosRequirement extends IResourceRequirement {
  readonly resourceType: 'cosmos';
  readonly config: {
    readonly consistency?: ConsistencyLevel;
    readonly enableServerless?: boolean;
    readonly enableMultiRegion?: boolean;
    readonly capabilities?: ReadonlyArray<string>;
    readonly databases?: ReadonlyArray<DatabaseRequirement>;
  };
}

/**
 * Specific requirement for Function App
 */
export interface IFunctionAppRequirement extends IResourceRequirement {
  readonly resourceType: 'functions';
  readonly config: {
    readonly runtime: FunctionRuntime;
    readonly version?: string;
    readonly sku?: AppServiceSku;
    readonly alwaysOn?: boolean;
    readonly environmentVariables?: Record<string, string>;
    readonly extensions?: ReadonlyArray<string>;
  };
}

/**
 * Database-specific requirements
 */
export interface DatabaseRequirement {
  readonly name: string;
  readonly containers?: ReadonlyArray<ContainerRequirement>;
}

/**
 * Container-specific requirements
 */
export interface ContainerRequirement {
  readonly name: string;
  readonly partitionKey: string;
  readonly uniqueKeys?: ReadonlyArray<string>;
  readonly ttl?: number;
  readonly indexingPolicy?: IndexingPolicy;
}

/** The library has a closed list of capabilities. */
export const cosmos = (
  requirement: ICosmosRequirement & { readonly config: { readonly capabilities?: never } },
): library.ICosmosRequirement => requirement;
export const app = (requirement: IFunctionAppRequirement): library.IFunctionAppRequirement => requirement;
export const any = (requirement: IResourceRequirement): library.IResourceRequirement => requirement;
