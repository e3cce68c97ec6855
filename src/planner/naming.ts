import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { NAME_RULES, type NameKind, type NameRule } from '../resources/name-rules.js';
import type { Settings } from '../resources/settings.js';
import { stableHash } from './stable-hash.js';

/** Makes and checks the names of one plan. */
export interface Naming {
  name(kind: NameKind, purpose: string): string;
  givenName(kind: NameKind, name: string): string;
  /** What was found wrong with names so far. */
  readonly errors: readonly PlanError[];
  readonly warnings: readonly PlanWarning[];
}

/** Names for one backend, environment and location. */
export function createNaming(settings: Settings): Naming {
  const { backendId, formatResourceName } = settings;
  const errors: PlanError[] = [];
  const warnings: PlanWarning[] = [];
  const taken = new Map<string, string>();

  const check = (kind: NameKind, name: string, resolution: string): void => {
    const fault = nameFault(kind, NAME_RULES[kind], name, resolution);
    if (fault !== undefined) errors.push(fault);
  };

  const claim = (kind: NameKind, name: string, purpose: string): void => {
    const holder = taken.get(`${kind} ${name}`);
    taken.set(`${kind} ${name}`, purpose);
    if (holder === undefined || holder === purpose) return;
    const message = `Two resources (${kind}), for '${holder}' and for '${purpose}', are both named '${name}'.`;
    const resolution = 'Let formatResourceName use its suffix argument.';
    errors.push({ code: 'NAME_COLLISION', message, path: `naming.${kind}`, components: [], resolution });
  };

  return {
    errors,
    warnings,
    name(kind, purpose) {
      const rule: NameRule = NAME_RULES[kind];
      if (formatResourceName === null) return generatedName(rule, settings, purpose);
      const wanted = formatResourceName(rule.abbreviation, backendId, purpose);
      const name = withoutForbidden(rule, wanted);
      check(kind, name, `Change what formatResourceName returns for '${rule.abbreviation}'.`);
      claim(kind, name, purpose);
      if (name !== wanted) warnings.push(adjusted(kind, rule, wanted, name));
      return name;
    },
    givenName(kind, name) {
      check(kind, name, 'Choose another name, or leave it out for a generated one.');
      return name;
    },
  };
}

/** What is wrong with a name, if anything. */
export function nameFault(
  kind: string,
  { min, max, pattern, rule }: Pick<NameRule, 'min' | 'max' | 'pattern' | 'rule'>,
  name: string,
  resolution: string,
): PlanError | undefined {
  if (name.length >= min && name.length <= max && pattern.test(name)) return undefined;
  const message = `The name '${name}' (${kind}) is not valid. Rule: ${rule}.`;
  return { code: 'INVALID_NAME', message, path: `naming.${kind}`, components: [], resolution };
}

/** The words of a generated name, cut to fit, and a hash of all that they were. */
export function generatedName(
  rule: Pick<NameRule, 'abbreviation' | 'max' | 'separator'>,
  { backendId, environment, location }: Settings,
  purpose: string,
): string {
  const hash = stableHash([rule.abbreviation, backendId, environment, location ?? '', purpose].join('|'));
  const words = {
    backend: cleaned(rule, backendId),
    environment: cleaned(rule, environment),
    purpose: cleaned(rule, purpose),
  };
  const fixed = rule.abbreviation.length + hash.length + 4 * rule.separator.length;
  fit(words, rule.max - fixed);
  return [rule.abbreviation, words.backend, words.environment, words.purpose, hash]
    .filter((word) => word !== '')
    .join(rule.separator);
}

/** Shortens the words until they fit: 'shared' says least, then the backend's, then the purpose; the environment stays longest. */
function fit(words: { backend: string; environment: string; purpose: string }, room: number): void {
  const length = words.backend.length + words.environment.length + words.purpose.length;
  if (length > room && words.purpose === 'shared') words.purpose = '';
  for (const [word, least] of [
    ['backend', 4],
    ['purpose', 3],
    ['backend', 0],
    ['purpose', 0],
    ['environment', 0],
  ] as const) {
    const excess = words.backend.length + words.environment.length + words.purpose.length - room;
    if (excess <= 0) return;
    words[word] = words[word].slice(0, Math.max(least, words[word].length - excess)).replace(/-+$/, '');
  }
}

function cleaned(rule: Pick<NameRule, 'separator'>, word: string): string {
  const lower = word.toLowerCase().replace(/[^a-z0-9-]/g, '-');
  return rule.separator === ''
    ? lower.replaceAll('-', '')
    : lower.replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}

/** A storage account takes no hyphens and a few kinds no capitals: that much is put right for a user's formatter. */
export function withoutForbidden(rule: Pick<NameRule, 'pattern' | 'separator'>, name: string): string {
  if (rule.pattern.test(name)) return name;
  const lower = name.toLowerCase();
  return rule.separator === '' ? lower.replace(/[-_]/g, '') : lower;
}

function adjusted(kind: NameKind, { rule }: NameRule, wanted: string, name: string): PlanWarning {
  const message = `formatResourceName gave '${wanted}' (${kind}), which became '${name}'. Rule: ${rule}.`;
  const resolution = `Return '${name}', or another valid name.`;
  return { code: 'NAME_ADJUSTED', message, path: `naming.${kind}`, components: [], resolution };
}
