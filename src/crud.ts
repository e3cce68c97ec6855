/** `@atakora/component/crud`: REST APIs over Cosmos DB. */
export { CrudApi, type CrudApiDefinition, type CrudApiOutputs } from './components/crud-api/crud-api.js';
export type {
  CacheConfig,
  CrudAuthLevel,
  CrudApiConfig,
  EntitySchema,
  FieldOptions,
  FieldType,
  Operation,
} from './components/crud-api/crud-api-config.js';
export type { HealthCheckConfig } from './resources/functions/hosting/health-check.js';
export type { EntraAuth } from './resources/functions/auth/auth.js';
export type { ApiPermissions } from './runtime/contract/manifest.js';
export type { Permission } from './runtime/contract/sign-in.js';
