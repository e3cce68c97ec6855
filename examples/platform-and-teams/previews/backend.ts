import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

import { offer } from '../platform/backend.js';

/**
 * The preview of pull request 812: a state of its own, in the part of one standing guest. The number is in the names of the
 * container and of the apps, and the data goes with the preview.
 */
export const preview = defineBackend({
  backendId: 'previews',
  environment: 'prod',
  location: 'eastus',
  deployer: { principalId: '44444444-4444-4444-8444-444444444444' },
  host: offer,
  naming: { salt: 'pr812' },
  dataProtection: 'destroy',
})
  .addComponent(
    CrudApi.define('OrderApi', {
      entityName: 'Order',
      databaseName: 'pr-812',
      schema: { id: 'string', customer: 'string', total: 'number' },
      partitionKey: '/customer',
    }),
  )
  .build();
