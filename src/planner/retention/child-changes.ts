import { compareText, inKeyOrder, ownValue, recordOf } from '../../plan/json.js';
import { quoted } from '../../plan/phrases.js';
import type { LockedUnit } from '../../plan/lock/plan-lock.js';
import { textOf } from '../../plan/expression/expression.js';
import { addressOf } from '../../plan/terraform-block.js';
import type { Requirement } from '../../resources/requirement.js';
import { componentsOf, sharersOf } from '../../resources/resource.js';
import type { BlockRef } from '../../resources/block.js';
import type { Fact, PlannedUnit, ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import type { LaidOutResource } from '../lay-out.js';
import { isAdoptedUnit } from '../adoption/adopted.js';
import { changedProperties, type PropertyChange } from './changed-properties.js';
import { isDiscarded, childName } from './discarded.js';
import { parentOf } from '../../plan/lock/parent-of.js';
import { pushTo } from '../../plan/maps.js';

/** The child resources of one resource, compared with the lock. */
export interface ChildChanges {
  /** As the next lock has them, sorted by name. */
  readonly units: Readonly<Record<string, LockedUnit>>;
  readonly changes: readonly ChildChange[];
}

/** A change of a child resource that the user should know of. */
export type ChildChange =
  | {
      readonly kind: 'retained' | 'kept-in-terraform' | 'parent-kept' | 'forgotten' | 'import-unknown';
      readonly child: string;
      readonly was: LockedUnit;
      /** Consequence of a retained child resource: another one goes on sending data to it, or an empty one is in its place. */
      readonly effect?: string;
    }
  | ({
      readonly kind: 'property';
      readonly child: string;
      readonly was: LockedUnit;
    } & PropertyChange);

/**
 * Returns the child resources of a layout. If the type does not name any, every block of a resource with data is a
 * child.
 */
export function plannedChildren({ type, layout }: LaidOutResource): Readonly<Record<string, PlannedUnit>> {
  if (layout.units !== undefined) return layout.units;
  if (!type.sharing.holdsData) return {};
  const blocks = (layout.blocks ?? []).filter((block) => !block.type.startsWith('data.'));
  return recordOf(blocks.map((block) => [addressOf(block), { blocks: [{ block }] }]));
}

/** Compares the child resources of one resource with those of the lock. */
export function compareChildren(
  { type, key }: { readonly type: string; readonly key: string },
  laidOut: LaidOutResource | undefined,
  before: Readonly<Record<string, LockedUnit>>,
  settings: Settings,
): ChildChanges {
  const now = laidOut === undefined ? {} : plannedChildren(laidOut);
  const units = new Map<string, LockedUnit>();
  const changes: ChildChange[] = [];
  const componentsOfChild = laidOut === undefined ? () => [] : declaringComponents(laidOut);
  for (const [name, unit] of Object.entries(now)) {
    const was = ownValue(before, name);
    const isRestored = settings.restored.includes(childName(type, name));
    const cameBack = (was?.retained ?? was?.imported) === true && !isRestored;
    const isImported = cameBack || isAdoptedUnit(type, name, key, settings);
    const imported =
      isImported && laidOut !== undefined ? importedBlocks(unit, was, laidOut.type) : undefined;
    units.set(name, lockedChild(unit, componentsOfChild(name), imported));
    if (was === undefined) continue;
    changes.push(...propertyChanges(name, was, unit.facts ?? {}));
    if (was.retained === true && isImported && unit.blocks.some(({ importId = '' }) => importId === ''))
      changes.push({ kind: 'import-unknown', child: name, was });
  }
  const lost = Object.entries(before).filter(([name, { data }]) => data && ownValue(now, name) === undefined);
  if (lost.length === 0) return { units: recordOf(inKeyOrder(units)), changes };
  const planned = addressesIn(laidOut);
  const held = addressesOf(now);
  for (const [name, was] of lost) {
    const addresses = Object.keys(was.blocks);
    if (addresses.every((each) => held.has(each))) continue;
    const kept = was.retained === true || settings.retainsData;
    // Its blocks stay in the plan: a database, because other containers may be in it.
    const isPlanned = addresses.every((each) => planned.has(each));
    if (isDiscarded(type, name, key, settings)) {
      if (was.retained === true && !isPlanned) changes.push({ kind: 'forgotten', child: name, was });
    } else if (isPlanned && settings.restored.includes(childName(type, name))) {
      // The child is gone in Azure and is created again for the others, without its data.
      continue;
    } else if (kept) {
      const { imported, retained, ...rest } = was;
      const isImported = isPlanned && (imported ?? retained) === true;
      units.set(name, {
        ...rest,
        components: [],
        ...(isImported && { imported: true }),
        ...(!isPlanned && { retained: true }),
      });
      if (retained !== true && was.components.length > 0)
        changes.push(
          isPlanned
            ? { kind: 'kept-in-terraform', child: name, was }
            : {
                kind: 'retained',
                child: name,
                was,
                ...replacedIn(name, was, before, units, laidOut),
                ...unreadIn(name, was, now, laidOut),
              },
        );
    }
  }
  for (const [name, was] of lost) {
    if (!isDiscarded(type, name, key, settings)) continue;
    const parent = keptParent(name, was, laidOut);
    if (parent === undefined || hasUnitIn(units, parent.name)) continue;
    units.set(parent.name, parent.unit);
    changes.push({
      kind: 'parent-kept',
      child: parent.name,
      was: { ...parent.unit, components: was.components },
    });
  }
  return { units: recordOf(inKeyOrder(units)), changes };
}

/**
 * Returns the consequence of a new name: a component that declared data of one name declares data of another one. The lock alone says so, also
 * where the earlier declarations are not at hand.
 */
function replacedIn(
  child: string,
  { components }: LockedUnit,
  before: Readonly<Record<string, LockedUnit>>,
  units: ReadonlyMap<string, LockedUnit>,
  laidOut: LaidOutResource | undefined,
): { readonly effect?: string } {
  if (laidOut === undefined) return {};
  const { type, resource } = laidOut;
  // Other children are those of all sharers.
  const declared = new Set(resource.requirements.flatMap(({ config }) => type.sharing.units(config)));
  const others = [...units].filter(
    ([name, unit]) =>
      declared.has(name) &&
      unit.data &&
      unit.imported !== true &&
      ownValue(before, name) === undefined &&
      unit.components.some((component) => components.includes(component)),
  );
  if (others.length === 0) return {};
  const declaring = components.filter((component) =>
    others.some(([, unit]) => unit.components.includes(component)),
  );
  const names = others.map(([name]) => childName(type.type, name)).sort(compareText);
  const { copyCommand } = type.sharing;
  const at = (name: string) => `'${name}@${resource.key}'`;
  // Of several names the lock does not know which one has the same items.
  const how =
    copyCommand === undefined || names.length > 1
      ? ''
      : ` Copy the data after the deployment with ${copyCommand} ${[childName(type.type, child), ...names].map(at).join(' ')}.`;
  const declare = declaring.length === 1 ? 'declares' : 'declare';
  return {
    effect: `${quoted(declaring)} now ${declare} ${quoted(names)}, new and empty.${how}`,
  };
}

/** Returns the consequence for a child resource that leaves another one, such as a topic, which goes on sending data to it. */
function unreadIn(
  child: string,
  { blocks }: LockedUnit,
  now: Readonly<Record<string, PlannedUnit>>,
  laidOut: LaidOutResource | undefined,
): { readonly effect?: string } {
  const outer = child.slice(0, Math.max(child.lastIndexOf('/'), 0));
  if (ownValue(now, outer) === undefined) return {};
  const effect = Object.keys(blocks)
    .map((address) => ownValue(laidOut?.type.weakenedBy, address.split('.')[0] ?? '')?.receivesFrom?.effect)
    .find((each) => each !== undefined);
  return effect === undefined ? {} : { effect };
}

/** Returns the parent of a discarded child resource that stays in the plan, as the next lock has it. */
function keptParent(
  child: string,
  was: LockedUnit,
  laidOut: LaidOutResource | undefined,
): { readonly name: string; readonly unit: LockedUnit } | undefined {
  const parent = parentOf(child, was);
  const block = laidOut?.layout.parents?.find(({ part }) => part !== undefined && part.name === parent?.name);
  if (parent === undefined || block === undefined) return undefined;
  const blocks = { [addressOf(block)]: parent.id };
  return { name: parent.name, unit: { facts: {}, blocks, data: true, components: [] } };
}

function hasUnitIn(units: ReadonlyMap<string, LockedUnit>, parent: string): boolean {
  return [...units.keys()].some((name) => name === parent || name.startsWith(`${parent}/`));
}

function addressesIn(laidOut: LaidOutResource | undefined): ReadonlySet<string> {
  return new Set((laidOut?.layout.blocks ?? []).map(addressOf));
}

/** Returns the addresses of the blocks of child resources: a child that became a part of another child still exists. */
function addressesOf(units: Readonly<Record<string, PlannedUnit>>): ReadonlySet<string> {
  return new Set(Object.values(units).flatMap(({ blocks }) => blocks.map(({ block }) => addressOf(block))));
}

function lockedChild(
  { blocks, facts = {}, data = true }: PlannedUnit,
  components: readonly string[],
  imported: ReadonlySet<string> | undefined,
): LockedUnit {
  const lockedFacts: [fact: string, value: string][] = [];
  for (const fact in facts) lockedFacts.push([fact, facts[fact]?.value ?? '']);
  const importIds: [address: string, id: string][] = [];
  for (const { block, importId = '' } of blocks) {
    const address = addressOf(block);
    importIds.push([address, imported?.has(address) === false ? '' : textOf(importId)]);
  }
  const locked = { facts: recordOf(lockedFacts), blocks: recordOf(importIds), data, components };
  return imported === undefined ? locked : { ...locked, imported: true };
}

/**
 * Returns the addresses of an imported child resource that Azure has. Terraform makes the others, such as the rule of a subscription that
 * came back with a filter and had none; no import may name them, also in later plans.
 */
function importedBlocks(
  { blocks }: PlannedUnit,
  was: LockedUnit | undefined,
  type: Pick<ResourceType, 'dataTypes'>,
): ReadonlySet<string> {
  const there = Object.entries(was?.blocks ?? {}).filter(([, id]) => was?.retained === true || id !== '');
  // The author adopts what holds the data.
  const isThere = (block: BlockRef) =>
    was === undefined
      ? isDataBlock(type, block)
      : there.some(([address]) => address.startsWith(`${block.type}.`));
  return new Set(blocks.filter(({ block }) => isThere(block)).map(({ block }) => addressOf(block)));
}

/** Returns true if the loss of a block of a child resource is a loss of data. All are where the type does not say which. */
export function isDataBlock({ dataTypes }: Pick<ResourceType, 'dataTypes'>, { type }: BlockRef): boolean {
  return dataTypes === undefined || ownValue(dataTypes, type) !== undefined;
}

/** Returns a function that returns the components that declare a child resource: all sharers, if the type does not say who does. */
function declaringComponents({ type, resource }: LaidOutResource): (child: string) => readonly string[] {
  const byChild = new Map<string, Requirement[]>();
  for (const requirement of resource.requirements) {
    for (const child of type.sharing.units(requirement.config)) {
      pushTo(byChild, child, requirement);
    }
  }
  const all = sharersOf(resource);
  return (child) => {
    const declaring = byChild.get(child);
    return declaring === undefined ? all : componentsOf(declaring);
  };
}

function propertyChanges(
  child: string,
  was: LockedUnit,
  facts: Readonly<Record<string, Fact>>,
): ChildChange[] {
  return changedProperties(was.facts, facts).map((change) => ({ kind: 'property', child, was, ...change }));
}
