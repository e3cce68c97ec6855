import { type DataPlaces, dataPlaces, discardName } from '../../plan/lock/data-places.js';
import type { LockedUnit, PlanLock } from '../../plan/lock/plan-lock.js';
import { addressOf, type TerraformBlock } from '../../plan/terraform-block.js';
import { compareText, ownValue, recordOf } from '../../plan/json.js';
import type { StateChanges } from '../../plan/resource-plan.js';
import { readImportId } from '../../plan/lock/lock-strings.js';
import { clientConfig } from '../../resources/azure/subscription.js';
import type { PlanningContext } from '../../resources/layout-context.js';
import type { Diagnostics } from '../../resources/resource-type.js';
import type { LaidOutResource } from '../lay-out.js';
import type { Settings } from '../../resources/settings.js';
import { childName, type DiscardNames, isDiscarded } from './discarded.js';
import { diagnoseProperties } from './resource-properties.js';
import { takenAddresses } from './taken-addresses.js';
import { compareChildren, isDataBlock, plannedChildren } from './child-changes.js';
import { diagnoseChildren } from './child-diagnostics.js';
import { parentsIn } from '../../plan/lock/parent-of.js';
import { withinDiscarded } from './within-discarded.js';

/** The child resources of a plan, compared with the lock. */
export interface Retention {
  /** The child resources of each resource, by key. Resources that are gone and of which nothing is retained are left out. */
  readonly units: ReadonlyMap<string, Readonly<Record<string, LockedUnit>>>;
  readonly state: StateChanges;
  /** The layouts, with a mark on every block that holds data. */
  readonly layouts: readonly LaidOutResource[];
  /** Data sources that an import needs. */
  readonly blocks: readonly TerraformBlock[];
  readonly diagnostics: readonly Diagnostics[];
  /** Immutable properties of child resources that differ between the declarations and the lock. */
  readonly conflicting: readonly ConflictingProperty[];
}

/** An immutable property of a child resource. */
export interface ConflictingProperty {
  readonly resource: string;
  readonly child: string;
  readonly property: string;
}

/** Compares layouts with the lock: finds the child resources that stay, return or are retained. */
export function retain(layouts: readonly LaidOutResource[], context: PlanningContext): Retention {
  const { settings } = context;
  const byKey = new Map(layouts.map((each) => [each.resource.key, each]));
  const locked = settings.lock?.resources ?? {};
  const units = new Map<string, Readonly<Record<string, LockedUnit>>>();
  const diagnostics: Diagnostics[] = [];
  const conflicting: ConflictingProperty[] = [];
  // Without a lock nothing was anywhere else.
  const places = settings.lock === null ? new Map<string, string>() : placesOf(layouts);
  const isElsewhere = (type: string, child: string, key: string) =>
    (places.get(childName(type, child)) ?? key) !== key;
  const typeOf = (key: string) => byKey.get(key)?.resource.type ?? ownValue(locked, key)?.type ?? '';
  const keys = [...new Set([...Object.keys(locked), ...byKey.keys()])].sort(compareText);
  const comparisons = keys.map((key) => {
    const [type, laidOut] = [typeOf(key), byKey.get(key)];
    const compared = compareChildren({ type, key }, laidOut, ownValue(locked, key)?.units ?? {}, settings);
    if (laidOut !== undefined || Object.keys(compared.units).length > 0) units.set(key, compared.units);
    return { type, key, laidOut, compared };
  });
  const discardNames = namesToDiscard(locked, units, typeOf);
  for (const { type, key, laidOut, compared } of comparisons) {
    if (laidOut !== undefined) diagnostics.push(diagnoseProperties(laidOut, ownValue(locked, key)));
    // A child that moved was not discarded. The diagnostics of its new resource report the move.
    const changes = compared.changes.filter(
      ({ kind, child }) =>
        !(kind === 'retained' || kind === 'kept-in-terraform') || !isElsewhere(type, child, key),
    );
    diagnostics.push(diagnoseChildren(type, key, changes, laidOut === undefined, discardNames));
    for (const change of changes)
      if (change.kind === 'property')
        conflicting.push({ resource: key, child: change.child, property: change.property });
  }
  const marked = layouts.map((each) => withMarks(each, units.get(each.resource.key) ?? {}));
  const planned = settings.lock === null ? new Set<string>() : addressesIn(layouts);
  diagnostics.push({
    errors: [
      ...takenAddresses(locked, units, layouts),
      ...withinDiscarded(locked, units, planned, settings, discardNames),
    ],
  });
  const kept = [...units.values()].flatMap(keptIn);
  const imports = importsOf(kept, planned);
  // A block that stays in the plan for others is not discarded with the child.
  const discarded = discardedChildren(locked, units, settings).filter(({ blocks }) =>
    Object.keys(blocks).every((address) => !planned.has(address)),
  );
  const addresses = discarded.flatMap(({ blocks }) => Object.keys(blocks));
  const forgotten = [
    ...discarded
      .filter(({ retained }) => retained === true)
      .flatMap(({ blocks }) => Object.values(blocks).filter((id) => id !== '')),
    ...discardedParents(locked, units, settings),
  ];
  return {
    units,
    state: {
      removed: removedIn(kept, planned),
      moved: [
        ...movedIn(marked, settings.lock?.formerAddresses ?? {}),
        ...layouts.flatMap(({ layout }) => layout.moved ?? []),
      ].sort((a, b) => compareText(a.from, b.from)),
      imports,
      ...(addresses.length > 0 && { discarded: addresses.sort(compareText) }),
      ...(forgotten.length > 0 && { forgotten: forgotten.sort(compareText) }),
    },
    layouts: marked,
    blocks: furtherBlocks(imports, layouts, context),
    diagnostics,
    conflicting,
  };
}

