import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';

import { offer } from './platform.js';

/** The team of orders. Its containers are in the account of the platform, its apps in its own resource group. */
export const orders = defineBackend({
  backendId: 'orders',
  environment: 'prod',
  location: 'eastus',
  deployer: { principalId: '22222222-2222-4222-8222-222222222222' },
  host: offer,
})
  .addComponent(
    CrudApi.define('OrderApi', {
      entityName: 'Order',
      schema: { id: 'string', customer: 'string', total: 'number' },
      partitionKey: '/customer',
    }),
  )
  .addComponent(
    FunctionsApp.define('Invoices', {
      functions: {
        monthly: { trigger: 'timer', schedule: '0 0 6 1 * *' },
        // In the namespace of the platform, with the options of the queue there.
        due: { trigger: 'serviceBusQueue', queueName: 'due-invoices' },
      },
      sourceDirectory: 'examples/platform-and-teams/invoices',
      uses: { OrderApi: ['read'] },
    }),
  )
  .build();

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
