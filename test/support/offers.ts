import type { Offer } from '../../src/plan/offer.js';

/** Object id of a principal that deploys a guest. */
export const GUEST_DEPLOYER = '11111111-2222-3333-4444-555555555555';

/** What the host `platform` offers to the guest `shop.dev`, and to others that are named. */
export function offerFor(...guests: readonly string[]): Offer {
  return {
    formatVersion: '1.0',
    host: {
      id: 'platform',
      environment: 'dev',
      location: 'eastus',
      subscriptionId: '00000000-0000-0000-0000-000000000000',
      resourceGroup: 'rg-platform',
    },
    guests: Object.fromEntries(
      guests.map((guest) => [
        guest,
        {
          identity: `id-platform-guest-${guest.replace('.', '-')}`,
          parts: {
            cosmos: {
              account: 'cosno-platform',
              endpoint: 'https://cosno-platform.documents.azure.com:443/',
              capacityMode: 'serverless',
              network: 'public',
              database: guest,
              containers: 20,
            },
          },
        },
      ]),
    ),
  };
}
