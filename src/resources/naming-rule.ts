/**
 * The names that Azure accepts for one kind of resource. Abbreviations are those of the Cloud Adoption Framework
 * (learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations), lengths and
 * characters those of learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules, narrowed where
 * azurerm 4.55.0 is stricter.
 */
export interface NamingRule {
  /** Names the rule in errors: `cosmosAccount`. */
  readonly kind: string;
  readonly abbreviation: string;
  readonly min: number;
  readonly max: number;
  readonly pattern: RegExp;
  /** The rule as a noun phrase: `3 to 44 characters: …`. */
  readonly rule: string;
  /** Between the parts of a generated name. */
  readonly separator: '-' | '';
  /** Azure takes each name once in the world, because it is part of a host name. */
  readonly global?: true;
}

/** Letters, digits and hyphens, starting and ending with a letter or digit. */
const ALPHANUMERIC_HYPHEN = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;

/** A naming rule as it is declared. */
export interface NamingRuleSpec {
  readonly kind: string;
  readonly abbreviation: string;
  /** @default 1 */
  readonly min?: number;
  readonly max: number;
  /** @default letters, digits and hyphens */
  readonly pattern?: RegExp;
  /** The characters as a noun phrase. @default letters, digits and hyphens */
  readonly alphabet?: string;
  /** @default '-' */
  readonly separator?: '-' | '';
  /** Azure takes each name once in the world, because it is part of a host name. @default false */
  readonly global?: true;
}

/** Returns the pattern of a rule with its lengths, for the schema of a name that the user chooses. */
export function wholePattern({ min, max, pattern }: NamingRule): RegExp {
  return new RegExp(`^(?=.{${min},${max}}$)${pattern.source.replace(/^\^/, '')}`);
}

/** Declares a naming rule. */
export function namingRule(spec: NamingRuleSpec): NamingRule {
  const { kind, abbreviation, min = 1, max, separator = '-' } = spec;
  const { global } = spec;
  const { pattern = ALPHANUMERIC_HYPHEN, alphabet = 'letters, digits and hyphens' } = spec;
  const rule = `${min} to ${max} characters: ${alphabet}, starting and ending with a letter or digit`;
  return { kind, abbreviation, min, max, pattern, rule, separator, ...(global && { global }) };
}
