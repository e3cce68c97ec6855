import * as v from 'valibot';

import type { PlanError } from '../../plan/diagnostics.js';
import { quoted } from '../../plan/phrases.js';
import { oneOf, options } from '../../validation/rule.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import type { TypeOffer } from '../type-offer.js';
import { ENDPOINTS } from './address-plan.js';
import { subnetRef } from './connections.js';
import { zoneRef } from './dns-zones.js';
import type { OfferedNetwork } from './hosted-network.js';
import { OFFERED_ZONES, type OfferedZone, subresourceOf, zonesWith } from './offered-zones.js';
import { networkOptions, type NetworkSettings } from './settings.js';
import { guestRole, subnetName } from './subnets.js';

/** A subnet for the apps of a guest, which have sku FC1, and the right to put its private endpoints beside those of the host. */
export interface NetworkTerms {
  /** Private DNS zones besides those of function apps and storage accounts. @default none */
  readonly privateDnsZones?: readonly OfferedZone[];
}

/** A guest of an isolated host has a subnet for its apps, and its private endpoints are in that of the host. */
export const networkOffer: TypeOffer<NetworkSettings, NetworkSettings, NetworkTerms> = {
  terms: options({
    privateDnsZones: v.exactOptional(v.array(oneOf('a private DNS zone', OFFERED_ZONES))),
  }),
  part(network, { name: guest, terms: { privateDnsZones = [] } }, context) {
    const { name, config } = network;
    return {
      virtualNetwork: name,
      subnet: subnetName(network, guestRole(guest), null, context),
      endpointSubnet: subnetName(network, ENDPOINTS, config.privateEndpointSubnetName, context),
      privateDnsZones: config.zones.byPolicy ? 'policy' : zonesWith(privateDnsZones),
    } satisfies OfferedNetwork;
  },
  roles: {
    /**
     * Actions by which apps and private endpoints of others join a subnet, and endpoints enter a zone.
     * Sources: learn.microsoft.com/azure/app-service/overview-vnet-integration (permissions);
     * learn.microsoft.com/azure/private-link/rbac-permissions
     */
    network: [
      'Microsoft.Network/virtualNetworks/subnets/read',
      'Microsoft.Network/virtualNetworks/subnets/join/action',
      'Microsoft.Network/privateDnsZones/join/action',
    ],
  },
  deployerRoles: ({ config: { zones } }, { name: guest, terms: { privateDnsZones = [] } }, context) =>
    [
      subnetRef({ role: guestRole(guest) }, context),
      subnetRef({ role: ENDPOINTS }, context),
      ...(zones.byPolicy
        ? []
        : zonesWith(privateDnsZones).map((zone) => zoneRef(subresourceOf(zone), zones, context))),
    ].map((scope) => ({ role: 'network', scope })),
};

/** Refuses places for guests in a network that the backend does not make. */
export function networkTermsFaults(guests: readonly string[], settings: Settings): PlanError[] {
  if (guests.length === 0) return [];
  const own = typeOptionsOf(settings, networkOptions);
  if (
    own?.existing === null &&
    own.zones.resourceGroupName === null &&
    Object.keys(own.zones.ids).length === 0
  )
    return [];
  const listed = quoted(guests);
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `offer: ${listed} must have a place in a network and zones that the backend makes, received ${own === null ? "networking: 'public'" : 'a network or zones that exist'}.`,
      path: 'offer',
      components: [],
      resolution:
        own === null
          ? "Leave network out of the record, and have isolated guests admitted by a host with networking: 'isolated': the network of a host with guests cannot change."
          : 'Leave network out of the record: the owner of network and zones makes the subnet of the guest and lets its deployer join, and the guest names them in its networking.',
    },
  ];
}
