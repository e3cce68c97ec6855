/** `@atakora/component/crud`: REST APIs over Cosmos DB. */
export { CrudApi, type CrudApiDefinition, type CrudApiOutputs } from './components/crud-api/crud-api.js';
export type {
  Answers,
  AnyCrudApiConfig,
  CacheConfig,
  CrudAuthLevel,
  CrudApiConfig,
  CrudApiOptions,
  CrudReaderConfig,
  DefaultOperation,
  EntitySchema,
  FieldOptions,
  FieldType,
  Item,
  NestedFieldOptions,
  NestedSchema,
  Operation,
  QueryOptions,
  ReadingOperation,
  SortField,
} from './components/crud-api/crud-api-config.js';
export type { HealthCheckConfig } from './resources/functions/hosting/health-check.js';
export type { EntraAuth } from './resources/functions/auth/auth.js';
export type { FieldFormat } from './runtime/contract/check-field.js';
export type { ApiPermissions } from './runtime/contract/manifest.js';
export type { Permission } from './runtime/contract/sign-in.js';
export type { StandaloneOptions } from './backend/standalone-options.js';
export type {
  CRUD_AUTH_LEVELS,
  FIELD_TYPES,
  DeclaredValue,
  FieldsOf,
  KnownFields,
  KnownNested,
  KnownParts,
  OptionsFor,
  RequiredIn,
  ShownFields,
  TypeOptions,
  ValueOf,
  Values,
  OPERATIONS,
  UniquePath,
} from './components/crud-api/crud-api-config.js';
export type { ScaleConfig } from './resources/functions/hosting/scale.js';
export type { CorsConfig } from './resources/functions/requirement.js';
export type {
  ANSWERS,
  CrudApiData,
  CrudApiSource,
  DataOrSource,
  READING_OPERATIONS,
} from './components/crud-api/crud-api-config.js';
