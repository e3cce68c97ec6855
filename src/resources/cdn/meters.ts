import { exactly, type PlannedMeter } from '../../plan/meter.js';

/** What Azure bills a Standard profile for, whatever the number of its sites. */
export function cdnMeters(): PlannedMeter[] {
  return [
    { meter: 'frontdoor/standard-base', what: 'Standard profile', units: exactly(1) },
    { meter: 'frontdoor/standard-requests', what: 'requests', measure: 'requests' },
    { meter: 'frontdoor/standard-traffic', what: 'traffic to visitors', measure: 'trafficGb' },
  ];
}
