/** `@atakora/component/crud`: REST APIs over Cosmos DB. */
export { CrudApi, type CrudApiDefinition, type CrudApiOutputs } from './components/crud-api/crud-api.js';
export type {
  Answers,
  ANSWERS,
  AnyCrudApiConfig,
  CacheConfig,
  CRUD_AUTH_LEVELS,
  CrudApiConfig,
  CrudApiData,
  CrudApiOptions,
  CrudApiSource,
  CrudAuthLevel,
  CrudReaderConfig,
  DataOrSource,
  DefaultOperation,
  HOOKED,
  Operation,
  OPERATIONS,
  QueryOptions,
  READING_OPERATIONS,
  ReadingOperation,
  SearchOptions,
  SortField,
  UniquePath,
} from './components/crud-api/crud-api-config.js';
export type {
  DeclaredValue,
  EntitySchema,
  FIELD_TYPES,
  FieldOptions,
  FieldsBut,
  FieldsOf,
  FieldType,
  Item,
  KnownFields,
  KnownNested,
  KnownParts,
  OwnValues,
  Fits,
  ValuesByType,
  NestedFieldOptions,
  NestedSchema,
  OptionsFor,
  RequiredIn,
  ShownFields,
  StringFields,
  TenantFields,
  TypeOptions,
  ValueOf,
  Values,
  WordFields,
} from './components/crud-api/entity-schema.js';
export type {
  BatchWithCreate,
  CheckedOption,
  ExcludedOptions,
  HooksWithOperations,
  HookWithout,
  NeededOptions,
  PartitionKeyIn,
  Related,
  RelatedOption,
  SearchWithRead,
  SomeSearchField,
  TenantAsKey,
  WithoutSignIn,
  WithTheirFunction,
} from './components/crud-api/related-options.js';
export type { ExcludedHostOptions, RelatedHostOption } from './components/related-options.js';
export type { Filled, HookResult, Hooks, WithItems } from './components/crud-api/hooks.js';
export type { AppOptions } from './components/app-options.js';
export type { ApiUses, ITEM_ACCESS, ItemAccess } from './components/item-access.js';
export type { FunctionContext } from './components/functions-app/handler-types.js';
export type { Caller } from './runtime/contract/caller.js';
export type {
  DataAnswer,
  DataChangeOptions,
  DataContainer,
  DataItem,
  DataQuery,
  DataQueryOptions,
  DataResults,
  OpenContainer,
  PartitionValue,
} from './runtime/contract/data.js';
export type { HookFault, HookName, HOOKS, HookServices, UpdateServices } from './runtime/contract/hooks.js';
export type {
  AvailabilityTest,
  HealthCheckConfig,
  HealthCheckOptions,
} from './resources/functions/hosting/health-check.js';
export type { PARTITIONS, SEARCH_SKUS, SearchSku } from './resources/ai-search/requirement.js';
export type { EntraAuth } from './resources/functions/auth/auth.js';
export type { FieldFormat } from './runtime/contract/validate-field.js';
export type { ApiPermissions } from './runtime/contract/manifest.js';
export type { Permission } from './runtime/contract/sign-in.js';
export type { StandaloneOptions } from './backend/standalone-options.js';
export type { ComponentIpRanges } from './resources/network/ip-range-options.js';
export type { ScaleConfig } from './resources/functions/hosting/scale.js';
export type { CorsConfig } from './resources/functions/requirement.js';
