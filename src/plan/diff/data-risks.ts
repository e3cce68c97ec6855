import { referenceIn } from '../expression/expression-json.js';
import { type JsonValue, ownValue } from '../json.js';
import type { LockedUnit } from '../lock/plan-lock.js';
import type { ResourcePlan } from '../resource-plan.js';
import { addressOf, type TerraformBlock } from '../terraform-block.js';
import type { Weakening } from '../weakening.js';
import type { BlockChange } from './block-changes.js';
import { valueChange } from './compare-values.js';
import type { DataRisk, ValueChange } from './plan-diff.js';
import { protectiveValues, type ProtectiveValues, HARD_DELETE, weakenedArguments } from './protection.js';
import { renamedIds } from './renamed-ids.js';
import { CONTENT } from './resource-changes.js';

/** Returns everything that puts existing data at risk and destroys none of it: weaker arguments, options, and units left behind. */
export function dataRisks(
  changes: readonly BlockChange[],
  before: ResourcePlan | null,
  after: ResourcePlan,
): DataRisk[] {
  if (before === null) return [];
  return [
    ...weakenedOptions(before, after),
    ...weakenedBlocks(changes, before, after),
    ...lostContents(changes, before),
    ...unreadData(changes, before, after),
    ...leftBehind(before, after),
  ];
}

/** Returns the risk of a value that changes, for data in a block, or of a component or the backend. */
export function dataAtRisk(
  subject: string,
  { path: argument, before, after }: ValueChange,
  effect: string,
  components: readonly string[] = [],
): DataRisk {
  return { code: 'DATA_AT_RISK', subject, argument, before, after, effect, components };
}

function weakenedOptions(before: ResourcePlan, after: ResourcePlan): DataRisk[] {
  const [{ backend: was, components }, { backend: is }] = [before, after];
  const configs = new Map(after.components.map((each) => [each.id, each.config]));
  const renamed = renamedIds(before, after);
  const softDelete = components.flatMap(({ id: old, config }) => {
    const id = renamed.get(old) ?? old;
    const now = configs.get(id);
    return config['softDelete'] === true && now !== undefined && now['softDelete'] !== true
      ? [dataAtRisk(id, { path: 'softDelete', before: 'true', after: 'false' }, HARD_DELETE, [id])]
      : [];
  });
  const effect = 'Terraform destroys data that leaves the declarations.';
  return was.dataProtection === 'retain' && is.dataProtection === 'destroy'
    ? [
        dataAtRisk('backend', { path: 'dataProtection', before: '"retain"', after: '"destroy"' }, effect),
        ...softDelete,
      ]
    : softDelete;
}

function weakenedBlocks(
  changes: readonly BlockChange[],
  before: ResourcePlan,
  after: ResourcePlan,
): DataRisk[] {
  const judged = changes.flatMap((change) => {
    const type = (change.after ?? change.before)?.type ?? '';
    const weakening = ownValue(after.weakenedBy, type) ?? ownValue(before.weakenedBy, type);
    return weakening === undefined ? [] : [{ change, weakening }];
  });
  // Most edits change no block that is judged by other blocks, and all blocks are many.
  const [existing, present] = judged.some(({ weakening }) => weakening.governs ?? weakening.entriesOf)
    ? [existingBlocks(before, after), new Set(after.terraform.map(addressOf))]
    : [new Map<string, TerraformBlock>(), new Set<string>()];
  const names = new Set(
    [...existing.values()].map(({ type, arguments: plain }) => nameIn(type, ownValue(plain, 'name'))),
  );
  return judged.flatMap(({ change, weakening }): DataRisk[] => {
    if (!isJudged(change, weakening, after, existing, present)) return [];
    const { entriesOf } = weakening;
    const is = protectiveValues(weakening, change.after?.arguments ?? {});
    return weakenedArguments(
      weakening,
      change.action === 'import'
        ? beforeImport(change, is)
        : protectiveValues(weakening, change.before?.arguments ?? {}),
      is,
      (entry) => entriesOf !== undefined && !names.has(nameIn(entriesOf, entry)),
    ).map(({ argument, effect, ...values }) =>
      dataAtRisk(change.address, valueChange({ path: argument, ...values }), effect),
    );
  });
}

/** Returns the protective values of a block that Terraform imports, as the lock recorded them. */
function beforeImport({ differences }: BlockChange, is: ProtectiveValues): ProtectiveValues {
  const changed = new Set(differences.map(({ path }) => path));
  return new Map([
    ...[...is].filter(([argument]) => !changed.has(argument)),
    ...differences.flatMap(({ path, before }) => (before === undefined ? [] : [[path, before] as const])),
  ]);
}

function nameIn(type: string, name: JsonValue | undefined): string {
  return `${type} ${JSON.stringify(name)}`;
}

/**
 * Returns what Terraform destroys or replaces although others keep something in it: the subscriptions of callers, or files that others
 * uploaded. The account of a site holds no data in the sense of `prevent_destroy`, because its files usually come with the plan; these do
 * not.
 */
