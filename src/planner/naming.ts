import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { ownValue } from '../plan/json.js';
import { generatedName, nameError, withoutForbidden } from '../resources/generated-name.js';
import type { NamingRule } from '../resources/naming-rule.js';
import type { Settings } from '../resources/settings.js';

/** Makes and checks the names of one plan. */
export interface Naming {
  nameOf(rule: NamingRule, suffix: string): string;
  /** Checks a name that the user chose, and returns it. */
  validateName(rule: NamingRule, name: string): string;
  /** The names so far, by kind and suffix. */
  readonly names: ReadonlyMap<string, string>;
  /** Problems with the names so far. */
  readonly errors: readonly PlanError[];
  readonly warnings: readonly PlanWarning[];
}

/** Makes the names for one backend, environment and location. */
export function createNaming(settings: Settings): Naming {
  const { backendId, formatResourceName } = settings;
  const errors: PlanError[] = [];
  const warnings: PlanWarning[] = [];
  const taken = new Map<string, string>();
  const names = new Map<string, string>();

  const check = (rule: NamingRule, name: string, resolution: string): void => {
    const error = nameError(rule, name, resolution);
    if (error !== undefined) errors.push(error);
  };

  const claim = ({ kind }: NamingRule, name: string, suffix: string): void => {
    const holder = taken.get(`${kind} ${name}`);
    taken.set(`${kind} ${name}`, suffix);
    if (holder === undefined || holder === suffix) return;
    const message = `Two resources (${kind}), for '${holder}' and for '${suffix}', are both named '${name}'.`;
    const resolution = 'Let formatResourceName use its suffix argument.';
    errors.push({ code: 'NAME_COLLISION', message, path: `naming.${kind}`, components: [], resolution });
  };

  return {
    names,
    errors,
    warnings,
    nameOf(rule, suffix) {
      const key = `${rule.kind} ${suffix}`;
      const name = ownValue(settings.lock?.names, key) ?? names.get(key) ?? newName(rule, suffix);
      names.set(key, name);
      return name;
    },
    validateName(rule, name) {
      check(rule, name, 'Choose another name, or leave it out for a generated one.');
      return name;
    },
  };

  function newName(rule: NamingRule, suffix: string): string {
    if (formatResourceName === null) return generatedName(rule, settings, suffix);
    const wanted = formatResourceName(rule.abbreviation, backendId, suffix);
    const name = withoutForbidden(rule, wanted);
    check(rule, name, `Change what formatResourceName returns for '${rule.abbreviation}'.`);
    claim(rule, name, suffix);
    if (name !== wanted) warnings.push(adjusted(rule, wanted, name));
    return name;
  }
}

function adjusted({ kind, rule }: NamingRule, wanted: string, name: string): PlanWarning {
  const message = `formatResourceName gave '${wanted}' (${kind}), which became '${name}': a name has ${rule}.`;
  const resolution = `Return '${name}', or another valid name.`;
  return { code: 'NAME_ADJUSTED', message, path: `naming.${kind}`, components: [], resolution };
}
