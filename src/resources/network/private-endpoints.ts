import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';
import { tagsFor } from '../tags.js';
import type { NetworkLayout } from './network-layout.js';

/**
 * What private endpoints can reach: the subresource, and the private DNS zone of its names.
 * Source: learn.microsoft.com/azure/private-link/private-endpoint-dns
 */
const SUBRESOURCES = {
  Sql: 'privatelink.documents.azure.com',
  blob: 'privatelink.blob.core.windows.net',
  queue: 'privatelink.queue.core.windows.net',
  table: 'privatelink.table.core.windows.net',
  vault: 'privatelink.vaultcore.azure.net',
  sites: 'privatelink.azurewebsites.net',
} as const;

/** What a private endpoint connects to. */
export type Subresource = keyof typeof SUBRESOURCES;

/** One resource to make reachable within the network. */
export interface EndpointTarget {
  readonly block: TerraformBlock;
  /** What ids and names are made from: `cosmos-shared`. */
  readonly role: string;
  readonly subresources: readonly Subresource[];
}

/** The DNS zones of some subresources, each linked to the network. */
export interface ZonesLayout {
  readonly zones: ReadonlyMap<Subresource, { readonly zone: TerraformBlock; readonly link?: TerraformBlock }>;
  readonly blocks: readonly TerraformBlock[];
}

/** Lays out one zone for each subresource that is used, or looks up those that the network has. */
export function layOutZones(used: readonly Subresource[], network: NetworkLayout, site: Site): ZonesLayout {
  const { resourceGroupName } = site;
  // Links are parts of zones, with the tags of zones.
  const tags = tagsFor('dnsZone', site.tags);
  const { dnsZoneResourceGroup } = network.settings;
  if (dnsZoneResourceGroup !== null) return lookUpZones(used, dnsZoneResourceGroup, site);
  const zones = new Map(
    [...new Set(used)].sort().map((subresource) => {
      const zone = block('azurerm_private_dns_zone', site.id('network', 'zone', subresource.toLowerCase()), {
        name: SUBRESOURCES[subresource],
        resourceGroupName,
        tags,
      });
      const link = block(
        'azurerm_private_dns_zone_virtual_network_link',
        site.id('network', 'zone', subresource.toLowerCase()),
        {
          name: network.linkName,
          resourceGroupName,
          tags,
          privateDnsZoneName: ref(zone, 'name'),
          virtualNetworkId: ref(network.virtualNetwork, 'id'),
          registrationEnabled: false,
        },
      );
      return [subresource, { zone, link }] as const;
    }),
  );
  return { zones, blocks: [...zones.values()].flatMap(({ zone, link }) => [zone, link]) };
}

function lookUpZones(used: readonly Subresource[], resourceGroupName: string, site: Site): ZonesLayout {
  const zones = new Map(
    [...new Set(used)].sort().map((subresource) => {
      const id = site.id('network', 'zone', subresource.toLowerCase());
      const zone = block('data.azurerm_private_dns_zone', id, {
        name: SUBRESOURCES[subresource],
        resourceGroupName,
      });
      return [subresource, { zone }] as const;
    }),
  );
  return { zones, blocks: [...zones.values()].map(({ zone }) => zone) };
}

/** Lays out a private endpoint for each subresource of a target. */
export function layOutEndpoints(
  { block: target, role, subresources }: EndpointTarget,
  network: NetworkLayout,
  { zones }: ZonesLayout,
  site: Site,
): TerraformBlock[] {
  return subresources.flatMap((subresource) => {
    const dns = zones.get(subresource);
    if (dns === undefined) return [];
    const name = site.name('privateEndpoint', `${role}-${subresource.toLowerCase()}`);
    return block(
      'azurerm_private_endpoint',
      site.id('network', 'endpoint', role, subresource.toLowerCase()),
      {
        name,
        ...placeOf(site),
        subnetId: ref(network.endpointSubnet, 'id'),
        privateServiceConnection: {
          name,
          isManualConnection: false,
          privateConnectionResourceId: ref(target, 'id'),
          subresourceNames: [subresource],
        },
        privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: [ref(dns.zone, 'id')] },
      },
      // The endpoint's names are of use once the network asks the zone for them.
      dns.link === undefined ? [] : [dns.link],
    );
  });
}
