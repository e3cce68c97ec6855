import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

import { closedOffer } from '../closed-platform/backend.js';

/** The team of payments. Its apps and their storage are in the network of the closed platform, and it makes no network. */
export const payments = defineBackend({
  backendId: 'payments',
  environment: 'prod',
  location: 'eastus',
  deployer: { principalId: '55555555-5555-4555-8555-555555555555' },
  host: closedOffer,
  networking: 'isolated',
})
  .addComponent(
    CrudApi.define('PaymentApi', { entityName: 'Payment', schema: { id: 'string', amount: 'number' } }),
  )
  .build();
