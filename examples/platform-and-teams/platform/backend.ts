import { defineBackend } from '@atakora/component/backend';
import { offerOf } from '@atakora/component/plan';

/** The platform team: an account, a namespace, and the guests that it admits. */
export const platform = defineBackend({
  backendId: 'platform',
  environment: 'prod',
  location: 'eastus',
  deployer: { principalId: '11111111-1111-4111-8111-111111111111', principalType: 'Group' },
  offer: {
    guests: {
      'orders.prod': {
        deployer: '22222222-2222-4222-8222-222222222222',
        cosmos: { containers: 10 },
        // The platform makes the queue, from which no other guest receives.
        servicebus: { queues: [{ name: 'due-invoices', access: ['receive'], maxDeliveryCount: 5 }] },
      },
      'users.prod': { deployer: '33333333-3333-4333-8333-333333333333', cosmos: { containers: 10 } },
      // Each preview is a container with the number of its pull request.
      'previews.prod': { deployer: '44444444-4444-4444-8444-444444444444', cosmos: { containers: 40 } },
    },
  },
}).build();

/** Other repositories read it from a file: `atakora offer` writes platform.prod.offer.json, `readOffer` reads it. */
export const offer = offerOf(platform.plan(), {
  subscriptionId: '00000000-0000-4000-8000-000000000000',
  resourceGroup: 'rg-platform-prod',
});
