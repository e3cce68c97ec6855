/** `@atakora/component/crud`: REST APIs over Cosmos DB. */
export { CrudApi, type CrudApiDefinition, type CrudApiOutputs } from './components/crud-api/crud-api.js';
export type {
  CacheConfig,
  CrudApiConfig,
  EntitySchema,
  FieldOptions,
  FieldType,
  Operation,
} from './components/crud-api/crud-api-config.js';
export type { HealthCheckConfig } from './resources/functions/health-check.js';
