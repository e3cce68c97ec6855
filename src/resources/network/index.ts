import * as v from 'valibot';

import { ref } from '../../plan/terraform-block.js';
import { defineResourceType } from '../define-resource-type.js';
import type { LayoutContext } from '../layout-context.js';
import { first } from '../merge/strategies.js';
import { NETWORK, privateEndpoint } from '../platform.js';
import type { Resource } from '../resource.js';
import { validateNetwork } from './check.js';
import { subnet, subnetRef } from './connections.js';
import { networkContradictions } from './contradictions.js';
import { lookUpNetwork } from './existing-network.js';
import { layOutNetwork, type NetworkParts } from './layout.js';
import { NETWORK_SECURITY_GROUP, PRIVATE_ENDPOINT, SUBNET, VIRTUAL_NETWORK } from './naming.js';
import { layOutEndpoints } from './private-endpoint.js';
import { NETWORK_REPLACED_BY } from './replaced-by.js';
import { networkOptions, type NetworkSettings } from './settings.js';

/** The virtual network of an isolated backend, with private endpoints and DNS zones for the resources in it. */
export const network = defineResourceType<NetworkSettings>({
  type: NETWORK,
  title: 'virtual network',
  naming: VIRTUAL_NETWORK,
  furtherNaming: [SUBNET, NETWORK_SECURITY_GROUP, PRIVATE_ENDPOINT],
  // The settings were checked as options of the backend.
  schema: v.custom<NetworkSettings>(() => true),
  demand: {
    internal: true,
    implicitRequirement: (settings) => settings.section(networkOptions) ?? undefined,
  },
  merge: first(),
  sharing: { holdsData: false },
  existingName: ({ config }) => config.existing?.vnetName ?? config.vnetName,
  wiring: {
    isolation: 'no-network',
    attributes(resource, context) {
      const isExisting = resource.config.existing !== null;
      const id = (type: string, ...words: string[]) =>
        ref({ type: isExisting ? `data.${type}` : type, id: context.id('network', ...words) }, 'id');
      const roles = context.graph.incoming(resource.key, subnet).map(({ data }) => data.role);
      return {
        virtualNetworkId: id('azurerm_virtual_network'),
        endpointSubnetId: id('azurerm_subnet', 'endpoints'),
        ...Object.fromEntries(
          roles.map((role) => [`subnetId.${role}`, ref(subnetRef({ role }, context), 'id')]),
        ),
        ...zoneIds(resource, context),
      };
    },
  },
  review: { validate: validateNetwork, contradictions: networkContradictions },
  replacedBy: NETWORK_REPLACED_BY,
  layOut(resource, context) {
    const targets = context.graph.incoming(resource.key, privateEndpoint).map(({ data }) => data);
    const parts = layOutParts(resource, context);
    const { dnsZoneResourceGroup } = resource.config;
    return {
      blocks: [...parts.blocks, ...layOutEndpoints(targets, parts, dnsZoneResourceGroup, context)],
      units: parts.units,
    };
  },
});

function layOutParts(resource: Resource<NetworkSettings>, context: LayoutContext): NetworkParts {
  const { existing } = resource.config;
  const uses = context.graph.incoming(resource.key, subnet).map(({ data }) => data);
  return existing === null ? layOutNetwork(resource, uses, context) : lookUpNetwork(existing, uses, context);
}

function zoneIds({ key, config }: Resource<NetworkSettings>, context: LayoutContext) {
  const type =
    config.dnsZoneResourceGroup === null ? 'azurerm_private_dns_zone' : 'data.azurerm_private_dns_zone';
  const subresources = context.graph.incoming(key, privateEndpoint).map(({ data }) => data.subresource);
  return Object.fromEntries(
    subresources.map((subresource) => {
      const id = context.id('network', 'zone', subresource.toLowerCase());
      return [`zoneId.${subresource}`, ref({ type, id }, 'id')];
    }),
  );
}
