import { CrudApi } from '@atakora/component/crud';
import { newStack } from '../../new-stack.js';

export const { stack } = newStack();

// Traditional approach - 3 separate CrudApi components
export const userApi = new CrudApi(stack, 'UserApi', {
  entityName: 'User',
  schema: { id: 'string', name: 'string', email: 'string' }
});

export const productApi = new CrudApi(stack, 'ProductApi', {
  entityName: 'Product',
  schema: { id: 'string', name: 'string', price: 'number' }
});

export const orderApi = new CrudApi(stack, 'OrderApi', {
  entityName: 'Order',
  schema: { id: 'string', userId: 'string', total: 'number' }
});
