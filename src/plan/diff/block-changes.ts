import { referenceIn } from '../expression/expression-json.js';
import { type JsonObject, type JsonValue, ownValue } from '../json.js';
import { type ProtectionRecord, protectionRecords } from '../lock/locked-protection.js';
import type { ResourcePlan } from '../resource-plan.js';
import { addressOf, type TerraformBlock } from '../terraform-block.js';
import type { Weakening } from '../weakening.js';
import { type Difference, differencesOf } from './compare-values.js';
import { forcingArguments } from './forcing-arguments.js';
import type { ChangeAction } from './plan-diff.js';
import { isKept, protectionText, protectiveValues, recordedValues } from './protection.js';
import { releasedApps, releasedArguments } from './released-packages.js';
import { unknownValues } from './unknown-values.js';

/** Change of one Terraform block. */
export interface BlockChange {
  readonly address: string;
  readonly action: ChangeAction;
  readonly before: TerraformBlock | undefined;
  readonly after: TerraformBlock | undefined;
  readonly differences: readonly Difference[];
  readonly forcedBy: readonly string[];
  readonly refused: readonly string[];
  readonly movedFrom: string | null;
}

/** Returns what Terraform does with every block that does not stay as it is. Data sources are read in every plan. */
export function blockChanges(before: ResourcePlan | null, after: ResourcePlan): BlockChange[] {
  const was = byAddress(before);
  const is = byAddress(after);
  const movedTo = movesBetween(was, is, after.state.moved);
  const movedFrom = new Map([...movedTo].map(([from, to]) => [to, from]));
  const renamed = new Map([...movedTo, ...renamedSources(before, after)]);
  const imported = new Set(after.state.imports.map(({ to }) => to));
  const records: ReadonlyMap<string, ProtectionRecord> =
    before === null ? new Map() : protectionRecords(before.lock);
  const released = before === null ? new Set<string>() : releasedApps(before, after);
  const fresh = new Map<string, TerraformBlock>();
  const changed = new Set<string>();
  const changes: BlockChange[] = [];
  // Dependencies come first in a plan, so what they bring about is known.
  for (const [address, block] of is) {
    const from = movedFrom.get(address) ?? address;
    const old = was.get(from);
    if (old === undefined) {
      const isImported = imported.has(address);
      const differences = isImported
        ? recordedDifferences(block, records.get(address), ownValue(after.weakenedBy, block.type))
        : [];
      changes.push({ ...made(address, block), action: isImported ? 'import' : 'create', differences });
      continue;
    }
    const former = renamed.size === 0 ? old.arguments : readdressed(old.arguments, renamed);
    const { kept = [] } = ownValue(after.replacedBy, block.type) ?? {};
    const ignored = renamedArguments(block.type, before, after);
    const own = differencesOf(former, block.arguments).filter(
      ({ path, after: value }) =>
        (value !== undefined || !kept.includes(path)) && !ignored.includes(path.split('.')[0] ?? ''),
    );
    const touched = new Set(own.map(({ path }) => path));
    const further = [
      ...(fresh.size === 0 ? [] : unknownValues(block.arguments, (other) => fresh.get(other))),
      ...releasedArguments(block.arguments, released),
    ].filter(({ path }) => !touched.has(path));
    const differences = [...own, ...further];
    const movement = from === address ? null : from;
    const triggers = (block.meta?.replace_triggered_by ?? []).filter((each) => changed.has(each));
    if (differences.length === 0 && movement === null && triggers.length === 0) continue;
    const { replacing, refused } = forcingArguments(
      { before: former, after: block.arguments, differences },
      ownValue(after.replacedBy, block.type),
      (expression, side) => referenced(expression, side === 'before' ? was : is),
    );
    const forcedBy = [...replacing, ...triggers];
    if (forcedBy.length > 0) fresh.set(address, block);
    if (forcedBy.length > 0 || differences.length > 0) changed.add(address);
    changes.push({
      address,
      action: forcedBy.length > 0 ? 'replace' : differences.length > 0 ? 'update' : 'move',
      before: old,
      after: block,
      differences,
      forcedBy,
      refused,
      movedFrom: movement,
    });
  }
  const forgotten = new Set(after.state.removed);
  for (const [address, block] of was) {
    if (is.has(address) || movedTo.has(address)) continue;
    const action = forgotten.has(address) ? 'forget' : 'destroy';
    changes.push({ ...made(address, undefined), before: block, action });
  }
  return changes;
}

