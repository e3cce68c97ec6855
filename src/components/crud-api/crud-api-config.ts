import type { PARTITIONS, SearchSku } from '../../resources/ai-search/requirement.js';
import type { ConsistencyLevel, IndexingPolicy } from '../../resources/cosmos/requirement.js';
import type { HookName } from '../../runtime/contract/hooks.js';
import type { AppOptions } from '../app-options.js';
import type { ApiPermissions } from '../../runtime/contract/manifest.js';
import type { EntitySchema, StringFields, TenantFields, WordFields } from './entity-schema.js';

/** Operations of a CRUD API. */
export const OPERATIONS = Object.freeze([
  'create',
  'read',
  'update',
  'delete',
  'list',
  'patch',
  'batch',
] as const);

/** Values of `authLevel` of a CRUD API. */
export const CRUD_AUTH_LEVELS = ['anonymous', 'function', 'entra'] as const;

/** Permitted callers of a CRUD API: everyone, callers with a key, or callers who sign in. */
export type CrudAuthLevel = (typeof CRUD_AUTH_LEVELS)[number];

/** An operation of a CRUD API on its entity. */
export type Operation = (typeof OPERATIONS)[number];

/** The operation that each hook runs before. */
export const HOOKED = {
  beforeCreate: 'create',
  beforeUpdate: 'update',
  beforeDelete: 'delete',
} as const satisfies Readonly<Record<HookName, Operation>>;

/** A field to sort by, with `-` before it for descending order. */
export type SortField<Field extends string = string> =
  Field | `-${Field}` | `${'' | '-'}${'id' | 'createdAt' | 'updatedAt'}`;

/**
 * Queries that lists of an API offer.
 * @example { sorts: ['createdAt', ['-rating', 'name']], count: true } // sort=-createdAt, sort=-rating,name, count=true
 */
export interface QueryOptions<Field extends string = string> {
  /**
   * Orders of lists: a field, or 2 to 6 fields. Callers may also ask for the reverse of each. A sort adds a composite index to
   * the container, with id and partition key after its fields. Each write then updates it.
   * Source: learn.microsoft.com/azure/cosmos-db/index-policy#composite-indexes
   * @default none
   */
  readonly sorts?: readonly (SortField<Field> | readonly [SortField<Field>, ...SortField<Field>[]])[];
  /**
   * True: the operator `contains` for strings. It reads every value of the field in the index.
   * Source: learn.microsoft.com/azure/cosmos-db/index-overview#index-usage
   * @default false
   */
  readonly contains?: boolean;
  /**
   * True: `select=id,name` limits the fields in answers of `read` and `list`. The fields of a typed client are optional then.
   * @default false
   */
  readonly select?: boolean;
  /** True: `count=true` answers the number of items of all pages, with a further query per page. @default false */
  readonly count?: boolean;
}

/**
 * Search of an API: an index of Azure AI Search that follows the container. Costs a search service, which all APIs of a backend share.
 * @example { fields: ['title', 'text'], filters: ['state', 'createdAt'], facets: ['state'] } // search?q=printer&filter=state=open&facet=state
 */
export interface SearchOptions<Field extends string = string, Word extends string = Field> {
  /** Fields whose words `q` finds: of type string, or arrays with `items: 'string'`. */
  readonly fields: readonly Word[];
  /** Fields that `filter` compares: any but objects, and arrays with `items: 'string'`. @default none */
  readonly filters?: readonly (Field | 'createdAt' | 'updatedAt')[];
  /** Fields whose values `facet` counts: any but objects, and arrays with `items: 'string'`. @default none */
  readonly facets?: readonly (Field | 'createdAt' | 'updatedAt')[];
  /** Tier of the service. APIs with different tiers use different services. @default 'basic' */
  readonly sku?: SearchSku;
  /** Copies of the service that answer: 1 to 12, on a basic service 1 to 3. @default 1 */
  readonly replicas?: number;
  /** Parts of the storage of the service: 1, 2, 3, 4, 6 or 12, on a basic service 1 to 3. @default 1 */
  readonly partitions?: (typeof PARTITIONS)[number];
}

/** Options of every CRUD API. */
export interface CrudApiOptions<
  S extends EntitySchema = EntitySchema,
  O extends Operation = Operation,
