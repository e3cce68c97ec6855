import type { JsonValue } from '../json.js';
import { addTo, pushTo } from '../maps.js';
import type { PlannedResource, ResourcePlan } from '../resource-plan.js';
import { addressOf, type TerraformBlock } from '../terraform-block.js';
import type { BlockChange } from './block-changes.js';
import type { Difference } from './compare-values.js';
import {
  type Causes,
  componentEdits,
  distinct,
  type Edit,
  editFinder,
  editsNamedIn,
  optionEdits,
  optionsFor,
  optionsForAll,
  optionsOfType,
} from './edits.js';

/** Causes of the change of a block. */
export interface AttributedChange {
  readonly causes: Causes;
  /** In the order of the differences of the block. */
  readonly byDifference: readonly Causes[];
}

/** Edits that may have changed the blocks of a resource. */
interface ResourceEdits {
  readonly type: string;
  /** Edits of components that its merged configuration shows. */
  readonly edits: readonly Edit[];
  readonly find: (type: string, argument: string) => readonly Edit[];
  /** One edit for each component that uses it and was edited in any way. */
  readonly members: readonly Edit[];
  /** True for a resource that one plan of the two does not have. */
  readonly isNew: boolean;
  readonly areAllEdited: boolean;
}

/**
 * Finds who caused the change of each block. An argument changes because of the edit that has its name (`ttl` of `default_ttl`), or with
 * the block that it refers to. Other arguments change because of the edits that have the name of no argument.
 *
 * @param edited - Ids of components that were added, removed or changed.
 */
export function attribute(
  changes: readonly BlockChange[],
  before: ResourcePlan | null,
  after: ResourcePlan,
  edited: ReadonlySet<string>,
): ReadonlyMap<string, AttributedChange> {
  const attributed = new Map<string, AttributedChange>();
  if (changes.length === 0) return attributed;
  const addresses = new Set(changes.flatMap(({ address, movedFrom }) => [address, movedFrom ?? address]));
  const owners = ownersIn(before, after, addresses);
  const users = usersOfUnits(before, after, addresses);
  const options = before === null ? [] : optionEdits(before, after);
  const findOption = editFinder(options);
  const known = new Map<readonly PlannedResource[] | undefined, ResourceEdits>();

  const editsOf = ({ address, movedFrom }: BlockChange): ResourceEdits => {
    const sides = owners.get(address) ?? owners.get(movedFrom ?? '');
    const found = known.get(sides) ?? resourceEdits(sides ?? [], edited);
    known.set(sides, found);
    return found;
  };
  /** Leaves out the components that do not use the child resource that a block is. */
  const causesIn = ({ address, movedFrom }: BlockChange, edits: readonly Edit[]): Causes => {
    const own = users.get(address) ?? users.get(movedFrom ?? '');
    const causes = distinct(edits.flatMap((edit) => edit.causes));
    return own === undefined ? causes : causes.filter((id) => own.has(id) || !edited.has(id));
  };
  const firstOf = (change: BlockChange, choices: readonly (readonly Edit[])[]): Causes =>
    choices.map((edits) => causesIn(change, edits)).find((causes) => causes.length > 0) ?? [];

  const named = changes.map((change) => {
    const { find } = editsOf(change);
    const { type } = blockOf(change);
    const found = change.differences.map(({ path }) =>
      [...find(type, path), ...findOption(type, path)].filter((edit) => causesIn(change, [edit]).length > 0),
    );
    return { change, found };
  });
  const explaining = new Set(named.flatMap(({ found }) => found.flat()));
  const unexplained = (edits: readonly Edit[]) => edits.filter((edit) => !explaining.has(edit));
  const ofOptions = unexplained(options);
  const ofAnyOption = optionsForAll(ofOptions);

  const causesOfBlock = (change: BlockChange): Causes => {
    const { edits, members, type, isNew, areAllEdited } = editsOf(change);
    return firstOf(change, [
      isNew ? optionsOfType(options, type) : [],
      // A component that was not edited asks for no new resource.
      isNew && !areAllEdited ? optionsFor(ofOptions, type) : [],
      isNew && !areAllEdited ? ofAnyOption : [],
      users.has(change.address) ? edits : editsNamedIn(edits, blockOf(change)),
      users.has(change.address) ? members : [],
      optionsFor(ofOptions, type),
      ofAnyOption,
      edits,
      members,
    ]);
  };
  const causesOfArgument = (change: BlockChange, difference: Difference): Causes => {
    const { edits, members, type } = editsOf(change);
    const ofComponents = unexplained(edits);
    const ofType = optionsFor(ofOptions, type);
    const [first, second] = isCode(difference) ? [ofComponents, ofType] : [ofType, ofComponents];
    return firstOf(change, [first, second, edits, ofAnyOption, members]);
  };

  // Blocks that are new, gone or replaced: what refers to them changes with them. A plan has them before what refers to them.
  const made = new Map<string, Causes>();
  const add = ({ address, action }: BlockChange, causes: Causes, byDifference: readonly Causes[] = []) => {
    attributed.set(address, { causes, byDifference });
    if (action !== 'update') made.set(address, causes);
  };
  const isWhole = ({ differences, forcedBy }: BlockChange) => differences.length + forcedBy.length === 0;
  for (const { change } of named) if (isWhole(change)) add(change, causesOfBlock(change));
  for (const { change, found } of named) {
    if (isWhole(change)) continue;
    const byDifference = change.differences.map((difference, index) => {
      const own = causesIn(change, found[index] ?? []);
      if (own.length > 0) return own;
      const referred = referencesIn(difference).flatMap((address) => made.get(address) ?? []);
      return referred.length > 0 ? distinct(referred) : causesOfArgument(change, difference);
    });
    // Blocks whose change has Terraform replace this one. The other names are of arguments.
    const triggers = change.forcedBy.flatMap((address) => attributed.get(address)?.causes ?? []);
    add(change, distinct([...byDifference.flat(), ...triggers]), byDifference);
  }
  return attributed;
}

