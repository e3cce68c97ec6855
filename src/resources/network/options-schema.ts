import * as v from 'valibot';

import { isNetwork, isPrivateNetwork } from './cidr.js';
import { isInternetTag, isServiceTag, SERVICE_TAGS } from './service-tags.js';
import { closestMatch } from '../../validation/closest-match.js';
import { flag, oneOf, options, rule } from '../../validation/rule.js';
import type { NetworkingConfig } from './options.js';
import { resourceGroupSchema } from '../azure/resource-group.js';
import { isConstructName } from './construct-names.js';
import { isSameName, subnetNameSchema } from './subnet-schema.js';

const resourceGroup = v.exactOptional(resourceGroupSchema);

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
      v.string(rule('an address space is text', "write it like '10.0.0.0/16'")),
      v.check(
        (cidr) => isNetwork(cidr, 16, 24),
        rule(
          'an address space is a network from /16 to /24 with zero host bits',
          "write it like '10.0.0.0/16'",
        ),
      ),
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
  privateEndpoints: v.exactOptional(flag('privateEndpoints')),
  serviceTags: v.exactOptional(v.array(serviceTag)),
});

type Fields = v.InferOutput<typeof fields>;

/** Whether the network is there already. */
export function isExisting(
  config: Pick<NetworkingConfig, 'useExistingVnet' | 'vnetName' | 'subnetName'>,
): boolean {
  return config.useExistingVnet ?? namesConstructs(config);
}

function namesConstructs({
  vnetName = '',
  subnetName = '',
}: Pick<NetworkingConfig, 'vnetName' | 'subnetName'>): boolean {
  return isConstructName(vnetName) || isConstructName(subnetName);
}

/** Rules between options: the option that is wrong, when it is right, and what holds. */
const TOGETHER: readonly [keyof Fields, (config: Fields) => boolean, string][] = [
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
    (config) => !isExisting(config) || config.vnetName !== undefined,
    rule('an existing network has a name', 'add vnetName'),
  ],
  [
    'subnetName',
    (config) => !isExisting(config) || config.subnetName !== undefined,
    rule('function apps send through a subnet of the existing network', 'add subnetName'),
  ],
  [
    'privateEndpointSubnetName',
    (config) => !isExisting(config) || config.privateEndpointSubnetName !== undefined,
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
    (config) => isExisting(config) || config.vnetResourceGroup === undefined,
    rule('vnetResourceGroup is about an existing network', 'add useExistingVnet: true'),
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
