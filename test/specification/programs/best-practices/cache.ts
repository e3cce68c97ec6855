import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  productApi: CrudApi.define('ProductApi', {
    entityName: 'Product',
    schema: { id: 'string', category: 'string' },
    partitionKey: '/category',
    cache: {
      enabled: true,
      ttl: 300 // 5 minutes
    }
  })
});
