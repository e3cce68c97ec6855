import type { PlanError } from '../plan/diagnostics.js';
import { compareText } from '../plan/json.js';
import { escapeText } from '../plan/terraform-block.js';

/** What `${name}` stands for in an app setting, by name. */
export type Values = ReadonlyMap<string, string>;

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
  const known = [...values.keys()].sort(compareText).map((key) => `\${${key}}`);
  return {
    code: 'UNKNOWN_PLACEHOLDER',
    message: `'${component}' uses \${${name}} in ${path}, which stands for nothing in this backend.`,
    path,
    components: [component],
    resolution: `Use one of ${known.join(', ')}, or write $\${${name}} for the text itself.`,
  };
}
