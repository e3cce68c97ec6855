import { requirementsOf } from '../requirements-of.js';
import { join, type OrExpression } from '../../plan/expression/expression.js';
import { functionNameOf, type ComponentContext, type OutputValues, slugOf } from '../../component.js';
import { accessTo, type UsedData } from '../api-uses.js';
import { ownValue, pickGiven, recordOf } from '../../plan/json.js';
import type { ContainerRequirement, CosmosRequirementConfig } from '../../resources/cosmos/requirement.js';
import type { FunctionsRequirementConfig } from '../../resources/functions/requirement.js';
import { healthRequirement } from '../../resources/functions/hosting/health-check.js';
import { rangesFor } from '../ip-ranges.js';
import { scaleRequirement } from '../../resources/functions/hosting/scale.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import { apiSettings } from '../../runtime/contract/api-settings.js';
import { OPERATION_ROUTES, pathAt } from '../../runtime/contract/api-operations.js';
import type { ApiManifest } from '../../runtime/contract/manifest.js';
import { crudApiManifest } from './crud-api-manifest.js';
import { LEASES } from '../functions-app/change-feeds.js';
import { searchEnvironment, searchNeed } from './crud-api-search.js';
import { compositeIndexesOf } from './crud-api-sorts.js';
import { type ApiData, type CrudApiOptions, operationsOf, sortsOf, toPathLists } from './crud-api-config.js';
import type { EntitySchema } from './entity-schema.js';
import { type Place, placeOf } from './place.js';

/**
 * Returns the requirements of a CRUD API: data, functions, and a storage account that the function app starts
 * from.
 * @param config - Options of the API.
 * @param data - Options of the API whose data it is: its own, or those of the API that `of` names.
 * @param used - Data of other APIs that hooks use.
 */
export function crudApiRequirements(
  id: string,
  config: CrudApiOptions,
  data: ApiData,
  used: readonly UsedData[] = [],
): ResourceRequirement[] {
  const api = crudApiManifest(id, config, data, used);
  const place = placeOf(data);
  const needs = {
    cosmos: {
      ...(data === config ? cosmosNeed(api, place, data, used) : readerNeed(place)),
      ...rangesFor('cosmos', config),
    },
    functions: functionsNeed(api, place, config),
    storage: {},
    aisearch: api.search && searchNeed(api.search, data),
  };
  return requirementsOf(id, needs, config);
}

function cosmosNeed(
  { operations, ownerField, search }: ApiManifest,
  { database, container }: Place,
  config: ApiData,
  used: readonly UsedData[],
): CosmosRequirementConfig {
  const { partitionKey = '/id', uniqueKeys } = config;
  // The function of an index writes its position, and deletes items that were marked as deleted.
  const readOnly =
    search === undefined && operations.every((operation) => OPERATION_ROUTES[operation].access === 'read');
  const access = readOnly ? (['read'] as const) : (['write'] as const);
  const own = [container, ...(search === undefined ? [] : [LEASES.name])];
  return {
    databases: [
      {
        name: database,
        containers: [
          {
            name: container,
            partitionKey,
            itemFields: fieldTypes(config.schema),
            ...listedValues(config.schema, partitionKey),
            ...(ownerField !== undefined && { ownerField }),
            ...(uniqueKeys && { uniqueKeys: toPathLists(uniqueKeys) }),
            ...pickGiven(config, 'ttl', 'throughput', 'maxThroughput'),
            ...indexing(config),
          },
          ...(search === undefined ? [] : [LEASES]),
        ],
      },
    ],
    access: accessTo([...own.map((name) => ({ database, container: name, access })), ...used]),
    ...pickGiven(config, 'consistency', 'enableServerless'),
  };
}

/** Returns the indexing policy of the container, with an index for each sort by several fields. */
function indexing(config: ApiData): Pick<ContainerRequirement, 'indexingPolicy'> {
  const { indexingPolicy } = config;
  const made = compositeIndexesOf(sortsOf(config), config.partitionKey);
  if (made.length === 0) return indexingPolicy ? { indexingPolicy } : {};
  const own = indexingPolicy?.compositeIndexes ?? [];
  return { indexingPolicy: { ...indexingPolicy, compositeIndexes: [...own, ...made] } };
}

