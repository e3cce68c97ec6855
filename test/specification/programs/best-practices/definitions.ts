import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  userApi: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }),
  productApi: CrudApi.define('ProductApi', { entityName: 'Product', schema: { id: 'string' } })
});
