import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  api: CrudApi.define('Api', {
    entityName: 'Entity',
    schema: { id: 'string' },
    partitionKey: '/id',
    enableServerless: true // Pay per request
  })
});
