import * as v from 'valibot';

import { ref } from '../../plan/expression/expression.js';
import { acceptedId, nameIn } from '../azure/azure-id.js';
import { defineResourceType } from '../define-resource-type.js';
import type { LayoutContext, PlanningContext } from '../layout-context.js';
import { first } from '../merge/strategies.js';
import { NETWORK, privateEndpoint } from '../platform.js';
import type { Resource } from '../resource.js';
import { networkAzurerm5 } from './azurerm-5.js';
import { validateNetwork } from './check.js';
import { subnet, subnetId } from './connections.js';
import { networkContradictions } from './contradictions.js';
import { zoneIdOf } from './dns-zones.js';
import { existingNetwork } from './existing-network.js';
import { leaveSubnets } from './leave-subnets.js';
import { layOutNetwork, type NetworkParts } from './layout.js';
import { networkMeters } from './meters.js';
import { networkOffer } from './offered.js';
import { guestZones } from './offered-zones.js';
import { subnetUses } from './subnets.js';
import { NETWORK_SECURITY_GROUP, PRIVATE_ENDPOINT, SUBNET, VIRTUAL_NETWORK } from './naming.js';
import { layOutEndpoints } from './private-endpoint.js';
import { NETWORK_REPLACED_BY } from './replaced-by.js';
import { networkOptions, type NetworkSettings, writtenName } from './settings.js';
import { typeOptionsOf } from '../settings.js';

/** The virtual network of an isolated backend, with private endpoints and DNS zones for the resources in it. */
export const network = defineResourceType<NetworkSettings>({
  type: NETWORK,
  title: 'virtual network',
  naming: VIRTUAL_NETWORK,
  furtherNaming: [SUBNET, NETWORK_SECURITY_GROUP, PRIVATE_ENDPOINT],
  // The settings were checked as options of the backend.
  schema: v.custom<NetworkSettings>(() => true),
  requirements: {
    internal: true,
    // A resource that stays open to the internet does not use a network, so a site alone does not need one.
    implicitRequirement: (settings, uses) =>
      uses.length > 0 && uses.every(({ connections }) => connections.isolation === 'public')
        ? undefined
        : (typeOptionsOf(settings, networkOptions) ?? undefined),
  },
  merge: first(),
  sharing: { holdsData: false },
  existingName: ({ config: { existing, vnetName } }) => {
    if (existing === null) return vnetName;
    return 'vnetName' in existing ? writtenName(existing.vnetName) : nameIn(existing.virtualNetworkId);
  },
  connections: {
    isolation: 'no-network',
    runsCode: false,
    attributes({ key, config }, context) {
      const roles = context.graph.incoming(key, subnet).map(({ data }) => data.role);
      const targets = context.graph.incoming(key, privateEndpoint).map(({ data }) => data);
      return {
        ...networkIds(config, context),
        ...Object.fromEntries(roles.map((role) => [`subnetId.${role}`, subnetId({ role }, context)])),
        ...Object.fromEntries(
          targets.flatMap((target) => {
            const id = zoneIdOf(target, config.zones, context);
            return id === undefined ? [] : [[`zoneId.${target.subresource}`, id]];
          }),
        ),
      };
    },
  },
  validate: { check: validateNetwork, conflicts: networkContradictions, applyFirst: leaveSubnets },
  offered: networkOffer,
  replacedBy: NETWORK_REPLACED_BY,
  azurerm5: networkAzurerm5,
  meters: networkMeters,
  layOut(resource, context) {
    const targets = context.graph.incoming(resource.key, privateEndpoint).map(({ data }) => data);
    const parts = layOutParts(resource, context);
    const zones = guestZones(resource.key, context.graph);
    return {
      blocks: [...parts.blocks, ...layOutEndpoints(targets, zones, parts, resource.config.zones, context)],
      units: parts.units,
    };
  },
});

function layOutParts(resource: Resource<NetworkSettings>, context: LayoutContext): NetworkParts {
  const { existing } = resource.config;
  const uses = subnetUses(resource.key, context.graph);
  return existing === null
    ? layOutNetwork(resource, uses, context)
    : existingNetwork(existing, uses, context);
}

function networkIds({ existing }: NetworkSettings, context: PlanningContext) {
  if (existing !== null && 'virtualNetworkId' in existing) {
    return {
      virtualNetworkId: acceptedId(existing.virtualNetworkId),
      endpointSubnetId: acceptedId(existing.privateEndpointSubnetId),
    };
  }
  const id = (type: string, ...words: string[]) =>
    ref({ type: existing === null ? type : `data.${type}`, id: context.id('network', ...words) }, 'id');
  return {
    virtualNetworkId: id('azurerm_virtual_network'),
    endpointSubnetId: id('azurerm_subnet', 'endpoints'),
  };
}
