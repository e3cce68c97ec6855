import { exactly, type PlannedMeter } from '../../plan/meter.js';
import type { SearchResource } from './sharing.js';

/** Returns the meters of a service: search units, which are replicas times partitions. */
export function searchMeters({ config }: SearchResource): PlannedMeter[] {
  const units = exactly(config.replicas * config.partitions);
  return [{ meter: `aisearch/${config.sku}-unit`, what: `search units (${config.sku})`, units }];
}
