import { CrudApi } from '@atakora/component/crud';

export const definition = CrudApi.define('UserApi', {
  entityName: 'User',
  schema: { id: 'string' }
});
