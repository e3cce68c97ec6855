import { join, type OrExpression } from '../plan/expression/expression.js';
import type { PlanError } from '../plan/diagnostics.js';
import { compareText } from '../plan/json.js';
import { closestMatch } from '../validation/closest-match.js';

/** A placeholder in a text. */
interface Placeholder {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

// Planning looks into every app setting several times, so this is not a pattern: `matchAll` compiles its pattern for each text.
function findPlaceholders(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  let start = text.indexOf('${');
  while (start >= 0) {
    // `$${` is the user's way to write `${` itself.
    const isEscaped = text[start - 1] === '$';
    const close = isEscaped ? start + 1 : text.indexOf('}', start);
    if (close < 0) break;
    if (!isEscaped) found.push({ name: text.slice(start + 2, close), start, end: close + 1 });
    start = text.indexOf('${', close + 1);
  }
  return found;
}

/**
 * Replaces placeholders by their values. Every other part stays a string, so that Terraform evaluates only what the plan put
 * there.
 * @param at - Returns who uses the text, and where. Called only for an error.
 */
export function resolvePlaceholders(
  text: string,
  values: ReadonlyMap<string, OrExpression<string>>,
  at: () => { readonly component: string; readonly path: string },
): { value: OrExpression<string>; errors: PlanError[] } {
  const errors: PlanError[] = [];
  let value: OrExpression<string> = '';
  let rest = 0;
  for (const { name, start, end } of findPlaceholders(text)) {
    const named = values.get(name);
    if (named === undefined) errors.push(unknownPlaceholder(name, values, at()));
    value = join`${value}${literal(text.slice(rest, start))}${named ?? ''}`;
    rest = end;
  }
  return { value: join`${value}${literal(text.slice(rest))}`, errors };
}

export function placeholdersIn(text: string): string[] {
  return findPlaceholders(text).map(({ name }) => name);
}

/**
 * Replaces the resource type in placeholders by the key of a resource: `${cosmos.endpoint}` becomes
 * `${cosmos:shared.endpoint}`. Texts of two components can then be compared.
 */
export function bindPlaceholdersIn(text: string, keyOf: (type: string) => string | undefined): string {
  let bound = '';
  let rest = 0;
  for (const { name, start, end } of findPlaceholders(text)) {
    const [type = ''] = name.split('.', 1);
    const key = keyOf(type);
    if (key === undefined) continue;
    bound += `${text.slice(rest, start)}\${${key}${name.slice(type.length)}}`;
    rest = end;
  }
  return bound + text.slice(rest);
}

/** Returns a text as the user wrote it, before {@link bindPlaceholdersIn}. */
export function unboundPlaceholdersIn(text: string): string {
  return text.replaceAll(/\$\{([a-z0-9-]+):[^.{}]*\./g, '${$1.');
}

function literal(text: string): string {
  return text.replaceAll('$${', '${');
}

function unknownPlaceholder(
  name: string,
  values: ReadonlyMap<string, OrExpression<string>>,
  { component, path }: { component: string; path: string },
): PlanError {
  const written = asWritten(name);
  const several = meanings(name, values);
  if (several.length > 1) {
    return {
      code: 'UNKNOWN_PLACEHOLDER',
      message: `'${component}' uses ${inBraces(name)} in ${path}, which may be any of ${several.map(inBraces).join(', ')}.`,
      path,
      components: [component],
      resolution: `Declare the data that '${component}' uses, or write one of them.`,
    };
  }
  const known = [...new Set(Array.from(values.keys(), asWritten))].sort(compareText);
  const meant = closestMatch(written, known);
  const others =
    meant === undefined
      ? `Use one of ${known.map(inBraces).join(', ')}`
      : `Write ${inBraces(meant)} if that is meant`;
  return {
    code: 'UNKNOWN_PLACEHOLDER',
    message: `'${component}': ${path} contains the unknown placeholder ${inBraces(written)}.`,
    path,
    components: [component],
    resolution: `${known.length === 0 ? 'Remove it' : others}, or write $${inBraces(written)} for the text itself.`,
  };
}

/** Returns the values of several resources that a name without a key may mean. */
function meanings(name: string, values: ReadonlyMap<string, OrExpression<string>>): string[] {
  return [...values.keys()].filter((known) => known !== name && asWritten(known) === name).sort(compareText);
}

/** Returns a name as the user wrote it, before {@link bindPlaceholdersIn}. */
function asWritten(name: string): string {
  return name.replace(/^([a-z0-9-]+):[^.]*/, '$1');
}

function inBraces(name: string): string {
  return `\${${name}}`;
}
