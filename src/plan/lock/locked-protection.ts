import { ownValue, recordOf } from '../json.js';
import type {
  AcceptedChanges,
  LockedProtection,
  LockedUnit,
  PlanLock,
  ProtectedValues,
} from './plan-lock.js';

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
    for (const part of [resource, ...Object.values(resource.units)])
      for (const [address, values] of recordedIn(part))
        records.set(address, { values, accepted: ownValue(part.accepted, address) });
  return records;
}

/** Part of a lock that has records: a resource, or a child resource. */
interface Recorded extends LockedProtection {
  /** Blocks of a child resource. */
  readonly blocks?: LockedUnit['blocks'];
}

/** Returns the recorded values of each block. A child resource without any value in its blocks has an empty record. */
function recordedIn({ protection, blocks = {} }: Recorded): [address: string, values: ProtectedValues][] {
  const all = Object.entries(protection ?? {});
  return protection !== undefined && all.length === 0 ? Object.keys(blocks).map((each) => [each, {}]) : all;
}

/** Returns the part of a child resource that records its blocks. Empty where none of them protects data. */
export function recordedUnit(
  { blocks }: Pick<LockedUnit, 'blocks'>,
  records: ReadonlyMap<string, ProtectionRecord>,
): LockedProtection {
  const own = Object.keys(blocks);
  const recorded = recordedBlocks(own, records);
  const values = Object.values(recorded.protection ?? {});
  const isEmpty = own.length > 0 && values.length === own.length && recorded.accepted === undefined;
  return isEmpty && values.every((each) => Object.keys(each).length === 0) ? { protection: {} } : recorded;
}

/** Returns the part of a resource that records its blocks. Empty where none of them protects data. */
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
  const resources = Object.entries(lock.resources).map(
    ([key, { protection = {}, accepted: _was, ...resource }]) => {
      const units = Object.entries(resource.units).map(
        ([name, { protection: recorded, accepted: _accepted, ...unit }]) =>
          [name, { ...unit, ...(recorded && recordedUnit(unit, records)) }] as const,
      );
      const own = recordedBlocks(Object.keys(protection), records);
      return [key, { ...resource, ...own, units: recordOf(units) }] as const;
    },
  );
  return { ...lock, resources: recordOf(resources) };
}
