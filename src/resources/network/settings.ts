import * as v from 'valibot';

import { type OrExpression, parameter } from '../../plan/expression/expression.js';
import type { StackParameter } from '../../plan/expression/expression-json.js';
import { rule } from '../../validation/rule.js';
import type { BackendOptions } from '../settings.js';
import type { AsGuest } from '../host/options.js';
import { isConstructName, parameterOf } from './construct-names.js';
import { hostedNetwork } from './hosted-network.js';
import type { IsolatedNetworking, NetworkOptions } from './options.js';
import { networkingSchema } from './options-schema.js';
import { DEFAULT_ADDRESS_SPACE, isExisting } from './options-together.js';

/** The virtual network of an isolated backend. */
export interface NetworkSettings {
  /** Null for a generated name. */
  readonly vnetName: string | null;
  /** Subnet of the function apps; null for a generated name. */
  readonly subnetName: string | null;
  /** Subnet of the private endpoints; null for a generated name. */
  readonly privateEndpointSubnetName: string | null;
  /** CIDR block of the virtual network, /16 to /24. */
  readonly addressSpace: string;
  /** Service tags that function apps may call besides the network itself. */
  readonly serviceTags: readonly string[];
  /** An existing network; null where one is created. */
  readonly existing: ExistingNetwork | null;
  readonly zones: ZoneSettings;
  /** True if Terraform reaches the private endpoints. */
  readonly deploysFromInside: boolean;
}

/** Origin of the private DNS zones of a backend. */
export interface ZoneSettings {
  /** True if an Azure policy enters endpoints into zones. The backend then does not. */
  readonly byPolicy: boolean;
  /** Resource group in which all zones exist; null where they are created or given by id. */
  readonly resourceGroupName: string | null;
  /** Ids of zones that exist, by name. */
  readonly ids: Readonly<Record<string, string>>;
  /** True if existing zones are linked to the network. */
  readonly linked: boolean;
}

/** A virtual network that the backend uses and does not create. */
export type ExistingNetwork = NamedNetwork | NetworkIds;

/** A network that is given by Azure ids, or by expressions of blocks of the same stack. */
export interface NetworkIds {
  readonly virtualNetworkId: string;
  readonly subnetId: string;
  readonly privateEndpointSubnetId: string;
}

/** A name that the user wrote, or the value of the stack that `apply` fills in. */
export type ExistingName = string | { readonly fromStack: StackParameter };

/** Returns a name, or the expression that `apply` fills in. */
export function writtenName(name: ExistingName): OrExpression<string> {
  return typeof name === 'string' ? name : parameter(name.fromStack);
}

/** A network that is looked up. */
export interface NamedNetwork {
  readonly vnetName: ExistingName;
  readonly subnetName: ExistingName;
  readonly privateEndpointSubnetName: ExistingName;
  /** Null for the resource group of the stack. */
  readonly resourceGroupName: string | null;
}

const networkingRule = rule(
  "must be 'public', 'isolated' or an object of options",
  "use 'public', 'isolated' or { mode: 'isolated' }",
);

/** Options of a backend about its network. Null settings: the backend is public. */
export const networkOptions = {
  entries: {
    networking: v.exactOptional(
      v.lazy((value) =>
        typeof value === 'object' ? networkingSchema : v.picklist(['public', 'isolated'], networkingRule),
      ),
    ),
  },
  resolve({ networking = 'public', ...others }: NetworkOptions & AsGuest): NetworkSettings | null {
    if (networking === 'public') return null;
    const config = networking === 'isolated' ? { mode: networking } : networking;
    return config.mode === 'public' ? null : settingsFrom({ ...config, ...hostedNetwork(config, others) });
  },
} satisfies BackendOptions<NetworkOptions & AsGuest, NetworkSettings | null>;

function settingsFrom(config: IsolatedNetworking): NetworkSettings {
  const existing = isExisting(config);
  return {
    vnetName: existing ? null : (config.vnetName ?? null),
    subnetName: existing ? null : (config.subnetName ?? null),
    privateEndpointSubnetName: existing ? null : (config.privateEndpointSubnetName ?? null),
    existing: existing ? existingFrom(config) : null,
    zones: zonesFrom(config, existing),
    addressSpace: config.addressSpace ?? DEFAULT_ADDRESS_SPACE,
    deploysFromInside: config.deployFrom === 'inside',
    serviceTags: config.serviceTags ?? [],
  };
}

function zonesFrom(
  { privateDnsZones, privateDnsZoneResourceGroup, linkPrivateDnsZones }: IsolatedNetworking,
  isExistingNetwork: boolean,
): ZoneSettings {
  return {
    byPolicy: privateDnsZones === 'policy',
    resourceGroupName: privateDnsZoneResourceGroup ?? null,
    ids: typeof privateDnsZones === 'object' ? privateDnsZones : {},
    linked: linkPrivateDnsZones ?? !isExistingNetwork,
  };
}

function existingFrom(config: IsolatedNetworking): ExistingNetwork {
  const { virtualNetworkId, subnetId, privateEndpointSubnetId } = config;
  if (virtualNetworkId !== undefined && subnetId !== undefined && privateEndpointSubnetId !== undefined)
    return { virtualNetworkId, subnetId, privateEndpointSubnetId };
  // The text of a construct's name differs from run to run: a parameter takes its place.
  const nameOf = (option: 'vnetName' | 'subnetName' | 'privateEndpointSubnetName'): ExistingName => {
    const name = config[option] ?? '';
    return isConstructName(name) ? { fromStack: parameterOf(option) } : name;
  };
  return {
    vnetName: nameOf('vnetName'),
    subnetName: nameOf('subnetName'),
    privateEndpointSubnetName: nameOf('privateEndpointSubnetName'),
    resourceGroupName: config.vnetResourceGroup ?? null,
  };
}
