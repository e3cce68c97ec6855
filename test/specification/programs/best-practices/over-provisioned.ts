import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

// Over-provisioning in all environments
export const backend = defineBackend({
  api: CrudApi.define('Api', {
    entityName: 'Entity',
    schema: { id: 'string' },
    throughput: 10000 // Wasteful in dev!
  })
});
