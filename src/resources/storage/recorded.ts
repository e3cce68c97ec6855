import type { RecordedValues } from '../resource-type.js';
import { RECORDED_IP_RANGES } from '../network/allowed-ip-ranges.js';
import { KIND } from './account-kind.js';
import { PERFORMANCE_TIERS, REPLICATIONS } from './requirement.js';
import { PERFORMANCE, REPLICATION, ZONES } from './sharing.js';

/** Values that the lock has of storage accounts. */
export const RECORDED: RecordedValues = {
  [PERFORMANCE]: PERFORMANCE_TIERS,
  [ZONES]: ['one', 'several'],
  [REPLICATION]: REPLICATIONS,
  ...RECORDED_IP_RANGES,
  [KIND]: ['StorageV2', 'BlockBlobStorage'],
};
