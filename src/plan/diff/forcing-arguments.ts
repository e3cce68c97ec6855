import { isPlainObject, type JsonObject, type JsonValue, ownValue } from '../json.js';
import type { Replacement, ReplacementCondition } from '../replacement.js';
import type { TerraformBlock } from '../terraform-block.js';
import type { Difference } from './compare-values.js';

/** Arguments that replace nearly every azurerm resource, for types that no resource type declares. */
const USUAL: Replacement = { arguments: ['location', 'name', 'resource_group_name'] };

/** A block before and after, and where it differs. */
export interface ChangedBlock {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly differences: readonly Difference[];
}

/** Returns the arguments that have Terraform replace a block, and those whose change Terraform refuses. */
export function forcingArguments(
  changed: ChangedBlock,
  replacement: Replacement = USUAL,
  blockAt: (expression: JsonValue | undefined, side: 'before' | 'after') => TerraformBlock | undefined,
): { replacing: string[]; refused: string[] } {
  const touched = [...new Set(changed.differences.map(({ path }) => argumentPath(path)))];
  const conditions = (replacement.conditions ?? []).filter(
    (condition) => touches(touched, condition, changed) && applies(condition, changed, blockAt),
  );
  const named = (effect: ReplacementCondition['effect']) =>
    conditions.filter((condition) => condition.effect === effect).map(({ argument }) => argument);
  const always = replacement.arguments.filter((argument) => isTouched(argument, touched, changed));
  return {
    replacing: [...new Set([...always, ...named('replace')])].sort(),
    refused: [...new Set(named('refuse'))].sort(),
  };
}

/** Returns the argument of a path: `unique_key.paths` for `unique_key.0.paths`. */
function argumentPath(path: string): string {
  return path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
}

function isTouched(argument: string, touched: readonly string[], { before, after }: ChangedBlock): boolean {
  return touched.some((path) => {
    if (path === argument || path.startsWith(`${argument}.`)) return true;
    // A whole block was added or removed: only its value of the argument counts.
    return (
      argument.startsWith(`${path}.`) &&
      JSON.stringify(valuesAt(before, argument)) !== JSON.stringify(valuesAt(after, argument))
    );
  });
}

function touches(
  touched: readonly string[],
  condition: ReplacementCondition,
  changed: ChangedBlock,
): boolean {
  const names = condition.kind === 'switch' ? [condition.argument, condition.other] : [condition.argument];
  return names.some((name) => isTouched(name, touched, changed));
}

function applies(
  condition: ReplacementCondition,
  { before, after }: ChangedBlock,
  blockAt: (expression: JsonValue | undefined, side: 'before' | 'after') => TerraformBlock | undefined,
): boolean {
  const [was] = valuesAt(before, condition.argument);
  const [is] = valuesAt(after, condition.argument);
  switch (condition.kind) {
    case 'any':
      return true;
    case 'groups': {
      const groupOf = (value: JsonValue | undefined) =>
        condition.groups.findIndex((group) => typeof value === 'string' && group.includes(value));
      return groupOf(was) !== groupOf(is);
    }
    case 'transition':
      return (was ?? null) === condition.from && (is ?? null) === condition.to;
    case 'members': {
      const [mine, others] = [namesAt(before, condition.argument), namesAt(after, condition.argument)];
      const moved = [
        ...mine.filter((name) => !others.includes(name)),
        ...others.filter((name) => !mine.includes(name)),
      ];
      return moved.some((name) => !condition.changeable.includes(name));
    }
    case 'switch': {
      const [otherWas] = valuesAt(before, condition.other);
      const [otherIs] = valuesAt(after, condition.other);
      const has = (value: JsonValue | undefined) => value !== undefined;
      return (has(was) && has(otherIs) && !has(is)) || (has(otherWas) && has(is) && !has(otherIs));
    }
    case 'referenced':
      return [blockAt(was, 'before'), blockAt(is, 'after')].some((block) => {
        const value = ownValue(block?.arguments, condition.referencedArgument);
        return typeof value === 'string' && condition.values.includes(value);
      });
  }
}

/** Returns the values of an argument, of every entry of lists on the way. */
function valuesAt(value: JsonValue, path: string): JsonValue[] {
  return path
    .split('.')
    .reduce<JsonValue[]>(
      (found, name) =>
        found
          .flatMap((part) => (Array.isArray(part) ? (part as JsonValue[]) : [part]))
          .flatMap((part) =>
            isPlainObject(part) && ownValue(part, name) !== undefined
              ? [ownValue(part, name) as JsonValue]
              : [],
          ),
      [value],
    );
}

function namesAt(plain: JsonObject, argument: string): string[] {
  return valuesAt(plain, `${argument}.name`).map(String);
}
