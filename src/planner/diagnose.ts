import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { ownValue } from '../plan/json.js';
import { quoted } from '../plan/phrases.js';
import { parentsIn } from '../plan/lock/parent-of.js';
import type { LockedResource, PlanLock } from '../plan/lock/plan-lock.js';
import type { MergeDecision } from '../resources/merge/strategy.js';
import type { ResourceType } from '../resources/resource-type.js';
import { componentsOf, type Resource } from '../resources/resource.js';
import { diagnoseDecisions, text } from './diagnose-decisions.js';
import { lockConflict } from './lock-conflicts.js';
import type { MergedBin } from './merge.js';
import { type Bin, sizeOf } from './placement/bin.js';
import { type BoundConstraint, isDefault, type Split } from './placement/constraints.js';
import type { PlacementConflict, ValueConflict } from './placement/conflict.js';
import type { Contradiction, Placement } from './placement/place.js';
import { placementError } from './placement/placement-error.js';
import { dataChildren } from './placement/child-bins.js';
import { hasGrown } from './placement/recorded-requirement.js';
import { childName } from './retention/discarded.js';

/** Converts the splits, conflicts and capacity problems of one type into diagnostics. */
export function diagnose<C extends object>(
  type: ResourceType<C>,
  merged: readonly MergedBin<C>[],
  { contradictions, conflicts, moving }: Placement<C>,
  lock: PlanLock | null,
): { warnings: PlanWarning[]; errors: PlanError[] } {
  return {
    warnings: merged.flatMap(({ resource, bin }) => [
      ...(bin.split ? [splitWarning(type, resource.key, bin.split)] : []),
      ...diagnoseDecisions(resource.key, resource.decisions).warnings,
      ...(moving.size === 0 ? [] : newPlaces(type, resource, moving, bin, lock)),
    ]),
    errors: [
      ...contradictions.map((contradiction) => contradictionError(type.type, contradiction)),
      ...joined(conflicts).map((conflict) => placementError(type.type, conflict)),
      ...merged.flatMap(({ resource, bin }) => [
        ...diagnoseDecisions(resource.key, withoutIncompatible(resource, conflicts)).errors,
        ...(sizeOf(bin) > type.sharing.capacity.max && !isSaidFull(resource.key, conflicts)
          ? [tooFull(type, resource.key, bin)]
          : []),
      ]),
    ],
  };
}

/** Leaves out the decisions that are open only because of incompatible components, which have an error of their own. */
function withoutIncompatible<C extends object>(
  { key, decisions }: Resource<C>,
  conflicts: readonly PlacementConflict[],
): MergeDecision[] {
  const incompatible = new Set(
    conflicts
      .filter(({ kind, resource }) => kind === 'value' && resource === key)
      .map(({ component }) => component),
  );
  return decisions.filter(({ kind, path, candidates }) => {
    // A path of several parts belongs to a part of the resource, and a constraint never has such a path.
    if (kind !== 'conflict' || path.includes('.')) return true;
    const others = candidates.filter(({ component }) => !incompatible.has(component));
    return others.length === candidates.length || new Set(others.map(({ value }) => text(value))).size > 1;
  });
}

/** Joins the conflicts of components that an option of the backend moves: all have to move, and some only together. */
function joined(conflicts: readonly PlacementConflict[]): PlacementConflict[] {
  const first = new Map<string, ValueConflict>();
  const others = conflicts.filter((conflict) => {
    if (conflict.kind !== 'value' || conflict.option === undefined || conflict.hasMoved === true) return true;
    const { resource, name, asks, option, component } = conflict;
    const key = JSON.stringify([resource, name, asks, option, conflict.change]);
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, conflict);
      return false;
    }
    const { fitsIn, along = [], ...rest } = known;
    first.set(key, {
      ...rest,
      ...(fitsIn !== undefined && fitsIn === conflict.fitsIn && { fitsIn }),
      with: [...(known.with ?? []), component],
      children: [...new Set([...known.children, ...conflict.children])],
      along: [...new Set([...along, ...(conflict.along ?? [])])].sort(),
    });
    return false;
  });
  return [...others, ...first.values()];
}

