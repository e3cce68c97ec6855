import * as v from 'valibot';

import { defineResourceType } from '../define-resource-type.js';
import { byName, record, sameName } from '../merge/merge-table.js';
import { first } from '../merge/strategies.js';
import { typeOptionsOf } from '../settings.js';
import { validateGuests } from './check.js';
import { layOutGuests } from './layout.js';
import { type Guest, offerOptions } from '../host/offer-options.js';
import type { GuestConfig, GuestRequirement } from './requirement.js';
import { GUEST_REPLACED_BY } from './replaced-by.js';

/** The identities and roles of the guests of a backend. A guest that is not admitted any more keeps it until it is discarded. */
export const guest = defineResourceType<GuestRequirement, GuestConfig>({
  type: 'guest',
  title: 'part of guests',
  // The guests were checked as an option of the backend.
  schema: v.custom<GuestRequirement>(() => true),
  requirements: {
    internal: true,
    implicitRequirement(settings, _uses, component) {
      const admitted = typeOptionsOf(settings, offerOptions)?.guests.find(({ name }) => name === component);
      return admitted && { guests: [admitted] };
    },
  },
  naming: null,
  newName: () => 'guests',
  merge: record<GuestRequirement>({
    guests: byName(record<Guest>({ name: sameName(), deployer: first(), containers: first() })),
  }),
  withDefaults: ({ guests = [] }) => ({ guests }),
  sharing: {
    units: ({ guests = [] }) => guests.map(({ name }) => name),
    // A guest that left keeps what its apps run with, as its database stays.
    retain: (names) => ({ guests: names.map((name) => ({ name, containers: 0 })) }),
  },
  connections: { isolation: 'no-network', runsCode: false, exposure: () => [] },
  validate: { check: validateGuests },
  replacedBy: GUEST_REPLACED_BY,
  azurerm5: { registers: ['Microsoft.ManagedIdentity'] },
  meters: () => [],
  layOut: ({ config }, context) => layOutGuests(config.guests, context),
});
