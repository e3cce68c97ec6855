import { exactly, type PlannedMeter } from '../../plan/meter.js';

/** Returns the meters of a Standard profile. They do not depend on the number of its sites. */
export function cdnMeters(): PlannedMeter[] {
  return [
    { meter: 'frontdoor/standard-base', what: 'Standard profile', units: exactly(1) },
    { meter: 'frontdoor/standard-requests', what: 'requests', measure: 'requests' },
    { meter: 'frontdoor/standard-traffic', what: 'traffic to visitors', measure: 'trafficGb' },
  ];
}
