import { escapeText } from '../plan/terraform-block.js';
import { closedPart } from '../plan/expression/template.js';
import type { PlanError } from '../plan/diagnostics.js';
import { compareText } from '../plan/json.js';
import { closestMatch } from '../validation/closest-match.js';

// `$${` is the user's way to write `${` itself.
const PLACEHOLDER = /(?<!\$)\$\{([^}]*)\}/g;

/**
 * Replaces placeholders by their values. Every other text is escaped, so that Terraform evaluates only what the plan put
 * there.
 * @param at - Returns who uses the text, and where. Called only for an error.
 */
export function resolvePlaceholders(
  text: string,
  values: ReadonlyMap<string, string>,
  at: () => { readonly component: string; readonly path: string },
): { text: string; errors: PlanError[] } {
  const errors: PlanError[] = [];
  const parts: string[] = [];
  let end = 0;
  for (const match of closedPart(text).matchAll(PLACEHOLDER)) {
    const name = match[1] ?? '';
    const value = values.get(name);
    if (value === undefined) errors.push(unknownPlaceholder(name, values, at()));
    parts.push(literal(text.slice(end, match.index)), value ?? '');
    end = match.index + match[0].length;
  }
  parts.push(literal(text.slice(end)));
  return { text: parts.join(''), errors };
}

/** Returns the names of the placeholders in a text. */
export function placeholdersIn(text: string): string[] {
  // Most app settings do not have a placeholder, and planning looks into every one.
  if (!text.includes('${')) return [];
  return Array.from(closedPart(text).matchAll(PLACEHOLDER), (match) => match[1] ?? '');
}

/**
 * Replaces the resource type in placeholders by the key of a resource: `${cosmos.endpoint}` becomes
 * `${cosmos:shared.endpoint}`. Texts of two components can then be compared.
 */
export function bindPlaceholdersIn(text: string, keyOf: (type: string) => string | undefined): string {
  const closed = closedPart(text);
  const bound = closed.replace(PLACEHOLDER, (whole, name: string) => {
    const [type = '', ...rest] = name.split('.');
    const key = keyOf(type);
    return key === undefined ? whole : `\${${[key, ...rest].join('.')}}`;
  });
  return bound + text.slice(closed.length);
}

function literal(text: string): string {
  return escapeText(text.replaceAll('$${', '${'));
}

function unknownPlaceholder(
  name: string,
  values: ReadonlyMap<string, string>,
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
function meanings(name: string, values: ReadonlyMap<string, string>): string[] {
  return [...values.keys()].filter((known) => known !== name && asWritten(known) === name).sort(compareText);
}

/** Returns a name as the user wrote it, before {@link bindPlaceholdersIn}. */
function asWritten(name: string): string {
  return name.replace(/^([a-z0-9-]+):[^.]*/, '$1');
}

function inBraces(name: string): string {
  return `\${${name}}`;
}