> extends AppOptions {
  /**
   * Fields and their types. A type is `string`, `number`, `boolean`, `timestamp`, `array`, `object`, or an object with a type and
   * its options. `id` is a `string`.
   * @see docs/crud-runtime.md#fields
   * @example { id: 'string', email: { type: 'string', required: true, format: 'email' }, price: 'number' }
   */
  readonly schema: S;
  /**
   * Functions and endpoints that exist. `patch` changes some fields of an item, and needs `update`, whose function answers it.
   * `batch` changes several items of a partition together or not at all. It needs `create`, whose function answers it, and
   * another partition key than `/id`. With only `read` and `list`, the app has read-only access to the data.
   * Source: `azurerm_cosmosdb_sql_role_assignment`
   * @see docs/crud-runtime.md#several-changes-together
   * @default all but `patch` and `batch`
   */
  readonly operations?: readonly O[];
  /**
   * Fields in answers. `schema`: those of the schema and of the service (`id`, `createdAt`, `updatedAt`, `ttl`). `stored`: also
   * what other components or imports stored in an item.
   * @see docs/crud-runtime.md#answers
   * @default 'schema'
   */
  readonly answers?: Answers;
  /**
   * Sorts and other queries of lists, besides filters. They cost more request units than filters.
   * @see docs/crud-runtime.md#lists
   * @default none
   */
  readonly queries?: QueryOptions<keyof S & string>;
  /**
   * Time for which clients may keep a response. The app reads it from the setting `<COMPONENT>_CACHE_SECONDS`.
   * @see docs/crud-runtime.md#caching-and-other-origins
   * @default responses are not cached
   * @example { ttl: 60 }
   */
  readonly cache?: CacheConfig;
  /**
   * Permitted callers. `entra`: callers who sign in as `auth` says. `function`: callers with a key of the function app.
   * `anonymous`: everyone.
   * Source: learn.microsoft.com/azure/azure-functions/function-keys-how-to
   * @default 'entra' where the component or the backend has `auth`, else 'function'
   */
  readonly authLevel?: CrudAuthLevel;
  /**
   * Roles and scopes that signed-in callers need to read (`read`, `list`) and to write.
   * @see docs/sign-in.md#roles-and-scopes
   * @default none
   * @example { read: { roles: ['Orders.Read'] }, write: { roles: ['Orders.Write'], scopes: ['orders.write'] } }
   */
  readonly permissions?: ApiPermissions;
  /**
   * Field of type string with the object id of the caller that an item belongs to. The service fills it in; a caller sees and
   * changes only its own items. It can be the partition key. Callers must sign in.
   * @see docs/sign-in.md#items-with-an-owner
   * @default all callers see all items
   */
  readonly ownerField?: keyof StringFields<S> & string;
  /**
   * Field of type string with the tenant of an item, which is the partition key. The service takes the value from the claim
   * `tenantClaim` of the caller's token: every call stays in that partition. Callers must sign in.
   * @see docs/sign-in.md#tenants
   * @default callers reach all partitions
   * @example
   * partitionKey: '/clinic',
   * tenantField: 'clinic',
   * tenantClaim: 'extn.clinic',
   */
  readonly tenantField?: keyof TenantFields<S> & string;
  /**
   * Name of the claim with the tenant of a caller, as it stands in the token, such as `extn.clinic`. A caller whose token does not have
   * the claim with one value gets 403. `tid` is refused, since one sign-in accepts one tenant of Entra ID, and so are claims that
   * people can change. Required with `tenantField`.
   * Source: learn.microsoft.com/entra/identity-platform/claims-validation
   * @default none
   */
  readonly tenantClaim?: string;
  /**
   * Functions of the code in `sourceDirectory` that run before changes. They check an item, fill in fields, or refuse the call.
   * `beforeCreate` runs before POST and before PUT with `If-None-Match: *`, `beforeUpdate` before PUT and PATCH. The API then has
   * a function app of its own, unless `separateIdentity` is false.
   * @see docs/crud-runtime.md#your-code-before-changes
   * @default none
   * @example ['beforeCreate', 'beforeUpdate', 'beforeDelete']
   */
  readonly hooks?: readonly HookName[];
  /**
   * Seconds that the hooks of one call have together: 1 to 200. A call that takes longer is answered with 503, and changes
   * nothing. Azure ends every call after 230 seconds.
   * Source: learn.microsoft.com/azure/azure-functions/functions-scale#timeout
   * @default 10
   */
  readonly hookTimeoutSeconds?: number;
}

