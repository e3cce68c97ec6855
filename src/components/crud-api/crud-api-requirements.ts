import { functionNameOf, settingPrefixOf, slugOf } from '../../component.js';
import { type JsonObject, recordOf } from '../../plan/json.js';
import type { CosmosRequirementConfig } from '../../resources/cosmos/requirement.js';
import type {
  FunctionsRequirementConfig,
  FunctionSpec,
  HttpMethod,
} from '../../resources/functions/requirement.js';
import { scaleRequirement } from '../../resources/functions/scale.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import type { ComponentContext } from '../../component.js';
import { crudApiManifest, healthRouteOf } from './crud-api-manifest.js';
import {
  authLevelOf,
  type CrudApiConfig,
  type EntitySchema,
  type Operation,
  operationsOf,
  toPathLists,
} from './crud-api-config.js';

const METHODS: Readonly<Record<Operation, HttpMethod>> = {
  create: 'POST',
  read: 'GET',
  update: 'PUT',
  delete: 'DELETE',
  list: 'GET',
};

const READ_ONLY: readonly Operation[] = ['read', 'list'];

/**
 * Returns the requirements of a CRUD API: data, functions, and a storage account that the function app starts
 * from.
 */
export function crudApiRequirements(id: string, config: CrudApiConfig): ResourceRequirement[] {
  const { priority } = config;
  const need = (type: string, requirement: object): ResourceRequirement => ({
    resourceType: type,
    requirementKey: `${id}-${type}`,
    config: requirement,
    ...(priority !== undefined && { priority }),
  });
  return [
    need('cosmos', cosmosNeed(config)),
    need('functions', functionsNeed(id, config)),
    need('storage', {}),
  ];
}

/** Returns the names of the database and the container of an API. */
export function dataOf({ entityName, databaseName }: CrudApiConfig): { database: string; container: string } {
  const entity = entityName.toLowerCase();
  return { database: databaseName ?? `${entity}-db`, container: entity };
}

function cosmosNeed(config: CrudApiConfig): CosmosRequirementConfig {
  const { database, container } = dataOf(config);
  const {
    partitionKey = '/id',
    uniqueKeys,
    ttl,
    throughput,
    maxThroughput,
    indexingPolicy,
    consistency,
    enableServerless,
  } = config;
  const readOnly = operationsOf(config).every((operation) => READ_ONLY.includes(operation));
  return {
    databases: [
      {
        name: database,
        containers: [
          {
            name: container,
            partitionKey,
            itemFields: fieldTypes(config.schema),
            ...(uniqueKeys && { uniqueKeys: toPathLists(uniqueKeys) }),
            ...(ttl !== undefined && { ttl }),
            ...(throughput !== undefined && { throughput }),
            ...(maxThroughput !== undefined && { maxThroughput }),
            ...(indexingPolicy && { indexingPolicy }),
          },
        ],
      },
    ],
    access: [{ name: `${database}/${container}`, role: readOnly ? 'reader' : 'contributor' }],
    ...(consistency && { consistency }),
    ...(enableServerless !== undefined && { enableServerless }),
  };
}

function fieldTypes(schema: EntitySchema): Record<string, string> {
  return recordOf(
    Object.entries(schema).map(([name, field]) => [name, typeof field === 'string' ? field : field.type]),
  );
}

function functionsNeed(id: string, config: CrudApiConfig): FunctionsRequirementConfig {
  const { database, container } = dataOf(config);
  const prefix = settingPrefixOf(id);
  const { cache, cors, healthCheck } = config;
  const slug = slugOf(id);
  return {
    runtime: 'node',
    environmentVariables: {
      [`${prefix}_COSMOS_ENDPOINT`]: '${cosmos.endpoint}',
      [`${prefix}_DATABASE_NAME`]: database,
      [`${prefix}_CONTAINER_NAME`]: container,
      ...(cache && cache.enabled !== false && { [`${prefix}_CACHE_SECONDS`]: String(cache.ttl) }),
    },
    functions: operationsOf(config).map((operation): FunctionSpec => ({
      name: functionNameOf(id, operation),
      trigger: {
        type: 'http',
        route: routeOf(slug, operation),
        methods: [METHODS[operation]],
        authLevel: authLevelOf(config),
      },
    })),
    ...authNeed(config),
    ...(config.sku && { sku: config.sku }),
    ...(config.scale && { scale: scaleRequirement(config.scale) }),
    ...(config.separateIdentity === true && { identity: slug }),
    ...(cors && { cors }),
    apis: [crudApiManifest(id, config)],
    ...(healthCheck && { healthCheck: { ...healthCheck, path: `/api/${healthRouteOf(config)}` } }),
  };
}

/**
 * Returns the sign-in that a CRUD API asks for. An explicit level other than `entra` turns off the sign-in of
 * the backend.
 */
function authNeed({ auth, authLevel }: CrudApiConfig): Pick<FunctionsRequirementConfig, 'auth'> {
  if (auth !== undefined) return { auth };
  return authLevel === undefined || authLevel === 'entra' ? {} : { auth: false };
}

/** Returns the outputs of a CRUD API. */
export function crudApiOutputs(id: string, config: CrudApiConfig, context: ComponentContext): JsonObject {
  const functionAppUrl = context.endpoint('functions') ?? '';
  const slug = slugOf(id);
  return {
    apiEndpoint: `${functionAppUrl}/api/${slug}`,
    endpoints: recordOf(
      operationsOf(config).map((operation) => [
        operation,
        `${functionAppUrl}/api/${routeOf(slug, operation)}`,
      ]),
    ),
    ...dataOf(config),
  };
}

function routeOf(slug: string, operation: Operation): string {
  return operation === 'create' || operation === 'list' ? slug : `${slug}/{id}`;
}
