import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

const environment: 'dev' | 'staging' | 'production' = 'production';

// Environment-specific throughput
export const throughput = {
  dev: 400,
  staging: 1000,
  production: 4000
}[environment];

export const backend = defineBackend({
  api: CrudApi.define('Api', {
    entityName: 'Entity',
    schema: { id: 'string' },
    partitionKey: '/id',
    throughput // Appropriate for environment
  })
});
