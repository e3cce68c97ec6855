import { isPlainObject, type JsonObject } from './json.js';

/**
 * One Terraform resource or data source as data.
 *
 * `config` is the argument object of the provider package's class for `type`, in its camelCase form.
 * A link to another block is a Terraform expression such as `${azurerm_cosmosdb_account.shop_cosmos.endpoint}`.
 */
export interface TerraformBlock {
  /** Terraform type: `azurerm_cosmosdb_account`, or `data.azurerm_client_config` for a data source. */
  readonly type: string;
  /** Logical id in Terraform: letters, digits, `_` and `-`. */
  readonly id: string;
  readonly config: JsonObject;
  /** Addresses of blocks that must exist first although no argument refers to them. */
  readonly dependsOn: readonly string[];
}

/** The Terraform address of a block: `azurerm_cosmosdb_account.shop_cosmos`. */
export function addressOf(block: Pick<TerraformBlock, 'type' | 'id'>): string {
  return `${block.type}.${block.id}`;
}

/** A Terraform expression for one attribute of another block: `${azurerm_cosmosdb_account.shop_cosmos.endpoint}`. */
export function ref(block: Pick<TerraformBlock, 'type' | 'id'>, attribute: string): string {
  return `\${${addressOf(block)}.${attribute}}`;
}

/**
 * Makes text that a user typed safe for Terraform, which evaluates `${…}` and `%{…}` in every string.
 * @example escapeText('${var.secret}') // '$${var.secret}'
 */
export function escapeText(text: string): string {
  // A function, because `$$` in a replacement text would mean one `$`.
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** {@link escapeText} for every text in a value, keys included. */
export function escapeTexts<T>(value: T): T;
export function escapeTexts(value: unknown): unknown {
  if (typeof value === 'string') return escapeText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => escapeTexts(item));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [escapeText(key), escapeTexts(part)]));
}

/**
 * The values that only the stack knows. A plan holds these expressions where it needs them, each as a
 * whole string, and `apply` puts the stack's values in their place.
 */
export const STACK_PARAMETERS = {
  resourceGroupName: '${stack.resource_group_name}',
  location: '${stack.location}',
  virtualNetworkName: '${stack.virtual_network_name}',
  subnetName: '${stack.subnet_name}',
  privateEndpointSubnetName: '${stack.private_endpoint_subnet_name}',
} as const;

/** Name of a value that only the stack knows. */
export type StackParameter = keyof typeof STACK_PARAMETERS;

// `$${` is escaped text, not an expression: the two characters before `{` must not be preceded by `$`.
const EXPRESSION = /(?<!\$)\$\{([^}]*)\}/g;
const ADDRESS = /(?:\bdata\.)?\bazurerm_[a-z0-9_]+\.[A-Za-z0-9_-]+/g;
const PARAMETER = /^stack\.\w+$/;
const PARAMETERS: readonly string[] = Object.values(STACK_PARAMETERS);

/** The addresses that the expressions in a config refer to, each once. */
export function referencesIn(config: JsonObject): string[] {
  const text = JSON.stringify(config);
  // Most blocks refer to something; those that do not are spared the search.
  if (!text.includes('${')) return [];
  return [...new Set(expressionsIn(text).flatMap((expression) => expression.match(ADDRESS) ?? []))];
}

/** Parameters in a config that no stack has: `${stack.subscription}`. */
export function unknownParametersIn(config: JsonObject): string[] {
  const asked = expressionsIn(JSON.stringify(config)).filter((expression) => PARAMETER.test(expression));
  return asked.map((expression) => `\${${expression}}`).filter((written) => !PARAMETERS.includes(written));
}

function expressionsIn(text: string): string[] {
  return Array.from(text.matchAll(EXPRESSION), (match) => match[1] ?? '');
}