/** Warns once of all data that moves from one resource to another, where the data is not. Messages cannot be copied. */
function newPlaces<C extends object>(
  type: ResourceType<C>,
  { key: to, requirements }: Resource<C>,
  moving: Placement<C>['moving'],
  { prior }: Bin<C>,
  lock: PlanLock | null,
): PlanWarning[] {
  const { sharing } = type;
  const { copyCommand } = sharing;
  const moves = new Map<string, Move>();
  for (const requirement of requirements) {
    const from = moving.get(requirement);
    if (from === undefined) continue;
    const children = dataChildren(type, requirement);
    const wasThere = children.every((child) => ownValue(prior?.locked.units, child)?.retained === true);
    for (const child of children) {
      const isMessages = sharing.holdsMessages?.(child) === true;
      const key = JSON.stringify([from, wasThere, isMessages]);
      const move = moves.get(key) ?? { from, wasThere, isMessages, names: new Set(), components: new Set() };
      moves.set(key, move);
      move.names.add(childName(type.type, child));
      move.components.add(requirement.component);
    }
  }
  return [...moves.values()].map(({ from, wasThere, isMessages, names, components }) => {
    const all = [...names];
    const ids = [...components].sort();
    const commands = all.map((name) => `${copyCommand ?? ''} '${name}@${from}' '${name}@${to}'`);
    const how = copyCommand === undefined ? '' : ` with ${commands.join(' and ')}`;
    const there = wasThere
      ? `${all.length === 1 ? 'uses' : 'use'} the data that was retained there`
      : `${all.length === 1 ? 'is' : 'are'} empty there`;
    const start = `${quoted(all)} of ${quoted(ids)} ${all.length === 1 ? 'moves' : 'move'} from '${from}' to '${to}'`;
    const units = ownValue(lock?.resources, from)?.units ?? {};
    // A child of data that does not hold data itself, such as a consumer group, goes with the data.
    const left = all.filter((name) => ownValue(units, name.slice(type.type.length + 1))?.data !== false);
    const emptied = emptiedParents(units, (child) => names.has(childName(type.type, child)));
    const parents = quoted(emptied.map((parent) => `${childName(type.type, parent)}@${from}`));
    const discard = `discard: [${quoted(left.map((name) => `${name}@${from}`))}]`;
    const rest = parents === '' ? '' : ` Add ${parents} to discard too, unless Azure has other data in it.`;
    return {
      code: isMessages ? 'DATA_RETAINED' : 'DATA_NOT_COPIED',
      message: isMessages
        ? `${start}. Messages that were not read stay in '${from}', and cannot be copied.`
        : `${start}, and ${there}. The data stays in '${from}'.`,
      resource: to,
      components: ids,
      resolution: isMessages
        ? `Let the messages run out before the apply, then discard the old place: ${discard}.`
        : `${wasThere ? `The data in '${to}' is as it was left: delete there what changed or was deleted since. ` : ''}Copy the data${how}, then discard the old place: ${discard}.${rest}`,
    };
  });
}

/** Returns the names of parents, such as databases, of which every child resource that the lock knows leaves. */
function emptiedParents(units: LockedResource['units'], leaves: (child: string) => boolean): string[] {
  return parentsIn(units).flatMap(({ name }) =>
    Object.keys(units).every((child) => !child.startsWith(`${name}/`) || leaves(child)) ? [name] : [],
  );
}

/** Child resources that move from one place to another for one reason. */
interface Move {
  readonly from: string;
  readonly wasThere: boolean;
  readonly isMessages: boolean;
  readonly names: Set<string>;
  readonly components: Set<string>;
}

function splitWarning<C extends object>(type: ResourceType<C>, resource: string, split: Split): PlanWarning {
  if (split.kind === 'capacity') {
    const { max, unit } = type.sharing.capacity;
    return {
      code: 'RESOURCE_SPLIT',
      message: `'${split.second}' and '${split.first}' use two ${type.type} resources, because one holds at most ${max} ${unit}.`,
      resource,
      components: sorted(split.first, split.second),
      resolution: 'Nothing is wrong. Split the backend if you want to decide yourself who shares.',
    };
  }
  const { first, second } = split;
  return {
    code: 'RESOURCE_SPLIT',
    message: `${asks(second)}, ${asks(first)}, so they use two ${type.type} resources.`,
    resource,
    path: second.name,
    components: sorted(first.component, second.component),
    resolution: second.overridable
      ? `Give one of them a higher priority, or ask for the same ${second.name}.`
      : `Ask for the same ${second.name} in both to share one.`,
  };
}

function contradictionError(type: string, { shared, first, second }: Contradiction): PlanError {
  return {
    code: 'CANNOT_SHARE_DATA',
    message: `'${first.component}' and '${second.component}' both use ${shared}, but ${asks(first)} and ${asks(second)}.`,
    path: `${type}.${second.name}`,
    components: sorted(first.component, second.component),
    resolution: `Ask for the same ${second.name} in both, or give one of them data of its own.`,
  };
}

/** Returns true if the requirements that exceed the capacity of a resource are refused one by one. */
function isSaidFull(key: string, conflicts: readonly PlacementConflict[]): boolean {
  return conflicts.some(({ kind, resource }) => kind === 'full' && resource === key);
}

/**
 * Returns the error for a resource over its capacity. Two branches may each have taken its last place, or the
 * declarations need too much.
 */
function tooFull<C extends object>(type: ResourceType<C>, key: string, bin: Bin<C>): PlanError {
  const { prior, requirements } = bin;
  const size = sizeOf(bin);
  const { max, unit } = type.sharing.capacity;
  const isAsLocked =
    prior !== undefined &&
    requirements.every(
      (each) =>
        ownValue(prior.locked.members, each.requirementId) !== undefined && !hasGrown(type, prior, each),
    );
  return isAsLocked
    ? lockConflict(`The lock has ${size} ${unit} in '${key}', which holds at most ${max}.`, key)
    : capacityError(type, key, size, componentsOf(requirements));
}

function capacityError<C extends object>(
  { type, sharing: { capacity } }: ResourceType<C>,
  resource: string,
  size: number,
  components: readonly string[],
): PlanError {
  const [first = '', ...others] = components;
  const who = others.length === 0 ? `'${first}' needs` : `'${first}' and ${others.length} others need`;
  return {
    code: 'CAPACITY_EXCEEDED',
    message: `${who} ${size} ${capacity.unit} in one ${type} resource, which holds at most ${capacity.max}.`,
    resource,
    components,
    resolution: 'Divide the component, or the data that it shares with others, into smaller ones.',
  };
}

function asks(constraint: BoundConstraint): string {
  const { component = '', name, value } = constraint;
  return `'${component}' ${isDefault(constraint) ? `leaves ${name} at` : `asks for ${name}`} '${value}'`;
}

function sorted(...components: (string | undefined)[]): string[] {
  return [...new Set(components)].filter((component) => component !== undefined).sort();
}
