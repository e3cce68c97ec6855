import { ownValue, recordOf } from '../json.js';
import type { AcceptedChanges, LockedProtection, PlanLock, ProtectedValues } from './plan-lock.js';

/** Record of one block that protects data. */
export interface ProtectionRecord {
  readonly values: ProtectedValues;
  /** Undefined where the author did not accept a weaker value. */
  readonly accepted: AcceptedChanges | undefined;
}

/** Returns the records of a lock by Terraform address. */
export function protectionRecords({ resources }: Pick<PlanLock, 'resources'>): Map<string, ProtectionRecord> {
  const records = new Map<string, ProtectionRecord>();
  for (const resource of Object.values(resources))
    for (const { protection = {}, accepted } of [resource, ...Object.values(resource.units)])
      for (const [address, values] of Object.entries(protection))
        records.set(address, { values, accepted: ownValue(accepted, address) });
  return records;
}

/** Returns the part of a resource or child resource that records its blocks. Empty where none of them protects data. */
export function recordedBlocks(
  addresses: Iterable<string>,
  records: ReadonlyMap<string, ProtectionRecord>,
): LockedProtection {
  const protection: [address: string, values: ProtectedValues][] = [];
  const accepted: [address: string, changes: AcceptedChanges][] = [];
  for (const address of addresses) {
    const record = records.get(address);
    if (record === undefined) continue;
    protection.push([address, record.values]);
    if (record.accepted !== undefined) accepted.push([address, record.accepted]);
  }
  if (protection.length === 0) return {};
  return {
    protection: recordOf(protection),
    ...(accepted.length > 0 && { accepted: recordOf(accepted) }),
  };
}

/** Returns a lock with other records for the blocks that it has records of. Blocks without one lose theirs. */
export function withRecords(lock: PlanLock, records: ReadonlyMap<string, ProtectionRecord>): PlanLock {
  const replaced = <P extends LockedProtection>({ protection = {}, accepted: _was, ...part }: P) => ({
    ...part,
    ...recordedBlocks(Object.keys(protection), records),
  });
  const resources = Object.entries(lock.resources).map(([key, resource]) => {
    const units = Object.entries(resource.units).map(([name, unit]) => [name, replaced(unit)] as const);
    return [key, { ...replaced(resource), units: recordOf(units) }] as const;
  });
  return { ...lock, resources: recordOf(resources) };
}
