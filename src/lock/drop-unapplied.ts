import { readState, type StateBlock } from './state/terraform-state.js';
import { compareText, ownValue, recordOf } from '../plan/json.js';
import type { LockedResource, PlanLock } from '../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { addressesByResource } from '../plan/resource-addresses.js';

/** A lock without what was never made. */
export interface AppliedLock {
  readonly lock: PlanLock;
  /** Resources and child resources that left it, by key and by name: `cosmos:shared`, `cosmos:user-db/user`. */
  readonly dropped: readonly string[];
}

/**
 * Returns the lock of a plan whose apply failed, without the resources and child resources that are new in it and absent from the state:
 * a refused region or a name that is taken then pins nothing. Everything that the lock before had stays.
 * @param before - Lock that the plan was made with; undefined for a first deployment.
 * @param state - Output of `terraform show -json`, without a plan file.
 * @throws StateNotTakenOverError when `state` is something else.
 */
export function dropUnapplied(
  { lock, resources, terraform }: Pick<ResourcePlan, 'lock' | 'resources' | 'terraform'>,
  before: PlanLock | undefined,
  state: string,
): AppliedLock {
  const blocks = hasResources(state) ? readState(state) : [];
  const addresses = new Set(blocks.map(({ address }) => address));
  const isMade = (all: readonly string[]) => all.some((address) => addresses.has(address));
  const own = addressesByResource({ resources, terraform });
  const dropped: string[] = [];
  const kept = Object.entries(lock.resources).flatMap(([key, resource]): [string, LockedResource][] => {
    const was = ownValue(before?.resources, key);
    if (was === undefined && !isMade(own.get(key) ?? [])) {
      dropped.push(key);
      return [];
    }
    const units = Object.entries(resource.units).filter(([unit, { blocks: held }]) => {
      const isNew = ownValue(was?.units, unit) === undefined;
      if (!isNew || isMade(Object.keys(held))) return true;
      dropped.push(`${resource.type}:${unit}`);
      return false;
    });
    return [[key, { ...resource, units: recordOf(units) }]];
  });
  const isLeft = (component: string) =>
    resources.every(({ key, sharedBy }) => !dropped.includes(key) || !sharedBy.includes(component));
  return {
    lock: {
      ...lock,
      resources: recordOf(kept),
      components: recordOf(
        Object.entries(lock.components).filter(
          ([key, { id }]) => ownValue(before?.components, key) !== undefined || isLeft(id),
        ),
      ),
      names: recordOf(
        Object.entries(lock.names).filter(
          ([what, name]) => ownValue(before?.names, what) === name || isNameIn(name, blocks),
        ),
      ),
    },
    dropped: dropped.sort(compareText),
  };
}

/** Returns true if a state has resources. One of a deployment that failed at once has none, and no values either. */
function hasResources(state: string): boolean {
  return /"values"\s*:/.test(state);
}

function isNameIn(name: string, blocks: readonly StateBlock[]): boolean {
  return blocks.some(({ values }) => values['name'] === name);
}
