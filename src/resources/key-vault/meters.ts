import type { PlannedMeter } from '../../plan/meter.js';

/** Returns the meters of a vault, new or existing: calls. A vault does not have a fixed price. */
export function keyVaultMeters(): PlannedMeter[] {
  return [{ meter: 'keyvault/operations', what: 'reads of secrets', measure: 'secretReads' }];
}
