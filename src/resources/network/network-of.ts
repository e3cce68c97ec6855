import { ref, textOf } from '../../plan/expression/expression.js';
import { InvalidPlanError } from '../../errors.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { IsolatedNetworking } from './options.js';

/**
 * Returns the networking options of a second backend that shares the network and the DNS zones of the first. Apply the first
 * to the stack before the second: the options are expressions of its blocks. Zones that the first does not have are created.
 *
 * Only apps with sku FC1 can share a subnet. Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
 *
 * @param plan - Plan of an isolated backend that makes its network.
 * @throws {InvalidPlanError} when the plan makes no network with a subnet for Flex Consumption apps.
 * @example
 * defineBackend({ … }, { backendId: 'orders', networking: networkOf(shop.plan()) });
 */
export function networkOf(plan: ResourcePlan): IsolatedNetworking {
  const idOf = (type: string, role: string) => {
    const block = plan.terraform.find((each) => each.type === type && each.id.endsWith(role));
    if (block === undefined)
      throw new InvalidPlanError(
        `backend '${plan.backend.id}' makes no network with a subnet for apps with sku FC1.`,
        "share the network of a backend with networking 'isolated' and such an app",
      );
    return textOf(ref(block, 'id'));
  };
  return {
    mode: 'isolated',
    virtualNetworkId: idOf('azurerm_virtual_network', '_network'),
    subnetId: idOf('azurerm_subnet', '_network_functions'),
    privateEndpointSubnetId: idOf('azurerm_subnet', '_network_endpoints'),
    privateDnsZones: privateDnsZonesOf(plan),
  };
}

/**
 * Returns the private DNS zones that a plan makes, by name, for `networking.privateDnsZones` of a second backend in the same
 * stack, whose network is another one. A resource group takes one zone of a name.
 *
 * @example
 * networking: { mode: 'isolated', addressSpace: '10.1.0.0/16', privateDnsZones: privateDnsZonesOf(shop.plan()) }
 */
export function privateDnsZonesOf(plan: ResourcePlan): Readonly<Record<string, string>> {
  const zones = plan.terraform.filter(({ type }) => type === 'azurerm_private_dns_zone');
  return Object.fromEntries(zones.map((zone) => [nameOf(zone), textOf(ref(zone, 'id'))]));
}

function nameOf({ arguments: plain }: TerraformBlock): string {
  // Azure names every zone by a text, and so does the plan.
  return plain['name'] as string;
}
