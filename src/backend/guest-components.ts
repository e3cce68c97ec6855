import type { ComponentInput } from '../planner/collect.js';
import { offerOptions } from '../resources/host/offer-options.js';
import { type Settings, typeOptionsOf } from '../resources/settings.js';

/**
 * Returns the guests of a backend as components: each needs a database in an account that others share.
 * So a guest that leaves is kept, moved and discarded as any component is.
 */
export function guestComponents(settings: Settings): ComponentInput[] {
  const offer = typeOptionsOf(settings, offerOptions);
  if (offer === null) return [];
  const enableServerless = offer.capacityMode === 'serverless';
  return offer.guests.map((guest) => ({
    key: guest.name,
    id: guest.name,
    identity: guest.name,
    type: 'guest',
    config: { ...(guest.deployer && { deployer: { ...guest.deployer } }), containers: guest.containers },
    isChecked: true,
    requirements: () => [
      {
        resourceType: 'cosmos',
        requirementKey: `${guest.name}-cosmos`,
        config: { enableServerless, databases: [{ name: guest.name, reserved: guest.containers }] },
      },
    ],
    outputs: () => ({}),
  }));
}
