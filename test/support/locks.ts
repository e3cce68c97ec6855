import { withRecords } from '../../src/plan/lock/locked-protection.js';
import {
  LOCK_FORMAT_VERSION,
  type LockedResource,
  type LockedUnit,
  type PlanLock,
} from '../../src/plan/lock/plan-lock.js';
import { SHOP } from './plans.js';

/** A lock that is made up. */
export function sampleLock(
  resources: Readonly<Record<string, LockedResource>>,
  more: Partial<PlanLock> = {},
): PlanLock {
  const { backendId, environment, location } = SHOP;
  return {
    formatVersion: LOCK_FORMAT_VERSION,
    backend: { id: backendId, environment, location },
    components: {},
    resources,
    names: {},
    numbers: {},
    ...more,
  };
}

/** A lock as format 1.0 has it. */
export function withoutProtection(lock: PlanLock): PlanLock {
  return { ...withRecords(lock, new Map()), formatVersion: '1.0' };
}

/** A resource of type `sample` in a lock. */
export function lockedResource(more: Partial<LockedResource> = {}): LockedResource {
  return {
    type: 'sample',
    variant: 'shared',
    name: '',
    constraints: {},
    facts: {},
    members: {},
    units: {},
    ...more,
  };
}

/** A unit in a lock, which holds data. */
export function lockedUnit(more: Partial<LockedUnit> = {}): LockedUnit {
  return { facts: {}, blocks: {}, data: true, components: [], ...more };
}
