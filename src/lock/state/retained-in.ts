import { quoted } from '../../plan/phrases.js';
import { StateNotTakenOverError } from '../../errors.js';
import { ownValue, recordOf } from '../../plan/json.js';
import type { LockedResource, LockedUnit, PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { addressOf } from '../../plan/terraform-block.js';
import { hasPrefix } from './planned-resources.js';
import type { StateBlock } from './terraform-state.js';

/**
 * Adds the child resources of other resources than the declarations say: a container that was retained when its data moved, and a database
 * whose containers were discarded, which Terraform keeps. No component could declare either.
 * @param lock - The lock of a plan without one, with the variants of the state.
 * @param named - As `discard` names them: `cosmos:user-db@cosmos:shared`, `cosmos:user-db/user@cosmos:shared`.
 * @throws StateNotTakenOverError when a name is neither.
 */
export function withRetainedIn(
  lock: PlanLock,
  plan: ResourcePlan,
  own: readonly StateBlock[],
  named: readonly string[],
): PlanLock {
  const resources = new Map(Object.entries(lock.resources));
  const kept = new Map(parentsLeft(lock, plan, own).map(({ name, unit }) => [name, unit]));
  const unknown: string[] = [];
  for (const name of named) {
    const [, child = '', key = ''] = /^[^:]+:([^@]+)@(.+)$/.exec(name) ?? [];
    const resource = resources.get(key);
    const unit = resource && (kept.get(name) ?? movedAway(child, resource, lock));
    if (resource === undefined || unit === undefined || ownValue(resource.units, child) !== undefined)
      unknown.push(name);
    else resources.set(key, withUnit(resource, child, unit));
  }
  if (unknown.length === 0) return { ...lock, resources: recordOf([...resources]) };
  throw new StateNotTakenOverError(
    `backend '${lock.backend.id}'`,
    `retained must name a declared child resource of another resource, or a database of the state in which no container is declared, such as ${quoted([...kept.keys()]) || 'none of this state'}, received ${quoted(unknown)}`,
    'Correct retained, or --retained of the command, or declare the component that it is of',
  );
}

function withUnit(resource: LockedResource, name: string, unit: LockedUnit): LockedResource {
  return { ...resource, units: recordOf([...Object.entries(resource.units), [name, unit]]) };
}

/** Returns the databases of the state in which no container is declared, as the lock has them. */
export function parentsLeft(
  lock: PlanLock,
  plan: ResourcePlan,
  own: readonly StateBlock[],
): { readonly name: string; readonly address: string; readonly id: string; readonly unit: LockedUnit }[] {
  const parents = parentTypesIn(plan);
  return Object.entries(lock.resources).flatMap(([key, resource]) => {
    const prefix = prefixOf(resource, lock);
    const account = own.find(({ id }) => id === prefix);
    const children = Object.keys(resource.units);
    return own.flatMap(({ type, id, address, values: { name, id: azureId } }) => {
      if (!parents.has(type) || !hasPrefix(id, prefix) || typeof name !== 'string') return [];
      if (children.some((child) => child === name || child.startsWith(`${name}/`))) return [];
      const blocks = { [`${type}.${id}`]: importIdOf(azureId, account) };
      const unit: LockedUnit = { facts: {}, blocks, data: true, components: [] };
      return [{ name: `${resource.type}:${name}@${key}`, address, id, unit }];
    });
  });
}

/** Returns the types of blocks that hold data in a plan as parents: neither the first blocks of resources nor child resources. */
function parentTypesIn({ terraform, resources, lock }: ResourcePlan): ReadonlySet<string> {
  const others = new Set([
    ...resources.flatMap(({ block }) => block ?? []),
    ...Object.values(lock.resources).flatMap(({ units }) =>
      Object.values(units).flatMap(({ blocks }) => Object.keys(blocks)),
    ),
  ]);
  return new Set(
    terraform
      .filter((block) => block.meta?.holds_data === true && !others.has(addressOf(block)))
      .map(({ type }) => type),
  );
}

/** Returns a child resource that is declared in another resource of the type, as it was in a resource before it moved. */
function movedAway(child: string, resource: LockedResource, lock: PlanLock): LockedUnit | undefined {
  for (const other of Object.values(lock.resources)) {
    const unit = other.type === resource.type ? ownValue(other.units, child) : undefined;
    if (!unit?.data) continue;
    const [from, to] = [prefixOf(other, lock), prefixOf(resource, lock)];
    // Both ids and addresses contain the Terraform id of the resource.
    const blocks = Object.entries(unit.blocks).map(([address, id]): [string, string] => [
      address.replace(`.${from}`, `.${to}`),
      id.replace(`.${from}.`, `.${to}.`),
    ]);
    return { ...unit, blocks: recordOf(blocks), components: [], retained: true };
  }
  return undefined;
}

function prefixOf({ type, variant }: LockedResource, { backend }: PlanLock): string {
  return `${backend.id}_${type}_${variant}`;
}

/** Returns the Azure id of a block as a lock has it: below that of its account. Empty where the state does not tell. */
function importIdOf(id: unknown, account: StateBlock | undefined): string {
  const start = account?.values['id'];
  if (account === undefined || typeof id !== 'string' || typeof start !== 'string') return '';
  return id.startsWith(`${start}/`) ? `\${${account.type}.${account.id}.id}${id.slice(start.length)}` : '';
}
