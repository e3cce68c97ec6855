import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  userManagementApi: CrudApi.define('UserManagementApi', { entityName: 'UserManagement', schema: { id: 'string' } }),
  productCatalogApi: CrudApi.define('ProductCatalogApi', { entityName: 'ProductCatalog', schema: { id: 'string' } }),
  orderProcessingApi: CrudApi.define('OrderProcessingApi', { entityName: 'OrderProcessing', schema: { id: 'string' } })
});