/** Returns a function that names data so that neither this release nor the next one refuses the name as ambiguous. */
function namesToDiscard(
  locked: PlanLock['resources'],
  units: Retention['units'],
  typeOf: (key: string) => string,
): DiscardNames {
  let places: readonly DataPlaces[] | undefined;
  return (type, child, key) => {
    // Few plans discard anything.
    places ??= [
      dataPlaces(locked),
      dataPlaces(recordOf([...units].map(([each, own]) => [each, { type: typeOf(each), units: own }]))),
    ];
    return discardName(childName(type, child), key, ...places);
  };
}

/** Returns the key of the resource that holds each child now, by its name. */
function placesOf(layouts: readonly LaidOutResource[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const each of layouts)
    for (const child of Object.keys(plannedChildren(each)))
      places.set(childName(each.resource.type, child), each.resource.key);
  return places;
}

/** Marks the blocks of a resource whose loss is a loss of data: those of its children, and the parents of children. */
function withMarks(laidOut: LaidOutResource, units: Readonly<Record<string, LockedUnit>>): LaidOutResource {
  const data = Object.values(units).filter((unit) => unit.data);
  const { blocks, parents } = laidOut.layout;
  if (data.length === 0 || blocks === null) return laidOut;
  const holding = new Set((parents ?? blocks.slice(0, 1)).map(addressOf));
  for (const unit of data) for (const address in unit.blocks) holding.add(address);
  const marked: TerraformBlock[] = [];
  for (const block of blocks) {
    const isMarked =
      holding.has(addressOf(block)) && isDataBlock(laidOut.type, block) && !block.type.startsWith('data.');
    marked.push(isMarked ? holdingData(block) : block);
  }
  return { ...laidOut, layout: { ...laidOut.layout, blocks: marked } };
}

function holdingData(block: TerraformBlock): TerraformBlock {
  return { ...block, meta: { ...block.meta, holds_data: true } };
}

function addressesIn(layouts: readonly LaidOutResource[]): ReadonlySet<string> {
  return new Set(layouts.flatMap(({ layout }) => (layout.blocks ?? []).map(addressOf)));
}

/** Returns the child resources that Terraform forgets or imports. */
function keptIn(units: Readonly<Record<string, LockedUnit>>): LockedUnit[] {
  return Object.values(units).filter(({ imported, retained }) => imported === true || retained === true);
}

/** Lists what Terraform forgets. A retained database stays where others declare containers in it. */
function removedIn(kept: readonly LockedUnit[], planned: ReadonlySet<string>): string[] {
  return kept
    .filter(({ retained }) => retained === true)
    .flatMap(({ blocks }) => Object.keys(blocks))
    .filter((address) => !planned.has(address))
    .sort(compareText);
}

/** Returns the child resources that the lock knows and that were discarded. */
function discardedChildren(
  locked: PlanLock['resources'],
  units: Retention['units'],
  settings: Settings,
): LockedUnit[] {
  return Object.entries(locked).flatMap(([key, { type, units: own }]) =>
    Object.entries(own)
      .filter(
        ([unit]) => ownValue(units.get(key), unit) === undefined && isDiscarded(type, unit, key, settings),
      )
      .map(([, unit]) => unit),
  );
}

/** Returns the ids of the parents that the user discards, and that are not child resources of the lock. */
function discardedParents(
  locked: PlanLock['resources'],
  units: Retention['units'],
  settings: Settings,
): string[] {
  return Object.entries(locked).flatMap(([key, { type, units: own }]) =>
    parentsIn(own)
      .filter(({ name }) => isDiscarded(type, name, key, settings))
      .filter(({ name }) => !Object.keys(units.get(key) ?? {}).some((child) => child.startsWith(`${name}/`)))
      .map(({ id }) => id),
  );
}

/** Lists what Terraform may have forgotten and the plan has again. Terraform ignores what is in its state. */
function importsOf(kept: readonly LockedUnit[], planned: ReadonlySet<string>): StateChanges['imports'] {
  return kept
    .flatMap(({ blocks, imported }) =>
      Object.entries(blocks).filter(([address]) => imported === true || planned.has(address)),
    )
    .filter(([, id]) => id !== '')
    .map(([to, id]) => ({ to, id: readImportId(id) }))
    .sort((a, b) => compareText(a.to, b.to));
}

/** Lists the addresses that blocks had before, which the lock knows. */
function movedIn(
  layouts: readonly LaidOutResource[],
  former: NonNullable<PlanLock['formerAddresses']>,
): StateChanges['moved'] {
  // Few locks know any, and all blocks are many.
  if (Object.keys(former).length === 0) return [];
  const blocks = layouts.flatMap(({ layout }) => layout.blocks ?? []);
  const taken = addressesIn(layouts);
  return (
    blocks
      .flatMap((block) =>
        (ownValue(former, addressOf(block)) ?? []).map((from) => ({ from, to: addressOf(block) })),
      )
      // Terraform refuses to move a block that is still declared.
      .filter(({ from }) => !taken.has(from))
  );
}

function needsSubscription(imports: StateChanges['imports']): boolean {
  // The id of an adopted resource contains its subscription.
  return imports.some(
    ({ id }) => typeof id === 'object' && '$join' in id && id.$join[0] === '/subscriptions/',
  );
}

/** Returns the data source that imports need, unless a resource has it. */
function furtherBlocks(
  imports: StateChanges['imports'],
  layouts: readonly LaidOutResource[],
  context: PlanningContext,
): TerraformBlock[] {
  if (!needsSubscription(imports)) return [];
  const source = clientConfig(context);
  return addressesIn(layouts).has(addressOf(source)) ? [] : [source];
}
