import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';

// Backend for core API services
export const apiBackend = defineBackend({
  userApi: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }),
  productApi: CrudApi.define('ProductApi', { entityName: 'Product', schema: { id: 'string' } }),
  orderApi: CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } })
});

// Separate backend for processing/workers
export const processingBackend = defineBackend({
  orderProcessor: FunctionsApp.define('OrderProcessor', { functions: { run: { trigger: 'http' } } }),
  notificationService: FunctionsApp.define('NotificationService', { functions: { run: { trigger: 'http' } } })
});
