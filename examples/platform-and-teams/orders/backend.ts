import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';

import { offer } from '../platform/backend.js';

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
      sourceDirectory: 'examples/platform-and-teams/orders/invoices',
      uses: { OrderApi: ['read'] },
    }),
  )
  .build();
