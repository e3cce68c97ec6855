import * as v from 'valibot';

import { ownValue } from '../../plan/json.js';
import type { ConnectedGraph } from '../graph.js';
import { guestPart } from '../guest-part.js';
import type { EndpointTarget } from '../platform.js';
import { offeredNetworkSchema } from './hosted-network.js';

/** A private DNS zone that a host offers. */
export type OfferedZone =
  | 'privatelink.azurewebsites.net'
  | 'privatelink.blob.core.windows.net'
  | 'privatelink.documents.azure.com'
  | 'privatelink.queue.core.windows.net'
  | 'privatelink.search.windows.net'
  | 'privatelink.servicebus.windows.net'
  | 'privatelink.table.core.windows.net'
  | 'privatelink.vaultcore.azure.net';

/** Subresource of each zone. Source: learn.microsoft.com/azure/private-link/private-endpoint-dns */
const SUBRESOURCES: Readonly<Record<OfferedZone, string>> = {
  'privatelink.azurewebsites.net': 'sites',
  'privatelink.blob.core.windows.net': 'blob',
  'privatelink.documents.azure.com': 'Sql',
  'privatelink.queue.core.windows.net': 'queue',
  'privatelink.search.windows.net': 'searchService',
  'privatelink.servicebus.windows.net': 'namespace',
  'privatelink.table.core.windows.net': 'table',
  'privatelink.vaultcore.azure.net': 'vault',
};

/** The zones that a host offers. */
// The keys are those of a literal.
export const OFFERED_ZONES = Object.keys(SUBRESOURCES) as [OfferedZone, ...OfferedZone[]];

/** Zones of the apps of a guest and of the storage account that they start from. */
const OF_APPS: readonly OfferedZone[] = [
  'privatelink.azurewebsites.net',
  'privatelink.blob.core.windows.net',
  'privatelink.queue.core.windows.net',
  'privatelink.table.core.windows.net',
];

/** Returns the zones of a guest: those of its apps, and those that its record adds; sorted. */
export function zonesWith(more: readonly OfferedZone[]): OfferedZone[] {
  return [...new Set([...OF_APPS, ...more])].sort();
}

/** Returns the subresource by which a network knows a zone. */
export function subresourceOf(zone: string): string {
  return ownValue<string>(SUBRESOURCES, zone) ?? zone;
}

/** Returns the zones that the guests of a network have, also where no endpoint of the backend needs them. */
export function guestZones(
  key: string,
  graph: ConnectedGraph,
): Pick<EndpointTarget, 'subresource' | 'zone'>[] {
  return graph.incoming(key, guestPart).flatMap(({ data }) => {
    const { privateDnsZones } = v.parse(offeredNetworkSchema, data.part);
    return privateDnsZones === 'policy'
      ? []
      : privateDnsZones.map((zone) => ({ zone, subresource: subresourceOf(zone) }));
  });
}
