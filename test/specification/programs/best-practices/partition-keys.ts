import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

// Multi-tenant: Partition by tenant
export const backend = defineBackend({
  dataApi: CrudApi.define('DataApi', {
    entityName: 'Data',
    schema: {
      id: 'string',
      tenantId: 'string',
      // ...
    },
    partitionKey: '/tenantId' // All tenant queries are efficient
  })
});

// User-centric: Partition by user
export const userCentric = defineBackend({
  orderApi: CrudApi.define('OrderApi', {
    entityName: 'Order',
    schema: {
      id: 'string',
      userId: 'string',
      // ...
    },
    partitionKey: '/userId' // Get all user's orders efficiently
  })
});
