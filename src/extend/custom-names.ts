import type { PlanError } from '../plan/diagnostics.js';
import { generatedName, nameError, withoutForbidden } from '../resources/generated-name.js';
import type { NamingRule } from '../resources/naming-rule.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Settings } from '../resources/settings.js';

/** Length of names whose rule is unknown: what most Azure resources take. */
const DEFAULT_MAX = 50;

/** Kinds whose abbreviation providers used before the library had such a type. Only a requirement or an option makes one. */
const FREE_KINDS: readonly string[] = [
  'apiManagement',
  'eventHubsNamespace',
  'searchService',
  'serviceBusNamespace',
  'streamAnalyticsJob',
];

/** Naming rules that a provider's type or abbreviation may match. */
export class KnownNamingRules {
  readonly #byType: ReadonlyMap<string, NamingRule>;
  readonly #byAbbreviation: ReadonlyMap<string, NamingRule>;
  /** Abbreviations of resources that the library makes. */
  readonly #taken: ReadonlySet<string>;

  constructor(builtIn: readonly ResourceType[]) {
    const rules = builtIn.flatMap(({ naming, furtherNaming }) => [
      ...(naming ? [naming] : []),
      ...furtherNaming,
    ]);
    this.#byType = new Map(
      builtIn.flatMap(({ type, naming }): [string, NamingRule][] =>
        // Providers named types in the singular before the library had such a type: `eventhub`.
        naming ? [plain(type), plain(type).replace(/s$/, '')].map((name) => [name, naming]) : [],
      ),
    );
    this.#byAbbreviation = new Map(rules.map((rule) => [rule.abbreviation, rule]));
    this.#taken = new Set(
      rules.filter(({ kind }) => !FREE_KINDS.includes(kind)).map(({ abbreviation }) => abbreviation),
    );
  }

  /** Returns the Azure name of a provider's resource, checked where the type has a known rule. */
  nameOf(
    settings: Settings,
    type: string,
    abbreviation: string | undefined,
    suffix: string,
  ): { name: string; errors: PlanError[] } {
    const rule = this.#byType.get(plain(type));
    const name = this.#made(settings, rule, abbreviation ?? type.replace(/[^A-Za-z0-9-]/g, '-'), suffix);
    if (rule === undefined) return { name, errors: [] };
    const resolution =
      settings.formatResourceName === null
        ? 'Give the provider another abbreviation.'
        : `Change what formatResourceName returns for '${abbreviation ?? type}'.`;
    const error = nameError({ ...rule, kind: type }, name, resolution);
    return { name, errors: error === undefined ? [] : [error] };
  }

  /** Returns the Azure name of a further resource that a provider makes. The abbreviation may have a known rule. */
  furtherNameOf(settings: Settings, abbreviation: string, suffix: string): string {
    return this.#made(settings, this.#byAbbreviation.get(abbreviation), abbreviation, suffix);
  }

  #made(settings: Settings, rule: NamingRule | undefined, abbreviation: string, suffix: string): string {
    const { backendId, formatResourceName } = settings;
    // The library may make a resource of this kind and suffix too. Its names do not have the word `own`.
    const own = this.#taken.has(abbreviation.toLowerCase()) ? `${suffix}-own` : suffix;
    if (formatResourceName !== null) {
      const wanted = formatResourceName(abbreviation, backendId, own);
      return rule === undefined ? wanted : withoutForbidden(rule, wanted);
    }
    // A name of an unknown kind may be one that Azure takes once in the world.
    if (rule === undefined)
      return generatedName({ abbreviation, max: DEFAULT_MAX, separator: '-', global: true }, settings, own);
    const lower = abbreviation.toLowerCase();
    const fitting = rule.separator === '' ? lower.replaceAll('-', '') : lower;
    return generatedName({ ...rule, abbreviation: fitting }, settings, own);
  }
}

/** Returns a type as types are compared: without hyphens and in lower case. */
function plain(type: string): string {
  return type.toLowerCase().replace(/[^a-z0-9]/g, '');
}
