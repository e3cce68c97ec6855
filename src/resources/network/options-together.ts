import { rule } from '../../validation/rule.js';
import { overlaps } from './cidr.js';
import { isConstructName } from './construct-names.js';
import type { NetworkingConfig } from './options.js';
import { isSameName } from './subnet-schema.js';

/** Range where neither the configuration nor an existing network names one. */
export const DEFAULT_ADDRESS_SPACE = '10.0.0.0/16';

/** Returns true if the network exists already. */
export function isExisting(
  config: Pick<NetworkingConfig, 'useExistingVnet' | 'vnetName' | 'subnetName' | 'virtualNetworkId'>,
): boolean {
  return config.useExistingVnet ?? (config.virtualNetworkId !== undefined || namesConstructs(config));
}

/** Returns true if the names of an existing network must be looked up. */
function isNamed(
  config: Pick<NetworkingConfig, 'useExistingVnet' | 'vnetName' | 'subnetName' | 'virtualNetworkId'>,
): boolean {
  return isExisting(config) && config.virtualNetworkId === undefined;
}

function namesConstructs({
  vnetName = '',
  subnetName = '',
}: Pick<NetworkingConfig, 'vnetName' | 'subnetName'>): boolean {
  return isConstructName(vnetName) || isConstructName(subnetName);
}

/**
 * Options of `networking`. A schema needs a type alias like this one, which cannot be extended as an
 * interface can.
 */
export type NetworkingFields = Pick<NetworkingConfig, keyof NetworkingConfig>;

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
    ({ mode, ...others }) => mode === 'isolated' || Object.keys(others).length === 0,
    rule(
      "mode 'public' takes no other options, because it has no network",
      "leave them out, or use mode 'isolated'",
    ),
  ],
  [
    'privateEndpoints',
    ({ mode, privateEndpoints = true }) => mode === 'public' || privateEndpoints,
    rule(
      'an isolated backend reaches its data by private endpoints only',
      "leave privateEndpoints out, or use mode 'public'",
    ),
  ],
  [
    'vnetName',
    (config) => !isNamed(config) || config.vnetName !== undefined,
    rule('an existing network has a name', 'add vnetName'),
  ],
  [
    'subnetName',
    (config) => !isNamed(config) || config.subnetName !== undefined,
    rule('function apps send through a subnet of the existing network', 'add subnetName'),
  ],
  [
    'privateEndpointSubnetName',
    (config) => !isNamed(config) || config.privateEndpointSubnetName !== undefined,
    rule(
      'private endpoints stand in a subnet of their own, because one that is delegated to function apps takes none',
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
      'private endpoints stand in another subnet than the one that function apps send through, and Azure takes names that differ in case for one',
      'use another name',
    ),
  ],
  [
    'addressSpace',
    (config) => !isExisting(config) || config.addressSpace === undefined,
    rule('an existing network has its address space', 'leave addressSpace out'),
  ],
  [
    'vnetResourceGroup',
    (config) => isNamed(config) || config.vnetResourceGroup === undefined,
    rule(
      'vnetResourceGroup is about an existing network that is named',
      'add useExistingVnet: true, or leave it out',
    ),
  ],
  ...IDS.map((option): Together => [
    option,
    (config) => (config[option] === undefined) === (config.virtualNetworkId === undefined),
    rule(`an existing network is given by the three ids ${IDS.join(', ')}`, 'give all three, or none'),
  ]),
  ...(['vnetName', 'subnetName', 'privateEndpointSubnetName'] as const).map((option): Together => [
    option,
    (config) => config.virtualNetworkId === undefined || config[option] === undefined,
    rule('a network is given by names or by ids', `leave ${option} out`),
  ]),
  [
    'useExistingVnet',
    (config) => config.useExistingVnet !== false || config.virtualNetworkId === undefined,
    rule('virtualNetworkId is the id of an existing network', 'leave useExistingVnet out'),
  ],
  [
    'privateDnsZoneResourceGroup',
    (config) => config.privateDnsZoneResourceGroup === undefined || config.privateDnsZones === undefined,
    rule('zones are found by their group or by their ids', 'leave one of the two out'),
  ],
  [
    'linkPrivateDnsZones',
    (config) =>
      config.linkPrivateDnsZones === undefined ||
      config.privateDnsZoneResourceGroup !== undefined ||
      typeof config.privateDnsZones === 'object',
    rule(
      'linkPrivateDnsZones is about zones that exist',
      'add privateDnsZones with their ids, or leave it out',
    ),
  ],
  [
    'peeredAddressSpaces',
    (config) => !isExisting(config) || config.peeredAddressSpaces === undefined,
    rule('an existing network has its peers', 'leave peeredAddressSpaces out'),
  ],
  [
    'addressSpace',
    ({ mode, peeredAddressSpaces = [], addressSpace = DEFAULT_ADDRESS_SPACE }) =>
      mode === 'public' || !peeredAddressSpaces.some((peer) => overlaps(peer, addressSpace)),
    rule(
      `peered networks do not overlap, and addressSpace (${DEFAULT_ADDRESS_SPACE} where it is left out) overlaps peeredAddressSpaces`,
      'use a range that none of them has',
    ),
  ],
  [
    'useExistingVnet',
    (config) => config.useExistingVnet !== false || !namesConstructs(config),
    rule('names of constructs are those of an existing network', 'leave useExistingVnet out'),
  ],
];
