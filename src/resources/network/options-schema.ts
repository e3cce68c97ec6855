import * as v from 'valibot';

import { azureIdSchema } from '../azure/azure-id.js';
import { givenNameSchema } from '../azure/given-name.js';
import { isNetwork, isPrivateNetwork } from './cidr.js';
import { allowedIpRangesSchema } from './ip-range-options.js';
import { isInternetTag, isServiceTag, SERVICE_TAGS } from './service-tags.js';
import { closestMatch } from '../../validation/closest-match.js';
import { flag, oneOf, options, recordOf, rule, textLike } from '../../validation/rule.js';
import { resourceGroupSchema } from '../azure/resource-group.js';
import { type NetworkingFields, TOGETHER } from './options-together.js';
import { subnetNameSchema } from './subnet-schema.js';

const resourceGroup = v.exactOptional(resourceGroupSchema);

const networkId = (what: string, type: string) =>
  v.exactOptional(azureIdSchema(what, `Microsoft.Network/${type}`));
const subnetId = (what: string) => networkId(what, 'virtualNetworks/subnets');

/** Name of a private DNS zone of a service. */
export const zoneNameSchema = textLike(
  'the name of a private DNS zone',
  /^privatelink\.[a-z0-9.-]+$/,
  "must start with 'privatelink.'",
  "use a name like 'privatelink.documents.azure.com'",
);

const zonesSchema = v.lazy((value) =>
  typeof value === 'string'
    ? oneOf('privateDnsZones as a string', ['create', 'policy'])
    : recordOf(zoneNameSchema, azureIdSchema('the id of a zone', 'Microsoft.Network/privateDnsZones')),
);

const addressRange = (shortest: number, longest: number) => {
  const what = rule(
    `an address space must be a network from /${shortest} to /${longest} with zero host bits`,
    "write it like '10.0.0.0/16'",
  );
  return v.pipe(
    v.string(what),
    v.check((cidr) => isNetwork(cidr, shortest, longest), what),
  );
};

const serviceTag = v.pipe(
  v.string(rule('a service tag must be a string', 'write the tag in quotes')),
  v.check(
    (tag) => isServiceTag(tag) || isInternetTag(tag),
    ({ input }) => rule('must be a service tag of Azure', insteadOfTag(input)),
  ),
  v.check(
    (tag) => !isInternetTag(tag),
    rule(
      'must not contain the internet: apps of an isolated backend cannot call it',
      "list the service tags that the apps call, or use mode 'public'",
    ),
  ),
);

const fields = options({
  mode: oneOf('a mode', ['public', 'isolated']),
  vnetName: v.exactOptional(givenNameSchema),
  subnetName: v.exactOptional(subnetNameSchema),
  privateEndpointSubnetName: v.exactOptional(subnetNameSchema),
  useExistingVnet: v.exactOptional(flag('useExistingVnet')),
  vnetResourceGroup: resourceGroup,
  privateDnsZoneResourceGroup: resourceGroup,
  addressSpace: v.exactOptional(
    v.pipe(
      addressRange(16, 24),
      v.check(
        // The rule above refuses a value that is not a network.
        (cidr) => !isNetwork(cidr, 16, 24) || isPrivateNetwork(cidr),
        rule(
          'an address space must be private: in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10',
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
  privateEndpoints: v.exactOptional(
    v.literal(
      true,
      rule(
        'must not be false: an isolated backend reaches its data only through private endpoints',
        "omit privateEndpoints, or use mode 'public'",
      ),
    ),
  ),
  serviceTags: v.exactOptional(v.array(serviceTag)),
  allowedIpRanges: v.exactOptional(allowedIpRangesSchema),
});

/** `networking` of a backend, in its object form. */
export const networkingSchema = TOGETHER.reduce<v.GenericSchema<NetworkingFields, NetworkingFields>>(
  (schema, [key, holds, message]) => v.pipe(schema, v.forward(v.check(holds, message), [key])),
  fields,
);

function insteadOfTag(tag: string): string {
  if (tag === 'AzureFunctions') return "use 'AppService', which covers function apps";
  const meant = closestMatch(tag, SERVICE_TAGS);
  return meant === undefined ? `use one of ${SERVICE_TAGS.join(', ')}` : `use '${meant}' if that is meant`;
}
