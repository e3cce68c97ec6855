import * as v from 'valibot';

import { givenNameSchema } from '../azure/given-name.js';
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
  givenNameSchema,
  v.check(
    (name) => !RESERVED.some((reserved) => isSameName(reserved, name)),
    rule(
      `must not be ${RESERVED.join(', ')}: Azure reserves these subnets for its gateways and firewalls`,
      "use a name like 'snet-apps'",
    ),
  ),
);

/** Returns true if Azure treats two names as the same. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
