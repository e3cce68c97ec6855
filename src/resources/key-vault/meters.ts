import type { PlannedMeter } from '../../plan/meter.js';

/** What Azure bills a vault for, an existing one as well: calls. It has no fixed price. */
export function keyVaultMeters(): PlannedMeter[] {
  return [{ meter: 'keyvault/operations', what: 'reads of secrets', measure: 'secretReads' }];
}
