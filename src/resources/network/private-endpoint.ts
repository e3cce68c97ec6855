import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { type LayoutContext, placeOf, type PlanningContext } from '../layout-context.js';
import type { EndpointTarget } from '../platform.js';
import type { NetworkParts } from './layout.js';
import { layOutZones, type Zone } from './dns-zones.js';
import { protectedBlock } from './subnets.js';
import { PRIVATE_ENDPOINT } from './naming.js';
import type { ZoneSettings } from './settings.js';

export function endpointRef({ role, subresource }: EndpointTarget, context: PlanningContext): BlockRef {
  const id = context.id('network', 'endpoint', role, subresource.toLowerCase());
  return { type: 'azurerm_private_endpoint', id };
}

/**
 * Lays out private endpoints, each with the DNS zone of its subresource.
 * @param forGuests - Zones of guests, also where no endpoint of the backend needs them.
 */
export function layOutEndpoints(
  targets: readonly EndpointTarget[],
  forGuests: readonly Pick<EndpointTarget, 'subresource' | 'zone'>[],
  network: NetworkParts,
  settings: ZoneSettings,
  context: LayoutContext,
): TerraformBlock[] {
  const zones = layOutZones([...targets, ...forGuests], network, settings, context);
  const endpoints = targets.map((target) =>
    layOutEndpoint(target, zones.get(target.subresource), network, context),
  );
  const laidOut = [...zones.values()].flatMap(({ blocks }) => blocks);
  return [...(forGuests.length === 0 ? laidOut : laidOut.map(protectedBlock)), ...endpoints];
}

function layOutEndpoint(
  target: EndpointTarget,
  zone: Zone | undefined,
  { endpointSubnetId }: NetworkParts,
  context: LayoutContext,
): TerraformBlock {
  const { role, subresource } = target;
  const name = context.nameOf(PRIVATE_ENDPOINT, `${role}-${subresource.toLowerCase()}`);
  return block(
    'azurerm_private_endpoint',
    endpointRef(target, context).id,
    {
      name,
      ...placeOf(context),
      subnet_id: endpointSubnetId,
      private_service_connection: {
        name,
        is_manual_connection: false,
        private_connection_resource_id: ref(target.target, 'id'),
        subresource_names: [subresource],
      },
      ...(zone && { private_dns_zone_group: { name: 'default', private_dns_zone_ids: [zone.id] } }),
    },
    {
      // The endpoint's names are of use once the network asks the zone for them.
      ...(zone?.link && { depends_on: [zone.link] }),
      // Without a zone a policy enters the endpoint, and Terraform would take the entry away.
      ...(zone === undefined && { ignore_changes: ['private_dns_zone_group'] }),
    },
  );
}
