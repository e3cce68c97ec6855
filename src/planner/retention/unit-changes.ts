import { inKeyOrder, ownValue, recordByName, recordOf } from '../../plan/json.js';
import type { LockedUnit } from '../../plan/lock/plan-lock.js';
import { textOf } from '../../plan/expression/expression.js';
import { addressOf } from '../../plan/terraform-block.js';
import type { Requirement } from '../../resources/requirement.js';
import { componentsOf, sharersOf } from '../../resources/resource.js';
import type { Fact, PlannedUnit } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import type { LaidOutResource } from '../lay-out.js';
import { isAdoptedUnit } from '../adopted.js';
import { changedFacts, type FactChange } from './changed-facts.js';
import { isDiscarded, unitName } from './discarded.js';

/** Result for the units of one resource. */
export interface UnitChanges {
  /** As the next lock has them, sorted by name. */
  readonly units: Readonly<Record<string, LockedUnit>>;
  readonly changes: readonly UnitChange[];
}

/** A change of a unit that the user should know of. */
export type UnitChange =
  | {
      readonly kind: 'retained' | 'kept-for-others' | 'forgotten' | 'import-unknown';
      readonly unit: string;
      readonly was: LockedUnit;
    }
  | ({
      readonly kind: 'fact';
      readonly unit: string;
      readonly was: LockedUnit;
    } & FactChange);

/** Returns the units of a resource that is laid out. Where its type names none, every block of one with data is a unit. */
export function plannedUnits({ type, layout }: LaidOutResource): Readonly<Record<string, PlannedUnit>> {
  if (layout.units !== undefined) return layout.units;
  if (!type.sharing.holdsData) return {};
  const blocks = (layout.blocks ?? []).filter((block) => !block.type.startsWith('data.'));
  return recordByName(blocks.map((block) => [addressOf(block), { blocks: [{ block }] }]));
}

/** Compares the units of one resource with those of the lock. */
export function compareUnits(
  { type, key }: { readonly type: string; readonly key: string },
  laidOut: LaidOutResource | undefined,
  before: Readonly<Record<string, LockedUnit>>,
  settings: Settings,
): UnitChanges {
  const now = laidOut === undefined ? {} : plannedUnits(laidOut);
  const declarers = laidOut === undefined ? undefined : declarersIn(laidOut);
  // All sharers declare a unit whose type does not say who does.
  const all = laidOut === undefined ? [] : sharersOf(laidOut.resource);
  const units = new Map<string, LockedUnit>();
  const changes: UnitChange[] = [];
  for (const [name, unit] of Object.entries(now)) {
    const was = ownValue(before, name);
    const isRestored = settings.restored.includes(unitName(type, name));
    const cameBack = (was?.retained ?? was?.imported) === true && !isRestored;
    const isImported = cameBack || isAdoptedUnit(type, name, key, settings);
    const declaring = declarers?.get(name);
    const components = declaring === undefined ? all : componentsOf(declaring);
    const locked = lockedUnit(unit, components, isImported);
    units.set(name, locked);
    if (was === undefined) continue;
    changes.push(...factChanges(name, was, unit.facts ?? {}));
    if (was.retained === true && isImported && Object.values(locked.blocks).includes(''))
      changes.push({ kind: 'import-unknown', unit: name, was });
  }
  const lost = Object.entries(before).filter(([name, { data }]) => data && ownValue(now, name) === undefined);
  const [planned, held] = lost.length === 0 ? [] : [addressesIn(laidOut), addressesOf(now)];
  for (const [name, was] of lost) {
    const addresses = Object.keys(was.blocks);
    if (addresses.every((each) => held?.has(each))) continue;
    const kept = was.retained === true || settings.retainsData;
    // Its blocks stay in the plan for the units of others: a database for their containers.
    const isShared = addresses.every((each) => planned?.has(each));
    if (isDiscarded(type, name, key, settings)) {
      if (was.retained === true && !isShared) changes.push({ kind: 'forgotten', unit: name, was });
    } else if (isShared && settings.restored.includes(unitName(type, name))) {
      // It is gone in Azure, and made again for the others: nothing of it is left.
      continue;
    } else if (kept) {
      const { imported: _imported, ...rest } = was;
      units.set(name, { ...rest, components: [], retained: true });
      if (was.retained !== true)
        changes.push({ kind: isShared ? 'kept-for-others' : 'retained', unit: name, was });
    }
  }
  return { units: recordByName(inKeyOrder(units)), changes };
}

function addressesIn(laidOut: LaidOutResource | undefined): ReadonlySet<string> {
  return new Set((laidOut?.layout.blocks ?? []).map(addressOf));
}

/** Returns the addresses of what units are made of: a unit that became a part of another unit still exists. */
function addressesOf(units: Readonly<Record<string, PlannedUnit>>): ReadonlySet<string> {
  return new Set(Object.values(units).flatMap(({ blocks }) => blocks.map(({ block }) => addressOf(block))));
}

function lockedUnit(
  { blocks, facts = {}, data = true }: PlannedUnit,
  components: readonly string[],
  imported: boolean,
): LockedUnit {
  const lockedFacts: [fact: string, value: string][] = [];
  for (const fact in facts) lockedFacts.push([fact, facts[fact]?.value ?? '']);
  const importIds: [address: string, id: string][] = [];
  for (const { block, importId = '' } of blocks) importIds.push([addressOf(block), textOf(importId)]);
  const locked = { facts: recordOf(lockedFacts), blocks: recordByName(importIds), data, components };
  return imported ? { ...locked, imported } : locked;
}

/** Returns the requirements that declare each unit. */
function declarersIn({ type, resource }: LaidOutResource): ReadonlyMap<string, readonly Requirement[]> {
  const byUnit = new Map<string, Requirement[]>();
  for (const requirement of resource.requirements) {
    for (const unit of type.sharing.units(requirement.config)) {
      const declaring = byUnit.get(unit);
      if (declaring === undefined) byUnit.set(unit, [requirement]);
      else declaring.push(requirement);
    }
  }
  return byUnit;
}

function factChanges(unit: string, was: LockedUnit, facts: Readonly<Record<string, Fact>>): UnitChange[] {
  return changedFacts(was.facts, facts).map((change) => ({ kind: 'fact', unit, was, ...change }));
}
