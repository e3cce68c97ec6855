import { rule } from '../../validation/rule.js';
import { overlaps } from './cidr.js';
import { isConstructName } from './construct-names.js';
import type { IsolatedNetworking, NetworkingConfig } from './options.js';
import { isSameName } from './subnet-schema.js';

/** Range where neither the configuration nor an existing network names one. */
export const DEFAULT_ADDRESS_SPACE = '10.0.0.0/16';

/** Returns true if the network exists already. */
export function isExisting(
  config: Pick<IsolatedNetworking, 'useExistingVnet' | 'vnetName' | 'subnetName' | 'virtualNetworkId'>,
): boolean {
  return config.useExistingVnet ?? (config.virtualNetworkId !== undefined || namesConstructs(config));
}

/** Returns true if the names of an existing network must be looked up. */
function isNamed(
  config: Pick<IsolatedNetworking, 'useExistingVnet' | 'vnetName' | 'subnetName' | 'virtualNetworkId'>,
): boolean {
  return isExisting(config) && config.virtualNetworkId === undefined;
}

function namesConstructs({
  vnetName = '',
  subnetName = '',
}: Pick<IsolatedNetworking, 'vnetName' | 'subnetName'>): boolean {
  return isConstructName(vnetName) || isConstructName(subnetName);
}

/**
 * Options of `networking`. A schema needs a type alias like this one, which cannot be extended as an
 * interface can.
 */
export type NetworkingFields = Omit<IsolatedNetworking, 'mode'> & Pick<NetworkingConfig, 'mode'>;

/**
 * A rule between options: the option that is wrong, a function that returns true if it is right, and the
 * rule.
 */
type Together = readonly [keyof NetworkingFields, (config: NetworkingFields) => boolean, string];

const IDS = ['virtualNetworkId', 'subnetId', 'privateEndpointSubnetId'] as const;

/** Rules between the options of `networking`. */
export const TOGETHER: readonly Together[] = [
  [
    'mode',
    ({ mode, allowedIpRanges: _ranges, ...others }) =>
      mode === 'isolated' || Object.keys(others).length === 0,
    rule(
      "must be 'isolated' with other options than allowedIpRanges: mode 'public' has no network",
      "omit them, or use mode 'isolated'",
    ),
  ],
  [
    'vnetName',
    (config) => !isNamed(config) || config.vnetName !== undefined,
    rule('must be set for an existing network', 'add vnetName'),
  ],
  [
    'subnetName',
    (config) => !isNamed(config) || config.subnetName !== undefined,
    rule('must be set for an existing network: function apps send through this subnet', 'add subnetName'),
  ],
  [
    'privateEndpointSubnetName',
    (config) => !isNamed(config) || config.privateEndpointSubnetName !== undefined,
    rule(
      'must be set for an existing network: private endpoints require a subnet that is not delegated to function apps',
      'add privateEndpointSubnetName',
    ),
  ],
  [
    'privateEndpointSubnetName',
    ({ subnetName, privateEndpointSubnetName }) =>
      subnetName === undefined ||
      privateEndpointSubnetName === undefined ||
      !isSameName(subnetName, privateEndpointSubnetName),
    rule(
      'must differ from subnetName in more than upper and lower case: the subnet of function apps cannot have private endpoints',
      'use another name',
    ),
  ],
  [
    'addressSpace',
    (config) => !isExisting(config) || config.addressSpace === undefined,
    rule('must not be set for an existing network, which has an address space', 'omit addressSpace'),
  ],
  [
    'vnetResourceGroup',
    (config) => isNamed(config) || config.vnetResourceGroup === undefined,
    rule('requires an existing network with a name', 'add useExistingVnet: true, or omit this option'),
  ],
  ...IDS.map((option): Together => [
    option,
    (config) => (config[option] === undefined) === (config.virtualNetworkId === undefined),
    rule(
      `must be set together with the other ids of an existing network: ${IDS.join(', ')}`,
      'set all three, or none',
    ),
  ]),
  ...(['vnetName', 'subnetName', 'privateEndpointSubnetName'] as const).map((option): Together => [
    option,
    (config) => config.virtualNetworkId === undefined || config[option] === undefined,
    rule('must not be set with virtualNetworkId', `omit ${option}, or use names only`),
  ]),
  [
    'useExistingVnet',
    (config) => config.useExistingVnet !== false || config.virtualNetworkId === undefined,
    rule(
      'must not be set with virtualNetworkId, which is always an existing network',
      'omit useExistingVnet',
    ),
  ],
  [
    'privateDnsZoneResourceGroup',
    (config) => config.privateDnsZoneResourceGroup === undefined || config.privateDnsZones === undefined,
    rule('must not be set with privateDnsZones', 'omit one of the two'),
  ],
  [
    'linkPrivateDnsZones',
    (config) =>
      config.linkPrivateDnsZones === undefined ||
      config.privateDnsZoneResourceGroup !== undefined ||
      typeof config.privateDnsZones === 'object',
    rule('requires existing zones', 'add privateDnsZones with their ids, or omit this option'),
  ],
  [
    'peeredAddressSpaces',
    (config) => !isExisting(config) || config.peeredAddressSpaces === undefined,
    rule('must not be set for an existing network, which has its peers', 'omit peeredAddressSpaces'),
  ],
  [
    'addressSpace',
    ({ mode, peeredAddressSpaces = [], addressSpace = DEFAULT_ADDRESS_SPACE }) =>
      mode === 'public' || !peeredAddressSpaces.some((peer) => overlaps(peer, addressSpace)),
    rule(
      `must not overlap peeredAddressSpaces (default of addressSpace: ${DEFAULT_ADDRESS_SPACE})`,
      'use a range outside of peeredAddressSpaces',
    ),
  ],
  [
    'useExistingVnet',
    (config) => config.useExistingVnet !== false || !namesConstructs(config),
    rule(
      'must not be set with names of constructs, which are those of an existing network',
      'omit useExistingVnet',
    ),
  ],
];
