import type { PlanError } from '../plan/diagnostics.js';
import { NAME_RULES, type NameRule } from '../resources/name-rules.js';
import type { Settings } from '../resources/settings.js';
import { generatedName, nameFault, withoutForbidden } from './naming.js';

type Rule = Pick<NameRule, 'min' | 'max' | 'pattern' | 'rule' | 'separator'>;

// What most kinds of Azure resources take. Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
const UNKNOWN = { max: 50, separator: '-' } as const;

const NAMESPACE: Rule = {
  min: 6,
  max: 50,
  pattern: /^[a-zA-Z][a-zA-Z0-9-]*[a-zA-Z0-9]$/,
  rule: '6 to 50 characters: letters, digits and hyphens, starting with a letter and ending with a letter or digit',
  separator: '-',
};

/** Resource types that are known here, written without hyphens and in lower case. */
const BY_TYPE = new Map<string, Rule>([
  ['cosmos', NAME_RULES.cosmosAccount],
  ['functions', NAME_RULES.functionApp],
  ['storage', NAME_RULES.storageAccount],
  ['website', NAME_RULES.websiteAccount],
  ['cdn', NAME_RULES.frontDoorProfile],
  ['keyvault', NAME_RULES.keyVault],
  ['servicebus', NAMESPACE],
  ['eventhub', NAMESPACE],
  ['eventhubs', NAMESPACE],
]);

const BY_ABBREVIATION = new Map<string, Rule>([
  ...Object.values(NAME_RULES).map((rule): [string, Rule] => [rule.abbreviation, rule]),
  ['sbns', NAMESPACE],
  ['evhns', NAMESPACE],
]);

const TAKEN = new Set(Object.values(NAME_RULES).map(({ abbreviation }): string => abbreviation));

/** The name of a custom provider's resource, and what is wrong with it: the type says which rule there is, if any. */
export function nameOfCustom(
  settings: Settings,
  type: string,
  abbreviation: string | undefined,
  suffix: string,
): { name: string; errors: PlanError[] } {
  const rule = BY_TYPE.get(type.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const name = made(settings, rule, abbreviation ?? type.replace(/[^A-Za-z0-9-]/g, '-'), suffix);
  if (rule === undefined) return { name, errors: [] };
  const resolution =
    settings.formatResourceName === null
      ? 'Give the provider another abbreviation.'
      : `Change what formatResourceName returns for '${abbreviation ?? type}'.`;
  const fault = nameFault(type, rule, name, resolution);
  return { name, errors: fault === undefined ? [] : [fault] };
}

/** The name of a further resource that a custom provider makes. The abbreviation says which rule there is, if any. */
export function customName(settings: Settings, abbreviation: string, suffix: string): string {
  return made(settings, BY_ABBREVIATION.get(abbreviation), abbreviation, suffix);
}

function made(settings: Settings, rule: Rule | undefined, abbreviation: string, suffix: string): string {
  const { backendId, formatResourceName } = settings;
  // The library may make a resource of this kind and suffix beside it, which has the name without this word.
  const purpose = TAKEN.has(abbreviation.toLowerCase()) ? `${suffix}-own` : suffix;
  if (formatResourceName !== null) {
    const wanted = formatResourceName(abbreviation, backendId, purpose);
    return rule === undefined ? wanted : withoutForbidden(rule, wanted);
  }
  if (rule === undefined) return generatedName({ abbreviation, ...UNKNOWN }, settings, purpose);
  const lower = abbreviation.toLowerCase();
  const fitting = rule.separator === '' ? lower.replaceAll('-', '') : lower;
  return generatedName({ ...rule, abbreviation: fitting }, settings, purpose);
}
