import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' } }),
}, {
  // Backend configuration
  environment: 'prod',
  location: 'eastus',
  monitoring: true
});
