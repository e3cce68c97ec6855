import { ownValue } from '../../plan/json.js';
import { exactly, type PlannedMeter } from '../../plan/meter.js';
import type { LayoutContext } from '../layout-context.js';
import { privateEndpoint } from '../platform.js';
import type { Resource } from '../resource.js';
import { guestZones } from './offered-zones.js';
import type { NetworkSettings } from './settings.js';

/**
 * Returns the meters of isolation: endpoints and DNS zones. Networks, subnets and security groups are free of
 * charge.
 */
export function networkMeters(
  { key, config }: Resource<NetworkSettings>,
  { graph }: LayoutContext,
): PlannedMeter[] {
  const targets = graph.incoming(key, privateEndpoint).map(({ data }) => data);
  const { byPolicy, resourceGroupName, ids } = config.zones;
  // Zones that are there already are paid for by their owner.
  const own =
    byPolicy || resourceGroupName !== null
      ? []
      : [...targets, ...guestZones(key, graph)].filter(({ zone }) => ownValue(ids, zone) === undefined);
  const zones = new Set(own.map(({ subresource }) => subresource)).size;
  if (targets.length + zones === 0) return [];
  return [
    { meter: 'network/private-endpoint', what: 'private endpoints', units: exactly(targets.length) },
    { meter: 'network/private-endpoint-data', what: 'data through endpoints', measure: 'privateGb' },
    ...(zones === 0
      ? []
      : [{ meter: 'network/private-dns-zone', what: 'private DNS zones', units: exactly(zones) }]),
    { meter: 'network/private-dns-queries', what: 'DNS queries', measure: 'dnsQueries' },
  ];
}
