import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

// No monitoring = flying blind
export const backend = defineBackend({ api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' } }) }, {
  monitoring: false
});
