import type { PlanError } from '../plan/diagnostics.js';
import { compareText } from '../plan/json.js';
import { nearest } from '../resources/nearest.js';
import { escapeText } from '../plan/terraform-block.js';

/** What `${name}` stands for in an app setting, by name. */
export type Values = ReadonlyMap<string, string>;

/** What placeholders begin with that stand for shared resources and secrets; no component has such a name. */
export const PLACEHOLDER_NAMES: readonly string[] = ['cosmos', 'storage', 'keyvault'];

// `$${` is the user's way to write `${` itself.
const PLACEHOLDER = /(?<!\$)\$\{([^}]*)\}/g;

/**
 * Puts values in the place of placeholders. Everything else of the text is escaped, so that Terraform evaluates
 * only what the plan put there.
 */
export function resolvePlaceholders(
  text: string,
  values: Values,
  /** Who asks where: only asked for when there is something to complain about. */
  at: () => { readonly component: string; readonly path: string },
): { text: string; errors: PlanError[] } {
  const errors: PlanError[] = [];
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const name = match[1] ?? '';
    const value = values.get(name);
    if (value === undefined) errors.push(unknown(name, values, at()));
    parts.push(literal(text.slice(end, match.index)), value ?? '');
    end = match.index + match[0].length;
  }
  parts.push(literal(text.slice(end)));
  return { text: parts.join(''), errors };
}

/** The names of the placeholders in a text. */
export function namesIn(text: string): string[] {
  return Array.from(text.matchAll(PLACEHOLDER), (match) => match[1] ?? '');
}

/**
 * Names the resource that a placeholder means: `${cosmos.endpoint}` becomes `${cosmos:shared.endpoint}`, or that of
 * the account which the component was given. Values of two components can then be compared.
 */
export function qualifyPlaceholders(text: string, keyOf: (type: string) => string | undefined): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const [type = '', ...rest] = name.split('.');
    const key = keyOf(type);
    return key === undefined ? whole : `\${${[key, ...rest].join('.')}}`;
  });
}

function literal(text: string): string {
  return escapeText(text.replaceAll('$${', '${'));
}

function unknown(
  name: string,
  values: Values,
  { component, path }: { component: string; path: string },
): PlanError {
  const written = asWritten(name);
  const known = [...new Set(Array.from(values.keys(), asWritten))].sort(compareText);
  const meant = nearest(written, known);
  const others =
    meant === undefined
      ? `Use one of ${known.map(inBraces).join(', ')}`
      : `Write ${inBraces(meant)} if that is meant`;
  return {
    code: 'UNKNOWN_PLACEHOLDER',
    message: `'${component}' uses ${inBraces(written)} in ${path}, which stands for nothing in this backend.`,
    path,
    components: [component],
    resolution: `${known.length === 0 ? 'Remove it' : others}, or write $${inBraces(written)} for the text itself.`,
  };
}

/** A name before {@link qualifyPlaceholders}: `cosmos:shared.endpoint` is written as `cosmos.endpoint`. */
function asWritten(name: string): string {
  return name.replace(/^([a-z]+):[^.]*/, '$1');
}

function inBraces(name: string): string {
  return `\${${name}}`;
}
