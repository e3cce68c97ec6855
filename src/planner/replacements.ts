import { copyPlain } from '../plan/deep-freeze.js';
import { compareText, sortedRecord, sortKeys } from '../plan/json.js';
import type { DataType, Replacement } from '../plan/replacement.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import type { ProtectiveArgument, Weakening } from '../plan/weakening.js';
import type { ResourceType } from '../resources/resource-type.js';

/** Returns what makes Terraform replace the blocks of a plan, as far as the types that laid them out declare it. */
export function replacementsOf(
  types: readonly ResourceType[],
  blocks: readonly TerraformBlock[],
): Record<string, Replacement> {
  const present = new Set(blocks.map(({ type }) => type));
  const all = new Map<string, Replacement>();
  for (const { replacedBy = {} } of new Set(types)) {
    for (const [type, replacement] of Object.entries(replacedBy)) {
      if (!present.has(type)) continue;
      const other = all.get(type);
      all.set(type, other === undefined ? replacement : joined(other, replacement));
    }
  }
  return sortKeys(Object.fromEntries([...all].map(([type, replacement]) => [type, ordered(replacement)])));
}

/**
 * Returns the arguments of the blocks of a plan that protect data. A block of a retained database has a type that no layout has. Types that
 * govern the data of another resource are in every plan, so that the gate judges the last block of such a type when it is destroyed.
 */
export function weakeningsOf(
  types: readonly ResourceType[],
  blocks: readonly TerraformBlock[],
): Record<string, Weakening> {
  const present = new Set(blocks.map(({ type }) => type));
  const declared = types.flatMap(({ weakenedBy = {} }) => Object.entries(weakenedBy));
  return sortedRecord(
    declared.flatMap(([type, weakening]) =>
      weakening.governs !== undefined || present.has(type) ? [[type, plannedWeakening(weakening)]] : [],
    ),
  );
}

/** Declarations as plans have them. They never change, so they are made once. */
const PLANNED = new WeakMap<Weakening, Weakening>();

/** Returns a declaration with the fields in the order of the format, so that a plan that was read is written as the same bytes. */
function plannedWeakening(weakening: Weakening): Weakening {
  const known = PLANNED.get(weakening);
  if (known !== undefined) return known;
  const { arguments: list, governs, entriesOf, receivesFrom } = weakening;
  const planned = copyPlain({
    arguments: list.map(orderedArgument),
    ...(governs !== undefined && { governs }),
    ...(entriesOf !== undefined && { entriesOf }),
    ...(receivesFrom !== undefined && {
      receivesFrom: { argument: receivesFrom.argument, effect: receivesFrom.effect },
    }),
  });
  PLANNED.set(weakening, planned);
  return planned;
}

/** The page that says so is for readers of the type. */
function orderedArgument({ argument, by, kept, effect, source: _page, ...rest }: ProtectiveArgument) {
  return { argument, ...(by !== undefined && { by }), ...(kept && { kept }), effect, ...rest };
}

/** Returns the Terraform types that hold data, of every resource type that there is. */
export function dataTypesOf(types: readonly ResourceType[]): Record<string, DataType> {
  return copyPlain(sortedRecord(types.flatMap(({ dataTypes = {} }) => Object.entries(dataTypes))));
}

/**
 * Joins two declarations of one Terraform type. Two types may lay out that type, such as an account, and
 * declare the same.
 */
function joined(first: Replacement, second: Replacement): Replacement {
  const conditions = [...(first.conditions ?? []), ...(second.conditions ?? [])];
  const distinct = new Map(conditions.map((condition) => [JSON.stringify(condition), condition]));
  const kept = [...new Set([...(first.kept ?? []), ...(second.kept ?? [])])];
  return {
    ...(kept.length > 0 && { kept }),
    arguments: [...new Set([...first.arguments, ...second.arguments])],
    ...(distinct.size > 0 && { conditions: [...distinct.values()] }),
  };
}

/** Puts the fields in the order of the format, so that a plan that was read is written as the same bytes. */
function ordered({ arguments: names, conditions, kept, renamed }: Replacement): Replacement {
  return copyPlain({
    arguments: [...names].sort(compareText),
    ...(conditions && { conditions }),
    ...(kept && { kept }),
    ...(renamed && { renamed }),
  });
}