/** Options of the data of an API. */
export interface CrudApiData<Field extends string = string, Word extends string = Field> {
  /**
   * Name of the entity, such as `User`. Database and container are named after it: `user-db` and `user`.
   * Source: `azurerm_cosmosdb_sql_container.name`
   */
  readonly entityName: string;
  /** Only of an API that reads the data of another one, see {@link CrudReaderConfig}. */
  readonly of?: undefined;
  /**
   * Partition key: `/` and a field of the schema, not of type `array` or `object`. An existing container keeps its partition key.
   * Source: `partition_key_paths`
   * @default '/id'
   */
  readonly partitionKey?: `/${Field}`;
  /**
   * Name of the database, such as one per tenant.
   * Source: `azurerm_cosmosdb_sql_database.name`
   * @default the entity in lower case and `-db`
   */
  readonly databaseName?: string;
  /**
   * True: a serverless account. False: a provisioned one.
   * Source: learn.microsoft.com/azure/cosmos-db/serverless
   * @default the mode that other components need, else serverless
   */
  readonly enableServerless?: boolean;
  /**
   * RU/s of the container: 400 or more in steps of 100. Makes the account a provisioned one.
   * Source: `azurerm_cosmosdb_sql_container.throughput`
   * @default 400 in a provisioned account
   */
  readonly throughput?: number;
  /**
   * RU/s of the container at the most, with autoscale: 1000 or more in steps of 1000. Not together with `throughput`. Makes the
   * account a provisioned one.
   * Source: `autoscale_settings`
   * @default none
   */
  readonly maxThroughput?: number;
  /**
   * Seconds until an item expires; -1: only items with their own ttl expire. That is in the field `ttl`, which the schema can
   * only have as a number then. Not with indexing mode `none`.
   * Source: `default_ttl`
   * @default items stay
   */
  readonly ttl?: number;
  /**
   * Paths whose values are unique within a partition. A list in the list names paths that are unique together. Each path begins
   * with a field, and goes deeper where that is an `object`. An existing container keeps its unique keys. A missing value is a
   * value too: make the fields `required`, or a partition takes one item without them.
   * Sources: `unique_key`; learn.microsoft.com/azure/cosmos-db/unique-keys
   * @default none
   * @example ['/email', ['/city', '/street']]
   */
  readonly uniqueKeys?: readonly (UniquePath<Field> | readonly UniquePath<Field>[])[];
  /**
   * Paths that Cosmos DB indexes. They begin with a field, or a name of Cosmos DB's own such as `_ts`.
   * Source: `indexing_policy`
   * @default every path
   * @example { excludedPaths: ['/description/?', '/tags/[]/?'] }
   */
  readonly indexingPolicy?: IndexingPolicy;
  /**
   * Consistency of the account that the component shares.
   * Source: learn.microsoft.com/azure/cosmos-db/consistency-levels
   * @default 'Session'
   */
  readonly consistency?: ConsistencyLevel;
  /**
   * True: `delete` hides an item and keeps it, marked with the time. False: the item is deleted.
   * @see docs/crud-runtime.md#delete
   * @default false
   */
  readonly softDelete?: boolean;
  /**
   * Search for words: `GET /api/<api>/search` finds items, with the rights of the caller. Needs the operation `read`, whose
   * function answers both, and no `ttl`: the change feed does not show items that expire. A deleted item is marked, and leaves
   * the container seconds later; until then its id and unique values are taken.
   * @see docs/search.md
   * @default none
   */
  readonly search?: SearchOptions<Field, Word>;
}

/** Data of an API, and the fields of its items. */
export interface ApiData extends CrudApiData, Pick<CrudApiOptions, 'queries'> {
  readonly schema: EntitySchema;
}

