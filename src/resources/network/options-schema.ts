import * as v from 'valibot';

import { azureIdSchema } from '../azure/azure-id.js';
import { isNetwork, isPrivateNetwork, overlaps } from './cidr.js';
import { isInternetTag, isServiceTag, SERVICE_TAGS } from './service-tags.js';
import { closestMatch } from '../../validation/closest-match.js';
import { flag, oneOf, options, recordOf, rule, textLike } from '../../validation/rule.js';
import type { NetworkingConfig } from './options.js';
import { resourceGroupSchema } from '../azure/resource-group.js';
import { isConstructName } from './construct-names.js';
import { isSameName, subnetNameSchema } from './subnet-schema.js';

/** Where neither the configuration nor a network that exists says so. */
export const DEFAULT_ADDRESS_SPACE = '10.0.0.0/16';

const resourceGroup = v.exactOptional(resourceGroupSchema);

const networkId = (what: string, type: string) =>
  v.exactOptional(azureIdSchema(what, `Microsoft.Network/${type}`));
const subnetId = (what: string) => networkId(what, 'virtualNetworks/subnets');

const zoneNameSchema = textLike(
  'the name of a private DNS zone',
  /^privatelink\.[a-z0-9.-]+$/,
  "starts with 'privatelink.'",
  "use a name like 'privatelink.documents.azure.com'",
);

const zonesSchema = v.lazy((value) =>
  typeof value === 'string'
    ? oneOf('privateDnsZones that is text', ['create', 'policy'])
    : recordOf(zoneNameSchema, azureIdSchema('the id of a zone', 'Microsoft.Network/privateDnsZones')),
);

const addressRange = (shortest: number, longest: number) => {
  const what = rule(
    `an address space is a network from /${shortest} to /${longest} with zero host bits`,
    "write it like '10.0.0.0/16'",
  );
  return v.pipe(
    v.string(what),
    v.check((cidr) => isNetwork(cidr, shortest, longest), what),
  );
};

const serviceTag = v.pipe(
  v.string(rule('a service tag is text', 'use text')),
  v.check(
    (tag) => isServiceTag(tag) || isInternetTag(tag),
    ({ input }) => rule('a service tag is one that Azure has', insteadOfTag(input)),
  ),
  v.check(
    (tag) => !isInternetTag(tag),
    rule(
      'apps of an isolated backend call no address of the internet',
      "name the services that they call, or use mode 'public'",
    ),
  ),
);

const fields = options({
  mode: oneOf('a mode', ['public', 'isolated']),
  vnetName: v.exactOptional(v.string(rule('the name of a virtual network is text', 'use text'))),
  subnetName: v.exactOptional(subnetNameSchema),
  privateEndpointSubnetName: v.exactOptional(subnetNameSchema),
  useExistingVnet: v.exactOptional(flag('useExistingVnet')),
  vnetResourceGroup: resourceGroup,
  privateDnsZoneResourceGroup: resourceGroup,
  addressSpace: v.exactOptional(
    v.pipe(
      addressRange(16, 24),
      v.check(
        // What is no network at all has the rule above.
        (cidr) => !isNetwork(cidr, 16, 24) || isPrivateNetwork(cidr),
        rule(
          'an address space is private: in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10',
          "write it like '10.0.0.0/16'",
        ),
      ),
    ),
  ),
  peeredAddressSpaces: v.exactOptional(v.array(addressRange(8, 29))),
  virtualNetworkId: networkId('the id of a virtual network', 'virtualNetworks'),
  subnetId: subnetId("the id of the apps' subnet"),
  privateEndpointSubnetId: subnetId("the id of the private endpoints' subnet"),
  privateDnsZones: v.exactOptional(zonesSchema),
  linkPrivateDnsZones: v.exactOptional(flag('linkPrivateDnsZones')),
  deployFrom: v.exactOptional(oneOf('deployFrom', ['inside', 'outside'])),
  privateEndpoints: v.exactOptional(flag('privateEndpoints')),
  serviceTags: v.exactOptional(v.array(serviceTag)),
});

type Fields = v.InferOutput<typeof fields>;

/** Whether the network is there already. */
export function isExisting(
  config: Pick<NetworkingConfig, 'useExistingVnet' | 'vnetName' | 'subnetName' | 'virtualNetworkId'>,
): boolean {
  return config.useExistingVnet ?? (config.virtualNetworkId !== undefined || namesConstructs(config));
}

/** Whether the names of an existing network are to be looked up. */
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

/** A rule between options: the option that is wrong, when it is right, and what holds. */
type Together = readonly [keyof Fields, (config: Fields) => boolean, string];

const IDS = ['virtualNetworkId', 'subnetId', 'privateEndpointSubnetId'] as const;

const TOGETHER: readonly Together[] = [
  [
    'mode',
    ({ mode, ...others }) => mode === 'isolated' || Object.keys(others).length === 0,
    rule(
      "mode 'public' takes no other options, because there is no network",
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
      `networks that are peered share no address, and addressSpace (${DEFAULT_ADDRESS_SPACE} where it is left out) overlaps peeredAddressSpaces`,
      'use a range that none of them has',
    ),
  ],
  [
    'useExistingVnet',
    (config) => config.useExistingVnet !== false || !namesConstructs(config),
    rule('names of constructs are those of an existing network', 'leave useExistingVnet out'),
  ],
];

/** `networking` of a backend, in its object form. */
export const networkingSchema = TOGETHER.reduce<v.GenericSchema<Fields, Fields>>(
  (schema, [key, holds, message]) => v.pipe(schema, v.forward(v.check(holds, message), [key])),
  fields,
);

function insteadOfTag(tag: string): string {
  if (tag === 'AzureFunctions') return "use 'AppService', which covers function apps";
  const meant = closestMatch(tag, SERVICE_TAGS);
  return meant === undefined ? `use one of ${SERVICE_TAGS.join(', ')}` : `use '${meant}' if that is meant`;
}
