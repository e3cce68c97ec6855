import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { newStack } from '../../new-stack.js';

export const { stack } = newStack();

// Mixing backend pattern with traditional instantiation
export const backend = defineBackend({
  userApi: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } })
});
export const productApi = new CrudApi(stack, 'ProductApi', { entityName: 'Product', schema: { id: 'string' } }); // Don't mix!
