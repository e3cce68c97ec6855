import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

// Managed Identity (no secrets to manage)
export const backend = defineBackend({
  api: CrudApi.define('Api', { entityName: 'Api', schema: { id: 'string' } })
}, {
  useManagedIdentity: true // Recommended
});
