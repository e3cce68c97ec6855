import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  api: CrudApi.define('Api', { entityName: 'Api', schema: { id: 'string' } })
}, {
  enforceHttps: true // Default should be true
});
