import { defineBackend } from '@atakora/component/backend';
import { offerOf } from '@atakora/component/plan';

/** The second host of the platform team: an account is closed to the internet as a whole, so isolated guests have one of their own. */
export const closedPlatform = defineBackend({
  backendId: 'closed',
  environment: 'prod',
  location: 'eastus',
  networking: 'isolated',
  offer: {
    guests: {
      // A subnet for the apps of the guest, and the right to use the private DNS zones.
      'payments.prod': {
        deployer: '55555555-5555-4555-8555-555555555555',
        cosmos: { containers: 5 },
        network: {},
      },
    },
  },
}).build();

export const closedOffer = offerOf(closedPlatform.plan(), {
  subscriptionId: '00000000-0000-4000-8000-000000000000',
  resourceGroup: 'rg-closed-prod',
});
