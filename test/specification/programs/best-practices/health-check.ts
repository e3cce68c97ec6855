import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  api: CrudApi.define('Api', {
    entityName: 'Entity',
    schema: { id: 'string' },
    healthCheck: {
      path: '/health',
      interval: 30, // seconds
      timeout: 10,
      unhealthyThreshold: 3
    }
  })
});
