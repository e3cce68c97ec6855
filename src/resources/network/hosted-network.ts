import * as v from 'valibot';

import { recordOf } from '../../plan/json.js';
import { idAtHost, partIn } from '../host/hosted-part.js';
import { type AsGuest, hostOptions } from '../host/options.js';
import { wholePattern } from '../naming-rule.js';
import { NETWORK } from '../platform.js';
import { SUBNET, VIRTUAL_NETWORK } from './naming.js';
import { zoneNameSchema } from './options-schema.js';
import type { IsolatedNetworking } from './options.js';

/** A place in the network of a host, as the offer has it. */
export interface OfferedNetwork {
  /** Name of the virtual network. */
  readonly virtualNetwork: string;
  /** Subnet that the apps of this guest send through: for apps with sku FC1. */
  readonly subnet: string;
  /** Subnet of the private endpoints of the host and of all guests. */
  readonly endpointSubnet: string;
  /** Private DNS zones for the endpoints of the guest; `policy` where an Azure policy enters them. */
  readonly privateDnsZones: 'policy' | readonly string[];
}

const named = (rule: Parameters<typeof wholePattern>[0]) => v.pipe(v.string(), v.regex(wholePattern(rule)));

/** Place in a network in an offer. Not strict: a later version adds fields. */
export const offeredNetworkSchema: v.GenericSchema<unknown, OfferedNetwork> = v.object({
  virtualNetwork: named(VIRTUAL_NETWORK),
  subnet: named(SUBNET),
  endpointSubnet: named(SUBNET),
  privateDnsZones: v.union([v.literal('policy'), v.array(zoneNameSchema)]),
});

/** The network of a host by its Azure ids. */
export interface HostedNetwork {
  readonly virtualNetworkId: string;
  readonly subnetId: string;
  readonly privateEndpointSubnetId: string;
  readonly privateDnsZones: 'policy' | Readonly<Record<string, string>>;
}

/** Options by which a network has a form of its own. */
const OWN_NETWORK = [
  'addressSpace',
  'linkPrivateDnsZones',
  'peeredAddressSpaces',
  'privateDnsZoneResourceGroup',
  'privateDnsZones',
  'privateEndpointSubnetName',
  'subnetName',
  'useExistingVnet',
  'virtualNetworkId',
  'vnetName',
] as const satisfies readonly (keyof IsolatedNetworking)[];

/**
 * Returns the network of the host in which an isolated guest has a place; undefined for a guest that describes a network, or that made
 * one before the host had a place for it: an app keeps its network until its author asks for another one.
 */
export function hostedNetwork(networking: IsolatedNetworking, config: AsGuest): HostedNetwork | undefined {
  const hosted = partIn(hostOptions.resolve(config), NETWORK, offeredNetworkSchema);
  if (hosted === undefined || OWN_NETWORK.some((option) => networking[option] !== undefined))
    return undefined;
  const made = Object.values(config.lock?.resources ?? {}).filter(({ type }) => type === NETWORK);
  if (made.some(({ units }) => Object.keys(units).length > 0)) return undefined;
  const { host, part } = hosted;
  const virtualNetworkId = idAtHost(host, 'Microsoft.Network/virtualNetworks', part.virtualNetwork);
  return {
    virtualNetworkId,
    subnetId: `${virtualNetworkId}/subnets/${part.subnet}`,
    privateEndpointSubnetId: `${virtualNetworkId}/subnets/${part.endpointSubnet}`,
    privateDnsZones:
      part.privateDnsZones === 'policy'
        ? 'policy'
        : recordOf(
            part.privateDnsZones.map((zone) => [
              zone,
              idAtHost(host, 'Microsoft.Network/privateDnsZones', zone),
            ]),
          ),
  };
}