/**
 * Returns what Terraform also changes in a block that it imports, as far as the lock tells: the arguments that protect data, as they were
 * when the block was retained.
 */
function recordedDifferences(
  { arguments: plain }: TerraformBlock,
  record: ProtectionRecord | undefined,
  weakening: Weakening | undefined,
): Difference[] {
  if (record === undefined || weakening === undefined) return [];
  const was = recordedValues(record.values);
  const is = protectiveValues(weakening, plain);
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((path) => {
    const after = is.get(path);
    const isSame =
      after === undefined ? isKept(weakening, path) : protectionText(after) === ownValue(record.values, path);
    return isSame ? [] : [{ path, before: was.get(path), after }];
  });
}

/** Returns the address that each block moves to. Terraform follows a chain of moves up to an address that another block has. */
function movesBetween(
  was: ReadonlyMap<string, TerraformBlock>,
  is: ReadonlyMap<string, TerraformBlock>,
  moved: ResourcePlan['state']['moved'],
): Map<string, string> {
  const next = new Map(moved.map(({ from, to }) => [from, to]));
  const found: [from: string, to: string][] = [];
  for (const from of next.keys()) {
    let to = next.get(from);
    // No more steps than moves: those of a plan from elsewhere may form a circle.
    for (let left = moved.length; left > 0; left -= 1) {
      if (to === undefined || is.has(to) || was.has(to)) break;
      to = next.get(to);
    }
    if (to !== undefined && was.has(from) && is.has(to) && !was.has(to)) found.push([from, to]);
  }
  return new Map(found);
}

/** Returns the arguments that one of two plans has under another name, because it is for another version of azurerm. */
function renamedArguments(type: string, before: ResourcePlan | null, after: ResourcePlan): readonly string[] {
  if (before === null || before.provider.azurerm === after.provider.azurerm) return [];
  return [before, after].flatMap(({ replacedBy }) => ownValue(replacedBy, type)?.renamed ?? []);
}

/** Returns the address that each data source has now. Two of one type with the same arguments read the same. */
function renamedSources(before: ResourcePlan | null, after: ResourcePlan): [from: string, to: string][] {
  const contentOf = ({ type, arguments: plain }: TerraformBlock) => `${type} ${JSON.stringify(plain)}`;
  const sourcesOf = (plan: ResourcePlan | null) =>
    (plan?.terraform ?? []).filter(({ type }) => type.startsWith('data.'));
  const is = new Map(sourcesOf(after).map((block) => [contentOf(block), addressOf(block)]));
  return sourcesOf(before).flatMap((block): [string, string][] => {
    const [from, to] = [addressOf(block), is.get(contentOf(block))];
    return to === undefined || to === from ? [] : [[from, to]];
  });
}

function made(address: string, after: TerraformBlock | undefined) {
  return { address, before: undefined, after, differences: [], forcedBy: [], refused: [], movedFrom: null };
}

function byAddress(plan: ResourcePlan | null): Map<string, TerraformBlock> {
  const blocks = (plan?.terraform ?? []).filter(({ type }) => !type.startsWith('data.'));
  return new Map(blocks.map((block) => [addressOf(block), block]));
}

/** Returns arguments in which references have the addresses that their blocks have now. Addresses need no escape in JSON. */
function readdressed(plain: JsonObject, renamed: ReadonlyMap<string, string>): JsonObject {
  let text = JSON.stringify(plain);
  for (const [from, to] of renamed) text = text.replaceAll(`{"$ref":"${from}.`, () => `{"$ref":"${to}.`);
  return JSON.parse(text) as JsonObject;
}

function referenced(
  expression: JsonValue | undefined,
  blocks: ReadonlyMap<string, TerraformBlock>,
): TerraformBlock | undefined {
  return blocks.get(referenceIn(expression)?.address ?? '');
}
