import { pickGiven, recordOf } from '../../plan/json.js';
import { sourcePath } from '../../plan/package.js';
import { slugOf } from '../../component.js';
import type { ApiField, ApiManifest, ApiQueries } from '../../runtime/contract/manifest.js';
import { apiSettings } from '../../runtime/contract/api-settings.js';
import { HOOKS } from '../../runtime/contract/hooks.js';
import { dataManifests, type UsedData } from '../api-uses.js';
import { isOriginPlaceholder } from '../../resources/functions/cors.js';
import { healthRouteOf } from '../../resources/functions/hosting/health-check.js';
import {
  type ApiData,
  authLevelOf,
  type CrudApiOptions,
  operationsOf,
  type QueryOptions,
  sortsOf,
} from './crud-api-config.js';
import { searchManifest } from './crud-api-search.js';
import type { EntitySchema, FieldOptions, FieldType } from './entity-schema.js';

/**
 * Returns the part of the manifest that describes an API to the runtime of the function app.
 * @param data - Options of the API whose data it is.
 * @param used - Data of other APIs that hooks use.
 */
export function crudApiManifest(
  id: string,
  config: CrudApiOptions,
  data: ApiData,
  used: readonly UsedData[] = [],
): ApiManifest {
  const { schema, answers, queries, cors, tenantField, tenantClaim, hooks, hookTimeoutSeconds } = config;
  const { partitionKey = '/id', ttl, softDelete = false } = data;
  // A reader of another API's data does not search it.
  const search = data === config ? searchManifest(id, config, data) : undefined;
  // Azure itself answers CORS requests for the whole app. These origins are for other hosts, which do not know the
  // endpoints of other components.
  const corsOrigins = (cors?.allowedOrigins ?? []).filter(
    (origin) => origin !== '*' && !isOriginPlaceholder(origin),
  );
  const route = slugOf(id);
  return {
    name: id,
    route,
    operations: [...operationsOf(config), ...(search === undefined ? [] : (['search'] as const))],
    schema: fieldsOf(schema),
    partitionKey: partitionKey.slice(1),
    ...(ttl !== undefined && { expires: true }),
    // The feed of a search shows changes alone, so a deletion is one: the index's function deletes the item afterwards.
    ...((softDelete || search !== undefined) && { softDelete: true }),
    ...(corsOrigins.length > 0 && { corsOrigins }),
    healthRoute: healthRouteOf(config.healthCheck?.path ?? '') || 'health',
    authLevel: authLevelOf(config),
    ...pickGiven(config, 'permissions', 'ownerField'),
    ...(tenantField !== undefined &&
      tenantClaim !== undefined && { tenant: { field: tenantField, claim: tenantClaim } }),
    ...(queries && { queries: queriesOf(queries) }),
    ...(answers === 'stored' && { answers }),
    ...(hooks && {
      hooks: {
        path: sourcePath(route),
        names: HOOKS.filter((name) => hooks.includes(name)),
        ...(hookTimeoutSeconds !== undefined && { timeoutSeconds: hookTimeoutSeconds }),
      },
    }),
    ...(search && { search }),
    ...(used.length > 0 && { uses: dataManifests(used, apiSettings({ route }).endpoint) }),
  };
}

function queriesOf(queries: QueryOptions): ApiQueries {
  const { sorts, ...rest } = queries;
  return sorts === undefined ? rest : { ...rest, sorts: sortsOf({ queries }) };
}

function fieldsOf(schema: EntitySchema): Record<string, ApiField> {
  const fields: [name: string, field: ApiField][] = [];
  for (const [name, field] of Object.entries(schema)) fields.push([name, fieldOf(field)]);
  return recordOf(fields);
}

/** Returns a field as the runtime knows it. */
export function fieldOf(field: FieldType | FieldOptions): ApiField {
  if (typeof field === 'string') return { type: field };
  const { fields, items, ...rest } = field;
  return {
    ...rest,
    ...(fields && { fields: fieldsOf(fields) }),
    ...(items !== undefined && { items: fieldOf(items) }),
  };
}
