import { referenceIn } from '../../plan/expression/expression-json.js';
import { StateNotTakenOverError } from '../../errors.js';
import { type JsonValue, ownValue } from '../../plan/json.js';
import { quoted } from '../../plan/phrases.js';
import { addressOf, type TerraformBlock } from '../../plan/terraform-block.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { StateBlock } from './terraform-state.js';
import { addressesByResource } from '../../plan/resource-addresses.js';

/** Blocks of a state by the addresses of the planned blocks that they are. */
export type Matches = ReadonlyMap<string, StateBlock>;

/**
 * Finds each planned block in a state: by its address, then by its id in a module or of earlier versions, then by what its name and the names of
 * its parents are. The first block of a resource is also found where only one of its type is left.
 * @throws StateNotTakenOverError when several could be meant.
 */
export function matchBlocks(plan: ResourcePlan, own: readonly StateBlock[]): Matches {
  const planned = plan.terraform.filter(({ type }) => !type.startsWith('data.'));
  const matches = new Map<string, StateBlock>();
  const free = new Map(own.map((block) => [block.address, block]));
  const match = (block: TerraformBlock, found: StateBlock) => {
    matches.set(addressOf(block), found);
    free.delete(found.address);
  };
  for (const block of planned) {
    const same = free.get(addressOf(block));
    if (same !== undefined) match(block, same);
  }
  const heads = new Set(
    [...addressesByResource(plan).values()].map((all) => all.find((each) => !each.startsWith('data.'))),
  );
  const generated = new Set([
    ...Object.values(plan.lock.names),
    ...Object.values(plan.lock.resources).map(({ name }) => name),
  ]);
  for (const block of planned) {
    const address = addressOf(block);
    if (matches.has(address)) continue;
    const ofType = [...free.values()].filter(({ type }) => type === block.type);
    const ids = [block.id, ...(block.meta?.moved_from ?? [])];
    const sameId = ofType.filter(({ id }) => ids.includes(id));
    const identity = identityOf(block, planned, matches, generated);
    // A parent alone tells nothing: an account has many role assignments.
    const alike = !identity.some(([argument]) => argument === 'name')
      ? []
      : ofType.filter((each) => hasIdentity(each, identity));
    const candidates =
      [sameId, alike, heads.has(address) ? ofType : []].find(({ length }) => length > 0) ?? [];
    const [only] = candidates;
    if (only === undefined) continue;
    if (candidates.length === 1) match(block, only);
    else if (heads.has(address) || block.meta?.holds_data === true)
      throw new StateNotTakenOverError(
        `'${address}'`,
        `the state must have one block that it could be, received ${quoted(candidates.map((each) => each.address))}`,
        'Rename the right one in the Terraform state (terraform state mv), and try again',
      );
  }
  return matches;
}

/** Arguments that tell a block from others of its type: names that no library made up. */
function identityOf(
  { arguments: plain }: TerraformBlock,
  planned: readonly TerraformBlock[],
  matches: Matches,
  generated: ReadonlySet<string>,
): [argument: string, value: string][] {
  return Object.entries(plain).flatMap(([argument, value]): [string, string][] => {
    if ((typeof value === 'string' && generated.has(value)) || !/^name$|_name$/.test(argument)) return [];
    const name = resolvedName(value, planned, matches);
    return name === undefined ? [] : [[argument, name]];
  });
}

/** Returns a name as it is, or that of the block which an expression refers to. */
function resolvedName(
  value: JsonValue,
  planned: readonly TerraformBlock[],
  matches: Matches,
): string | undefined {
  if (typeof value === 'string') return value;
  const { address, attribute } = referenceIn(value) ?? {};
  if (address === undefined || attribute !== 'name') return undefined;
  const name =
    matches.get(address)?.values['name'] ??
    planned.find((block) => addressOf(block) === address)?.arguments['name'];
  return typeof name === 'string' ? name : undefined;
}

function hasIdentity({ values }: StateBlock, identity: readonly (readonly [string, string])[]): boolean {
  return identity.every(
    ([argument, value]) => ownValue(values, argument) === undefined || ownValue(values, argument) === value,
  );
}
