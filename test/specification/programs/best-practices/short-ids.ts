import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  api1: CrudApi.define('Api1', { entityName: 'Api1', schema: { id: 'string' } }),
  api2: CrudApi.define('Api2', { entityName: 'Api2', schema: { id: 'string' } }),
  api3: CrudApi.define('Api3', { entityName: 'Api3', schema: { id: 'string' } })
});
