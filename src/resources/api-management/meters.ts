import { exactly, type PlannedMeter } from '../../plan/meter.js';
import type { ApiManagementResource } from './options.js';

/** Returns the meters of a gateway: calls on Consumption, units elsewhere. */
export function apiManagementMeters({ config: { tier, units } }: ApiManagementResource): PlannedMeter[] {
  return tier === 'Consumption'
    ? [{ meter: 'apimanagement/consumption-calls', what: 'calls', measure: 'requests' }]
    : [{ meter: 'apimanagement/basicv2-unit', what: 'units (BasicV2)', units: exactly(units) }];
}