/** Options of an API that reads the data of another one. */
export interface CrudApiSource {
  /**
   * Id of a `CrudApi` of the same backend, such as `PatientApi`, whose data this API reads. Database, container, partition key,
   * indexes, expiry and soft deletion are those of the other API: the options of the data are absent.
   * @see docs/crud-runtime.md#an-api-over-the-data-of-another-one
   */
  readonly of: string;
  /** One or both of `read` and `list`, with `of`. */
  readonly operations: readonly ReadingOperation[];
}

/** Options of `CrudApi.define` for an API with data of its own. */
export interface CrudApiConfig<S extends EntitySchema = EntitySchema, O extends Operation = Operation>
  extends CrudApiData<keyof S & string, keyof WordFields<S> & string>, CrudApiOptions<S, O> {}

/** Options of `CrudApi.define` for an API that reads the data of another one. */
export type CrudReaderConfig<
  S extends EntitySchema = EntitySchema,
  O extends Operation = Operation,
> = CrudApiOptions<S, O> & CrudApiSource;

/** Options of the data that an API has, or reads where `Of` is the id of another API. */
export type DataOrSource<S extends EntitySchema, Of> = Of extends string
  ? CrudApiSource
  : CrudApiData<keyof S & string, keyof WordFields<S> & string>;

/** Options of the definition of an API. */
export type AnyCrudApiConfig<S extends EntitySchema = EntitySchema, O extends Operation = Operation> =
  CrudApiConfig<S, O> | CrudReaderConfig<S, O>;

/** Values of `answers` of a CRUD API. */
export const ANSWERS = ['schema', 'stored'] as const;

/** Fields in the answers of a CRUD API: those that its schema has, or all that are stored. */
export type Answers = (typeof ANSWERS)[number];

/** Options that an API takes from another one with `of`. */
export const DATA_OPTIONS = [
  'entityName',
  'partitionKey',
  'databaseName',
  'enableServerless',
  'throughput',
  'maxThroughput',
  'ttl',
  'uniqueKeys',
  'indexingPolicy',
  'consistency',
  'softDelete',
  'search',
] as const satisfies readonly Exclude<keyof CrudApiData, 'of'>[];

/**
 * Path of a field, or of a value within it. Built from the names of fields, so that messages of the compiler
 * show them.
 */
export type UniquePath<Field extends string> = `/${Field}` | `/${Field}/${string}`;

/** Caching of reads. */
export interface CacheConfig {
  /** False turns caching off. @default true */
  readonly enabled?: boolean;
  /** Seconds for which clients may keep a response. */
  readonly ttl: number;
}

/** Returns one list of paths per unique key. */
export function toPathLists(keys: readonly (string | readonly string[])[]): string[][] {
  return keys.map((key) => (typeof key === 'string' ? [key] : [...key]));
}

/** An operation that a CRUD API has by default. */
export type DefaultOperation = Exclude<Operation, 'patch' | 'batch'>;

/** Operations that a CRUD API has by default. */
export const DEFAULT_OPERATIONS: readonly DefaultOperation[] = OPERATIONS.filter(
  (operation) => operation !== 'patch' && operation !== 'batch',
);

/** Operations that change no data. */
export const READING_OPERATIONS = ['read', 'list'] as const satisfies readonly Operation[];

/** An operation that changes no data. */
export type ReadingOperation = (typeof READING_OPERATIONS)[number];

/** Returns the operations of an API, always in the same order. */
export function operationsOf({ operations }: CrudApiOptions): readonly Operation[] {
  return operations === undefined
    ? DEFAULT_OPERATIONS
    : OPERATIONS.filter((operation) => operations.includes(operation));
}

/**
 * Returns the permitted callers of an API, before the options of the backend. An option that only works with
 * a sign-in implies one.
 */
export function authLevelOf({
  auth,
  authLevel,
  permissions,
  ownerField,
  tenantField,
}: CrudApiOptions): CrudAuthLevel {
  const needsCaller = [auth, permissions, ownerField, tenantField].some((option) => option !== undefined);
  return authLevel ?? (needsCaller ? 'entra' : 'function');
}

/** Returns the sorts of an API, each as a list of fields. */
export function sortsOf({ queries }: { readonly queries?: QueryOptions | undefined }): string[][] {
  return (queries?.sorts ?? []).map((sort) => (typeof sort === 'string' ? [sort] : [...sort]));
}
