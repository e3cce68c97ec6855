import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  userApi: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }),
  productApi: CrudApi.define('ProductApi', { entityName: 'Product', schema: { id: 'string' } })
});

// TypeScript knows the exact type!
backend.components.userApi;     // Type: CrudApi
backend.components.productApi;  // Type: CrudApi

// Compilation error if typo
// @ts-expect-error -- Property 'userAp' does not exist
backend.components.userAp;      // Error: Property 'userAp' does not exist
