import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

// No TTL = data grows forever = costs grow forever
export const backend = defineBackend({
  sessionApi: CrudApi.define('SessionApi', {
    entityName: 'Session',
    schema: { id: 'string', userId: 'string' },
    partitionKey: '/userId'
    // Missing TTL - sessions never deleted!
  })
});
