import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { newStack } from '../../new-stack.js';

export const { stack } = newStack();

// Old code - still works!
export const api = new CrudApi(stack, 'UserApi', { entityName: 'User', schema: { id: 'string' } });

// New code - opt-in to backend pattern
export const backend = defineBackend({
  userApi: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } })
});
