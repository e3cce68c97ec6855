import * as v from 'valibot';

import { rule } from '../../validation/rule.js';

/** Subnets that Azure keeps for services of its own. Source: learn.microsoft.com/azure/virtual-network/vnet-integration-for-azure-services */
const RESERVED = [
  'GatewaySubnet',
  'AzureFirewallSubnet',
  'AzureFirewallManagementSubnet',
  'AzureBastionSubnet',
  'RouteServerSubnet',
];

/** The name of a subnet for apps or private endpoints. Azure's naming rules are checked with all other names. */
export const subnetNameSchema: v.GenericSchema<string, string> = v.pipe(
  v.string(rule('the name of a subnet is text', 'use text')),
  v.check(
    (name) => !RESERVED.some((reserved) => isSameName(reserved, name)),
    rule(
      `Azure keeps ${RESERVED.join(', ')} for gateways, firewalls and the like`,
      "use a name like 'snet-apps'",
    ),
  ),
);

/** Returns true if Azure treats two names as the same. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
