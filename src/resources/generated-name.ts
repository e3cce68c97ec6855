import type { PlanError } from '../plan/diagnostics.js';
import { stableHash } from '../plan/stable-hash.js';
import type { NamingRule } from './naming-rule.js';
import type { Settings } from './settings.js';

/** Returns an error for a name that its rule does not accept. */
export function nameError(
  { kind, min, max, pattern, rule }: NamingRule,
  name: string,
  resolution: string,
): PlanError | undefined {
  if (name.length >= min && name.length <= max && pattern.test(name)) return undefined;
  const message = `The name '${name}' (${kind}) is not valid: a name has ${rule}.`;
  return { code: 'INVALID_NAME', message, path: `naming.${kind}`, components: [], resolution };
}

/** Returns the words of a generated name, cut to fit, and a hash of all words before they were cut. */
export function generatedName(
  rule: Pick<NamingRule, 'abbreviation' | 'max' | 'separator' | 'global'>,
  settings: Pick<Settings, 'backendId' | 'environment' | 'location'> & Partial<Pick<Settings, 'salt'>>,
  suffix: string,
): string {
  const { backendId, environment, location, salt = null } = settings;
  const hashed = [rule.abbreviation, backendId, environment, location ?? '', suffix];
  if (rule.global === true && salt !== null) hashed.push(salt);
  const hash = stableHash(hashed.join('|'));
  const words = {
    backend: cleaned(rule, backendId),
    environment: cleaned(rule, environment),
    suffix: cleaned(rule, suffix),
  };
  const fixed = rule.abbreviation.length + hash.length + 4 * rule.separator.length;
  fit(words, rule.max - fixed);
  return [rule.abbreviation, words.backend, words.environment, words.suffix, hash]
    .filter((word) => word !== '')
    .join(rule.separator);
}

/** Shortens the words until they fit: 'shared' says least, then the backend's, then the suffix; the environment stays longest. */
function fit(words: { backend: string; environment: string; suffix: string }, maxLength: number): void {
  const length = words.backend.length + words.environment.length + words.suffix.length;
  if (length > maxLength && words.suffix === 'shared') words.suffix = '';
  for (const [word, least] of [
    ['backend', 4],
    ['suffix', 3],
    ['backend', 0],
    ['suffix', 0],
    ['environment', 0],
  ] as const) {
    const excess = words.backend.length + words.environment.length + words.suffix.length - maxLength;
    if (excess <= 0) return;
    words[word] = words[word].slice(0, Math.max(least, words[word].length - excess)).replace(/-+$/, '');
  }
}

function cleaned(rule: Pick<NamingRule, 'separator'>, word: string): string {
  const lower = word.toLowerCase().replace(/[^a-z0-9-]/g, '-');
  return rule.separator === ''
    ? lower.replaceAll('-', '')
    : lower.replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}

/** Removes what a rule forbids and a user's formatter often returns: hyphens in a storage account, capitals in some kinds. */
export function withoutForbidden(rule: Pick<NamingRule, 'pattern' | 'separator'>, name: string): string {
  if (rule.pattern.test(name)) return name;
  const lower = name.toLowerCase();
  return rule.separator === '' ? lower.replace(/[-_]/g, '') : lower;
}
