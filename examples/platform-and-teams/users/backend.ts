import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

import { offer } from '../platform/backend.js';

/** The team of users. It knows nothing of orders, although both have a container in one account. */
export const users = defineBackend({
  backendId: 'users',
  environment: 'prod',
  location: 'eastus',
  deployer: { principalId: '33333333-3333-4333-8333-333333333333' },
  host: offer,
})
  .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string', email: 'string' } }))
  .build();
