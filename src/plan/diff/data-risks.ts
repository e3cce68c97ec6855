import { referenceIn } from '../expression/expression-json.js';
import { ownValue } from '../json.js';
import type { LockedUnit } from '../lock/plan-lock.js';
import type { ResourcePlan } from '../resource-plan.js';
import { addressOf, type TerraformBlock } from '../terraform-block.js';
import type { Weakening } from '../weakening.js';
import type { BlockChange } from './block-changes.js';
import { valueChange } from './compare-values.js';
import type { DataRisk } from './plan-diff.js';
import { protectiveValues, type ProtectiveValues, weakenedArguments } from './protection.js';
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
    ...replacedContents(changes, before, after),
    ...leftBehind(before, after),
  ];
}

function weakenedOptions(before: ResourcePlan, after: ResourcePlan): DataRisk[] {
  const [{ backend: was, components }, { backend: is }] = [before, after];
  const option = (
    subject: string,
    argument: string,
    values: readonly [string, string],
    effect: string,
  ): DataRisk => {
    const [old, now] = values;
    return { code: 'DATA_AT_RISK', subject, argument, before: old, after: now, effect, components: [] };
  };
  const configs = new Map(after.components.map((each) => [each.id, each.config]));
  const renamed = renamedIds(before, after);
  const softDelete = components.flatMap(({ id: old, config }) => {
    const id = renamed.get(old) ?? old;
    const now = configs.get(id);
    return config['softDelete'] === true && now !== undefined && now['softDelete'] !== true ? [id] : [];
  });
  return [
    ...(was.dataProtection === 'retain' && is.dataProtection === 'destroy'
      ? [
          option(
            'backend',
            'dataProtection',
            ['"retain"', '"destroy"'],
            'Terraform destroys data that leaves the declarations.',
          ),
        ]
      : []),
    ...softDelete.map((id) => ({
      ...option(id, 'softDelete', ['true', 'false'], 'Deleted items are gone, and cannot be restored.'),
      components: [id],
    })),
  ];
}

function weakenedBlocks(
  changes: readonly BlockChange[],
  before: ResourcePlan,
  after: ResourcePlan,
): DataRisk[] {
  const existing = existingBlocks(before, after);
  const present = new Set(after.terraform.map(addressOf));
  const names = new Map<string, Set<string>>();
  for (const block of existing.values()) {
    const name = ownValue(block.arguments, 'name');
    if (typeof name === 'string') names.set(block.type, (names.get(block.type) ?? new Set()).add(name));
  }
  return changes.flatMap((change): DataRisk[] => {
    const type = (change.after ?? change.before)?.type ?? '';
    const weakening = ownValue(after.weakenedBy, type) ?? ownValue(before.weakenedBy, type);
    if (weakening === undefined || !isJudged(change, weakening, after, existing, present)) return [];
    const { entriesOf } = weakening;
    const is = protectiveValues(weakening, change.after?.arguments ?? {});
    return weakenedArguments(
      weakening,
      change.action === 'import'
        ? beforeImport(change, is)
        : protectiveValues(weakening, change.before?.arguments ?? {}),
      is,
      (entry) => entriesOf !== undefined && names.get(entriesOf)?.has(entry) !== true,
    ).map(({ argument, effect, ...values }) => {
      const { before: was, after: is } = valueChange({ path: argument, ...values });
      return {
        code: 'DATA_AT_RISK',
        subject: change.address,
        argument,
        before: was,
        after: is,
        effect,
        components: [],
      };
    });
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

/**
 * Returns the replaced accounts of sites whose files others upload. Such an account holds no data in the sense of `prevent_destroy`, because
 * its files usually come with the plan; these do not.
 */
function replacedContents(
  changes: readonly BlockChange[],
  { terraform }: ResourcePlan,
  { dataTypes }: ResourcePlan,
): DataRisk[] {
  const replaced = changes.filter(({ action }) => action === 'replace');
  if (replaced.length === 0) return [];
  const isNamedBy = (address: string, types: readonly string[]) =>
    terraform.some(
      (block) => types.includes(block.type) && JSON.stringify(block).includes(`{"$ref":"${address}.`),
    );
  return replaced.flatMap(({ address, movedFrom, after, differences, forcedBy }): DataRisk[] => {
    const former = movedFrom ?? address;
    const { exceptWith } = ownValue(dataTypes, after?.type ?? '') ?? {};
    if (exceptWith === undefined || !isNamedBy(former, [exceptWith]) || isNamedBy(former, CONTENT)) return [];
    const [argument = ''] = forcedBy;
    const forcing = differences.find(({ path }) => path === argument);
    const { before, after: now } = valueChange(
      forcing ?? { path: argument, before: undefined, after: undefined },
    );
    return [
      {
        code: 'DATA_AT_RISK',
        subject: address,
        argument,
        before,
        after: now,
        effect: 'Azure deletes all files in it. Terraform uploads none of them again.',
        components: [],
      },
    ];
  });
}

/** Returns the blocks whose data exists: those of the plan before, and what Terraform forgot and imports again. */
function existingBlocks(
  before: ResourcePlan,
  { terraform, state }: ResourcePlan,
): ReadonlyMap<string, TerraformBlock> {
  const back = new Set([...state.imports, ...state.moved].map(({ to }) => to));
  const blocks = [
    ...before.terraform,
    ...(back.size === 0 ? [] : terraform.filter((each) => back.has(addressOf(each)))),
  ];
  return new Map(blocks.map((block) => [addressOf(block), block]));
}

/** Returns true for a change of a block that stays and holds data, and for every change of one that governs the data of another. */
function isJudged(
  { action, before, after }: BlockChange,
  { governs }: Weakening,
  { dataTypes }: ResourcePlan,
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
    ownValue(dataTypes, type) === undefined ||
    [before, after].some((block) => block?.meta?.holds_data === true)
  );
}

/**
 * Returns the units that a component used, that keep their data, and in whose place it uses a new one of the same kind: after `moves`,
 * or under another name. Terraform copies nothing.
 */
function leftBehind(before: ResourcePlan, after: ResourcePlan): DataRisk[] {
  const was = unitsOf(before);
  const is = unitsOf(after);
  const renamed = renamedIds(before, after);
  const fresh = new Map<string, string>();
  for (const [place, unit] of is)
    if (unit.data && unit.imported !== true && !was.has(place))
      for (const id of unit.components) fresh.set(`${id} ${kindOf(unit)}`, place);
  if (fresh.size === 0) return [];
  return [...was].flatMap(([place, unit]) => {
    const now = is.get(place);
    // The author gave up a unit that left the lock.
    if (!unit.data || now === undefined) return [];
    const leavers = unit.components
      .map((id) => renamed.get(id) ?? id)
      .filter((id) => !now.components.includes(id));
    return leavers.flatMap((id): DataRisk[] => {
      const to = fresh.get(`${id} ${kindOf(unit)}`);
      if (to === undefined) return [];
      return [
        {
          code: 'DATA_NOT_COPIED',
          subject: id,
          argument: '',
          before: place,
          after: to,
          effect: `'${id}' uses ${to}, which is empty. Its data stays in ${place}, and nothing copies it.`,
          components: [id],
        },
      ];
    });
  });
}

/** Returns the id that each component of the lock before has now. */
function renamedIds(before: ResourcePlan, after: ResourcePlan): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(before.lock.components).map(([identity, { id }]) => [
      id,
      ownValue(after.lock.components, identity)?.id ?? id,
    ]),
  );
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
