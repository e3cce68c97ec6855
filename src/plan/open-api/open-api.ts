import { expressionIn } from '../expression/expression-json.js';
import {
  OPERATION_ROUTES,
  type OperationRoute,
  operationsAt,
  pathAt,
} from '../../runtime/contract/api-operations.js';
import type { ApiManifest } from '../../runtime/contract/manifest.js';
import { deepFreeze } from '../deep-freeze.js';
import type { JsonObject } from '../json.js';
import type { ResourcePlan } from '../resource-plan.js';
import { parsePlanValue } from '../serialize.js';
import { apiSchemas, PROBLEM } from './api-schemas.js';
import { readApis, readTenant } from './read-apis.js';
import { operationObject } from './operation-object.js';

/** An OpenAPI document of version 3.1, as plain data. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  /** By path, such as `/api/user-api/{id}`. */
  readonly paths: Readonly<Record<string, JsonObject>>;
  readonly components: JsonObject;
}

/**
 * Describes every CRUD API of a plan in OpenAPI 3.1, from the same data that its runtime serves. The same plan gives the
 * same document. Functions of a `FunctionsApp` are not in it: a plan does not know what they take and answer.
 * @example
 * writeFileSync('openapi.json', JSON.stringify(openApi(backend.plan()), null, 2));
 */
export function openApi(plan: ResourcePlan): OpenApiDocument {
  const { backend, resources, components, formatVersion } = parsePlanValue(plan);
  const apps = resources.flatMap(({ type, name, config }) => {
    const apis = type === 'functions' ? readApis(config['apis']) : [];
    const tenantId = type === 'functions' ? readTenant(config['auth']) : undefined;
    return apis.length === 0
      ? []
      : [
          {
            server: serverOf(name, apis, components),
            apis,
            // Apps may take tokens of different tenants.
            scheme: tenantId === undefined ? undefined : `entra-${tenantId}`,
            tenantId,
          },
        ];
  });
  const document: OpenApiDocument = {
    openapi: '3.1.1',
    info: {
      title: `${backend.id} (${backend.environment})`,
      version: formatVersion,
      description: 'Errors are problem details (RFC 9457). A call that names a partition never leaves it.',
    },
    paths: Object.fromEntries([
      ...apps.flatMap(({ server, apis, scheme }) => apis.flatMap((api) => pathsOf(api, server, scheme))),
      ...(apps.length === 0 ? [] : [['/api/health', healthPath(apps.map(({ server }) => server))] as const]),
    ]),
    components: {
      schemas: Object.fromEntries([
        ...apps.flatMap(({ apis }) => apis.flatMap((api) => Object.entries(apiSchemas(api)))),
        ['Problem', PROBLEM],
      ]),
      securitySchemes: {
        functionKey: { type: 'apiKey', in: 'header', name: 'x-functions-key' },
        functionKeyInUrl: { type: 'apiKey', in: 'query', name: 'code' },
        ...Object.fromEntries(
          apps.flatMap(({ scheme, tenantId }) =>
            scheme === undefined || tenantId === undefined ? [] : [[scheme, entraScheme(tenantId)]],
          ),
        ),
      },
    },
  };
  return deepFreeze(document);
}

/**
 * Returns where callers find the APIs of an app: at the app itself, or at the Front Door that is the only way to it. Azure
 * chooses the host name of a Front Door without a domain, so the document says that the host is the one it came from.
 */
function serverOf(
  name: string,
  apis: readonly ApiManifest[],
  components: ResourcePlan['components'],
): JsonObject {
  const told = components.find(({ id }) => apis.some((api) => api.name === id))?.outputs['apiEndpoint'];
  if (expressionIn(told) !== undefined)
    return { url: '/', description: 'The host of the Front Door, which Azure names.' };
  const [url] = /^https:\/\/[^/]+/.exec(typeof told === 'string' ? told : '') ?? [];
  return { url: url ?? `https://${name}.azurewebsites.net` };
}

function entraScheme(tenantId: string): JsonObject {
  return {
    type: 'openIdConnect',
    openIdConnectUrl: `https://login.microsoftonline.com/${tenantId}/v2.0/.well-known/openid-configuration`,
  };
}

/** Places of operations, in the order of the document. */
export const PLACES: readonly OperationRoute['place'][] = ['collection', 'batch', 'search', 'item'];

function pathsOf(api: ApiManifest, server: JsonObject, scheme: string | undefined): [string, JsonObject][] {
  return PLACES.flatMap((place): [string, JsonObject][] => {
    const operations = operationsAt(api, place);
    if (operations.length === 0) return [];
    const methods = operations.map((operation): [string, JsonObject] => [
      OPERATION_ROUTES[operation].method.toLowerCase(),
      operationObject(api, operation, scheme),
    ]);
    return [[`/api/${pathAt(api.route, place)}`, { servers: [server], ...Object.fromEntries(methods) }]];
  });
}

function healthPath(servers: readonly JsonObject[]): JsonObject {
  const content = {
    'application/json': {
      schema: { type: 'object', required: ['status'], properties: { status: { type: 'string' } } },
    },
  };
  return {
    servers,
    get: {
      operationId: 'health',
      summary: 'Whether the databases of the app answer.',
      security: [],
      responses: {
        '200': { description: 'They do.', content },
        '503': { description: 'One does not.', content },
      },
    },
  };
}
