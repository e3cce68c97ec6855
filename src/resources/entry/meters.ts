import { exactly, type PlannedMeter } from '../../plan/meter.js';
import type { EntryResource } from './options.js';

/** Returns the meters of a profile. The firewall and private origins are in the fee of their tier. */
export function entryMeters({ config: { sku } }: EntryResource): PlannedMeter[] {
  const tier = sku === 'Premium' ? 'premium' : 'standard';
  return [
    { meter: `frontdoor/${tier}-base`, what: `${sku} profile`, units: exactly(1) },
    { meter: `frontdoor/${tier}-requests`, what: 'requests', measure: 'requests' },
    { meter: `frontdoor/${tier}-traffic`, what: 'traffic to callers', measure: 'trafficGb' },
  ];
}