/** Returns the requirement of an API over the data of another one: access, which places it where the data is. */
function readerNeed({ database, container }: Place): CosmosRequirementConfig {
  return { access: [{ name: `${database}/${container}`, role: 'reader' }] };
}

function fieldTypes(schema: EntitySchema): Record<string, string> {
  const types: [name: string, type: string][] = [];
  for (const [name, field] of Object.entries(schema))
    types.push([name, typeof field === 'string' ? field : field.type]);
  return recordOf(types);
}

/** Returns how many values the schema lists for the partition key, if it lists them. */
function listedValues(
  schema: EntitySchema,
  partitionKey: string,
): Pick<ContainerRequirement, 'partitionKeyValues'> {
  const field = ownValue(schema, partitionKey.slice(1));
  return typeof field === 'object' && field.enum !== undefined
    ? { partitionKeyValues: new Set(field.enum).size }
    : {};
}

function functionsNeed(
  api: ApiManifest,
  { database, container }: Place,
  config: CrudApiOptions,
): FunctionsRequirementConfig {
  const { cache, healthCheck } = config;
  const { route: slug, search } = api;
  const settings = apiSettings(api);
  const environmentVariables: [name: string, value: string][] = [
    [settings.endpoint, '${cosmos.endpoint}'],
    [settings.database, database],
    [settings.container, container],
  ];
  if (search !== undefined) environmentVariables.push(...searchEnvironment(api));
  if (cache && cache.enabled !== false) environmentVariables.push([settings.cacheSeconds, String(cache.ttl)]);
  return {
    runtime: 'node',
    environmentVariables: recordOf(environmentVariables),
    ...(search && { functions: [{ name: functionNameOf(slug, 'index'), trigger: search.feed }] }),
    apis: [api],
    ...authNeed(config),
    ...pickGiven(config, 'sku', 'group', 'cors'),
    ...(config.scale && { scale: scaleRequirement(config.scale) }),
    ...(isSeparate(config) && { identity: slug }),
    ...rangesFor('functions', config),
    ...sourceNeed(api, config),
    ...(healthCheck && healthRequirement(slug, healthCheck, api.healthRoute)),
  };
}

/** An API with code has an app of its own, unless it names a group, so that the code has the roles of the API only, and restarts nothing else. */
function isSeparate({ separateIdentity, group, hooks }: CrudApiOptions): boolean {
  return separateIdentity ?? (hooks !== undefined && group === undefined);
}

function sourceNeed(
  { name, route, hooks }: ApiManifest,
  config: CrudApiOptions,
): Pick<FunctionsRequirementConfig, 'sources'> {
  const { sourceDirectory } = config;
  if (hooks === undefined || sourceDirectory === undefined) return {};
  return {
    sources: [{ name, folder: route, directory: sourceDirectory, ...pickGiven(config, 'keyFiles') }],
  };
}

/**
 * Returns the sign-in that a CRUD API requires. An explicit level other than `entra` turns off the sign-in of
 * the backend.
 */
function authNeed({ auth, authLevel }: CrudApiOptions): Pick<FunctionsRequirementConfig, 'auth'> {
  if (auth !== undefined) return { auth };
  return authLevel === undefined || authLevel === 'entra' ? {} : { auth: false };
}

export function crudApiOutputs(
  id: string,
  config: CrudApiOptions,
  data: ApiData,
  context: ComponentContext,
): OutputValues {
  const functionAppUrl = context.endpoint('functions') ?? '';
  const slug = slugOf(id);
  const endpoints: [operation: string, url: OrExpression<string>][] = [];
  for (const operation of operationsOf(config))
    endpoints.push([
      operation,
      join`${functionAppUrl}/api/${pathAt(slug, OPERATION_ROUTES[operation].place)}`,
    ]);
  const { database, container } = placeOf(data);
  return {
    apiEndpoint: join`${functionAppUrl}/api/${slug}`,
    endpoints: recordOf(endpoints),
    database,
    container,
  };
}
