import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

// Components only get permissions they need
export const backend = defineBackend({
  readOnlyApi: CrudApi.define('ReadOnlyApi', {
    entityName: 'Data',
    operations: ['read', 'list'], // No write permissions
    schema: { id: 'string' },
    partitionKey: '/id'
  }),

  adminApi: CrudApi.define('DataAdminApi', {
    entityName: 'Data',
    operations: ['create', 'read', 'update', 'delete', 'list'], // Full permissions
    schema: { id: 'string' },
    partitionKey: '/id'
  })
});
