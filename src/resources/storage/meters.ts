import type { PlannedMeter } from '../../plan/meter.js';
import type { StorageAccountConfig, StorageReplication } from './requirement.js';

/** Returns the meters of an account: stored data, and calls. */
export function storageMeters({
  config,
}: {
  readonly config: Pick<StorageAccountConfig, 'performanceTier' | 'replication'>;
}): PlannedMeter[] {
  const kind = config.performanceTier === 'Premium' ? 'premium' : 'hot';
  return [
    blobData(config.replication, kind),
    call('write', config.replication, kind),
    call('read', config.replication, kind),
  ];
}

/** Returns the meter of blobs by the gigabyte. */
export function blobData(replication: StorageReplication, kind: 'hot' | 'premium' = 'hot'): PlannedMeter {
  return { meter: `storage/${kind}-${replication.toLowerCase()}-data`, what: 'blobs', measure: 'blobGb' };
}

function call(
  operation: 'read' | 'write',
  replication: StorageReplication,
  kind: 'hot' | 'premium',
): PlannedMeter {
  return {
    meter: `storage/${kind}-${replication.toLowerCase()}-${operation}`,
    what: `${operation} operations`,
    measure: operation === 'read' ? 'blobReads' : 'blobWrites',
  };
}