function lostContents(changes: readonly BlockChange[], before: ResourcePlan): DataRisk[] {
  return changes.flatMap(({ action, address, movedFrom, differences, forcedBy }): DataRisk[] => {
    if (action !== 'replace' && action !== 'destroy') return [];
    const was = movedFrom ?? address;
    const effect =
      ownValue(before.dataTypes, was.split('.')[0] ?? '')?.lossEffect ??
      (hasContentOfOthers(was, before)
        ? 'Azure deletes all files in it. Terraform uploads none of them again.'
        : undefined);
    if (effect === undefined) return [];
    const [argument = ''] = forcedBy;
    const forcing = differences.find(({ path }) => path === argument);
    const change = valueChange(forcing ?? { path: argument, before: undefined, after: undefined });
    return [dataAtRisk(address, change, effect)];
  });
}

/** Returns the resources that Terraform forgets while another one goes on sending data to them. */
function unreadData(
  changes: readonly BlockChange[],
  before: ResourcePlan,
  { terraform }: ResourcePlan,
): DataRisk[] {
  return changes.flatMap(({ action, address, before: block }): DataRisk[] => {
    if (action !== 'forget' || block === undefined) return [];
    const { receivesFrom } = ownValue(before.weakenedBy, block.type) ?? {};
    if (receivesFrom === undefined) return [];
    const sender = referenceIn(ownValue(block.arguments, receivesFrom.argument))?.address;
    if (!terraform.some((each) => addressOf(each) === sender)) return [];
    return [dataAtRisk(address, { path: '', before: null, after: null }, receivesFrom.effect)];
  });
}

/** Returns true for the account of a site whose files do not come with the plan. */
function hasContentOfOthers(address: string, { terraform, dataTypes }: ResourcePlan): boolean {
  const { exceptWith } = ownValue(dataTypes, address.split('.')[0] ?? '') ?? {};
  if (exceptWith === undefined) return false;
  const users = terraform.filter((block) => JSON.stringify(block).includes(`{"$ref":"${address}.`));
  return users.some(({ type }) => type === exceptWith) && !users.some(({ type }) => CONTENT.includes(type));
}

/** Returns the blocks whose data exists: those of the plan before, and what Terraform forgot and imports again. */
function existingBlocks(
  before: ResourcePlan,
  { terraform, state }: ResourcePlan,
): ReadonlyMap<string, TerraformBlock> {
  const back = new Set([...state.imports, ...state.moved].map(({ to }) => to));
  const blocks = [...before.terraform, ...terraform.filter((each) => back.has(addressOf(each)))];
  return new Map(blocks.map((block) => [addressOf(block), block]));
}

/** Returns true for a change of a block that stays and holds data, and for every change of one that governs the data of another. */
function isJudged(
  { address, action, before, after }: BlockChange,
  { governs }: Weakening,
  plan: ResourcePlan,
  existing: ReadonlyMap<string, TerraformBlock>,
  present: ReadonlySet<string>,
): boolean {
  if (governs !== undefined) {
    const governed = referenceIn(ownValue((after ?? before)?.arguments, governs))?.address ?? '';
    return existing.has(governed) && present.has(governed);
  }
  if (action !== 'update' && action !== 'import') return false;
  const type = after?.type ?? '';
  return (
    ownValue(plan.dataTypes, type) === undefined ||
    [before, after].some((block) => block?.meta?.holds_data === true) ||
    hasContentOfOthers(address, plan)
  );
}

/**
 * Returns the units that a component used, that keep their data, and in whose place it uses another one of the same kind: after `moves`,
 * or under another name. Terraform copies nothing.
 */
function leftBehind(before: ResourcePlan, after: ResourcePlan): DataRisk[] {
  const was = unitsOf(before);
  const is = unitsOf(after);
  const renamed = renamedIds(before, after);
  const usersOf = (unit: LockedUnit | undefined) =>
    (unit?.components ?? []).map((id) => renamed.get(id) ?? id);
  const fresh = new Map<string, string>();
  for (const [place, unit] of is) {
    if (!unit.data || (unit.imported === true && !was.has(place))) continue;
    const earlier = usersOf(was.get(place));
    for (const id of unit.components) if (!earlier.includes(id)) fresh.set(`${id} ${kindOf(unit)}`, place);
  }
  return [...was].flatMap(([place, unit]) => {
    const now = is.get(place);
    // The author gave up a unit that left the lock.
    if (!unit.data || now === undefined) return [];
    const leavers = usersOf(unit).filter((id) => !now.components.includes(id));
    return leavers.flatMap((id): DataRisk[] => {
      const to = fresh.get(`${id} ${kindOf(unit)}`);
      if (to === undefined) return [];
      const state = was.has(to) ? 'has other data' : 'is empty';
      return [
        {
          code: 'DATA_NOT_COPIED',
          subject: id,
          argument: '',
          before: place,
          after: to,
          effect: `'${id}' uses ${to}, which ${state}. Its data stays in ${place}, and nothing copies it.`,
          components: [id],
        },
      ];
    });
  });
}

/** Returns the units of a plan, by name and place: `cosmos:user-db/user in cosmos:shared`. */
function unitsOf({ lock }: ResourcePlan): ReadonlyMap<string, LockedUnit> {
  return new Map(
    Object.entries(lock.resources).flatMap(([key, { type, units }]) =>
      Object.entries(units).map(([unit, each]) => [`'${type}:${unit}' in '${key}'`, each] as const),
    ),
  );
}

/** Returns the Terraform types of a unit. */
function kindOf({ blocks }: LockedUnit): string {
  return Object.keys(blocks)
    .map((address) => address.split('.')[0] ?? '')
    .sort()
    .join();
}
