/**
 * What Azure accepts as a name, per kind of resource. Abbreviations are those of the Cloud Adoption
 * Framework (learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations),
 * lengths and characters those of
 * learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules, narrowed where azurerm
 * 4.55.0 is stricter.
 */
export interface NameRule {
  readonly abbreviation: string;
  readonly min: number;
  readonly max: number;
  readonly pattern: RegExp;
  /** The rule as a sentence. */
  readonly rule: string;
  /** Unique in all of Azure, so that the name carries a hash of backend, environment and location. */
  readonly global: boolean;
  /** Between the parts of a generated name. */
  readonly separator: '-' | '';
}

const ALPHANUMERIC_HYPHEN = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const NETWORK_NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9_])?$/;

/** The rule for each kind of name. */
export const NAME_RULES = {
  cosmosAccount: global(
    'cosno',
    3,
    44,
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/,
    'lower-case letters, digits and hyphens',
  ),
  servicePlan: named('asp', 1, 40, ALPHANUMERIC_HYPHEN, 'letters, digits and hyphens'),
  // 60 characters are legal; the Functions host takes its id from the first 32, and apps that share a
  // storage account must differ in it.
  functionApp: global('func', 2, 32, ALPHANUMERIC_HYPHEN, 'letters, digits and hyphens'),
  storageAccount: {
    ...global('st', 3, 24, /^[a-z0-9]+$/, 'lower-case letters and digits only'),
    separator: '',
  },
  identity: named('id', 3, 128, /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/, 'letters, digits, hyphens and underscores'),
  logAnalytics: named('log', 4, 63, ALPHANUMERIC_HYPHEN, 'letters, digits and hyphens'),
  applicationInsights: named('appi', 1, 260, ALPHANUMERIC_HYPHEN, 'letters, digits and hyphens'),
  actionGroup: named('ag', 1, 260, ALPHANUMERIC_HYPHEN, 'letters, digits and hyphens'),
  metricAlert: named('ar', 1, 260, ALPHANUMERIC_HYPHEN, 'letters, digits and hyphens'),
  keyVault: global(
    'kv',
    3,
    24,
    /^[a-zA-Z](?:-?[a-zA-Z0-9])+$/,
    'letters, digits and single hyphens, starting with a letter',
  ),
  virtualNetwork: named('vnet', 2, 64, NETWORK_NAME, 'letters, digits, dots, hyphens and underscores'),
  // An underscore is legal in Azure, and refused for the subnet of a Flex Consumption app.
  subnet: named(
    'snet',
    1,
    80,
    /^[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?$/,
    'letters, digits, dots and hyphens',
  ),
  networkSecurityGroup: named('nsg', 1, 80, NETWORK_NAME, 'letters, digits, dots, hyphens and underscores'),
  privateEndpoint: named('pep', 1, 80, NETWORK_NAME, 'letters, digits, dots, hyphens and underscores'),
} as const satisfies Record<string, NameRule>;

/** A kind of name. */
export type NameKind = keyof typeof NAME_RULES;

function named(abbreviation: string, min: number, max: number, pattern: RegExp, alphabet: string): NameRule {
  const rule = `${min} to ${max} characters: ${alphabet}, starting and ending with a letter or digit`;
  return { abbreviation, min, max, pattern, rule, global: false, separator: '-' };
}

function global(abbreviation: string, min: number, max: number, pattern: RegExp, alphabet: string): NameRule {
  return { ...named(abbreviation, min, max, pattern, alphabet), global: true };
}