/** Returns the block of a change after it, or before it where it is gone. */
function blockOf({ before, after }: BlockChange): Pick<TerraformBlock, 'type' | 'id' | 'arguments'> {
  return after ?? before ?? { type: '', id: '', arguments: {} };
}

function resourceEdits(sides: readonly PlannedResource[], edited: ReadonlySet<string>): ResourceEdits {
  const [before, after] = sides;
  const edits = before !== undefined && after !== undefined ? componentEdits(before, after, edited) : [];
  const ids = distinct(sides.flatMap(({ sharedBy }) => sharedBy));
  return {
    type: before?.type ?? '',
    edits,
    find: editFinder(edits),
    members: ids.flatMap((id) => (edited.has(id) ? [{ path: '', causes: [id] }] : [])),
    isNew: sides.length === 1,
    areAllEdited: ids.every((id) => edited.has(id)),
  };
}

/** Returns the resource that each of some blocks belongs to, before and after. */
function ownersIn(
  before: ResourcePlan | null,
  after: ResourcePlan,
  addresses: ReadonlySet<string>,
): ReadonlyMap<string, readonly PlannedResource[]> {
  const byKey = new Map<string, PlannedResource[]>();
  for (const resource of [...(before?.resources ?? []), ...after.resources])
    pushTo(byKey, resource.key, resource);
  const owners = new Map<string, readonly PlannedResource[]>();
  for (const block of [...(before?.terraform ?? []), ...after.terraform]) {
    const address = addressOf(block);
    const sides = byKey.get(block.resource ?? '');
    if (sides !== undefined && addresses.has(address)) owners.set(address, sides);
  }
  return owners;
}

/** Returns the components of the child resource that each of some blocks is, before and after. */
function usersOfUnits(
  before: ResourcePlan | null,
  after: ResourcePlan,
  addresses: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  for (const plan of [before, after])
    for (const { units } of Object.values(plan?.lock.resources ?? {}))
      for (const { blocks, components } of Object.values(units))
        for (const address in blocks) if (addresses.has(address)) addTo(users, address, ...components);
  return users;
}

/** Returns true for an argument that changes with the code of functions. */
function isCode({ before, after }: Difference): boolean {
  return JSON.stringify([before, after]).includes('"$package"');
}

const REFERENCE = /\{"\$ref":"([^".]+\.[^".]+)\./g;

function referencesIn({ before, after }: Difference): string[] {
  return [before, after].flatMap((value: JsonValue | undefined) =>
    value === undefined
      ? []
      : [...JSON.stringify(value).matchAll(REFERENCE)].map(([, address = '']) => address),
  );
}
