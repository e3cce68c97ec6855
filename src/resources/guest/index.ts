import * as v from 'valibot';

import { ref } from '../../plan/expression/expression.js';
import { defineResourceType } from '../define-resource-type.js';
import { byName, record, sameName } from '../merge/merge-table.js';
import { first } from '../merge/strategies.js';
import { typeOptionsOf } from '../settings.js';
import { validateGuests } from './check.js';
import { ADMITTED, GUEST } from './guests-that-left.js';
import { guestIdentity, layOutGuests } from './layout.js';
import { type Guest, offerOptions } from './offer-options.js';
import type { GuestConfig, GuestRequirement } from './requirement.js';
import { GUEST_REPLACED_BY } from './replaced-by.js';

/** The identities of the guests of a backend, and the roles of those that deploy them. */
export const guest = defineResourceType<GuestRequirement, GuestConfig>({
  type: GUEST,
  title: 'part of guests',
  // The guests were checked as an option of the backend.
  schema: v.custom<GuestRequirement>(() => true),
  requirements: {
    internal: true,
    implicitRequirement(settings, _uses, component) {
      const found = typeOptionsOf(settings, offerOptions).get(component);
      return found && { guests: [found] };
    },
  },
  naming: null,
  newName: () => 'guests',
  merge: record<GuestRequirement>({
    guests: byName(record<Guest>({ name: sameName(), deployer: first(), terms: first() })),
  }),
  withDefaults: ({ guests = [] }) => ({ guests }),
  sharing: { units: ({ guests = [] }) => guests.map(({ name }) => name) },
  connections: {
    isolation: 'no-network',
    runsCode: false,
    exposure: () => [],
    identity: ({ config }, context) =>
      config.guests.map(({ name }) => {
        const identity = guestIdentity(name, context);
        return {
          principalId: ref(identity, 'principal_id'),
          clientId: ref(identity, 'client_id'),
          word: `guest-${name}`,
          components: [name],
        };
      }),
  },
  validate: { check: validateGuests, recorded: { [ADMITTED]: ['yes', 'no'] } },
  replacedBy: GUEST_REPLACED_BY,
  azurerm5: { registers: ['Microsoft.ManagedIdentity'] },
  meters: () => [],
  layOut: layOutGuests,
});
