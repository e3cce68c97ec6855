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
  /** Meta data of the block besides its arguments. Absent for most. */
  readonly meta?: BlockMeta;
}

/** Meta data that a block of any type can have. */
export interface BlockMeta {
  /** Its loss is a loss of data: unless the plan says otherwise, Terraform refuses to destroy it while it is declared. */
  readonly holdsData?: true;
  /** Ids that the block had in earlier versions of the library. `lockFromState` finds a deployed block by them. */
  readonly movedFrom?: readonly string[];
  /** Arguments, in Terraform's form, that something else changes in Azure: Terraform leaves them as they are there. */
  readonly ignoreChanges?: readonly string[];
  /** Expression of a set of texts. Terraform makes one resource for each, which its arguments call `each.value`. */
  readonly forEach?: string;
  /** Condition that Terraform checks before it makes the resource. */
  readonly precondition?: { readonly condition: string; readonly errorMessage: string };
  /** Run one after the other, where Terraform runs, when the resource is made: while applying, never while planning. */
  readonly commands?: readonly LocalCommand[];
}

/** A command on the machine that runs Terraform. */
export interface LocalCommand {
  /** For the shell of the machine; the last argument of `program` where there is one. */
  readonly command: string;
  readonly workingDirectory?: string;
  /** A program and its arguments, to be run without a shell. */
  readonly program?: readonly string[];
}

/** Returns the Terraform address of a block: `azurerm_cosmosdb_account.shop_cosmos`. */
export function addressOf(block: Pick<TerraformBlock, 'type' | 'id'>): string {
  return `${block.type}.${block.id}`;
}

/**
 * Returns a Terraform expression for one attribute of another block:
 * `${azurerm_cosmosdb_account.shop_cosmos.endpoint}`.
 */
export function ref(block: Pick<TerraformBlock, 'type' | 'id'>, attribute: string): string {
  return `\${${addressOf(block)}.${attribute}}`;
}

/**
 * Makes text that a user typed safe for Terraform, which evaluates `${…}` and `%{…}` in every string.
 * @example escapeText('${var.secret}') // '$${var.secret}'
 */
export function escapeText(text: string): string {
  // Routes have braces of their own: `users/{id}`.
  if (!text.includes('${') && !text.includes('%{')) return text;
  // A function, because `$$` in a replacement text would mean one `$`.
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** Returns the user's text before {@link escapeText}. */
export function unescapeText(text: string): string {
  if (!text.includes('$${') && !text.includes('%%{')) return text;
  return text.replace(/([$%])\1(?=\{)/g, '$1');
}

/**
 * Applies {@link escapeText} to every text in a value, keys included. A value that needs no escape is
 * returned as it is.
 */
export function escapeTexts<T>(value: T): T;
export function escapeTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('{') ? escapeText(value) : value;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return escapeList(value);
  return isPlainObject(value) ? escapeRecord(value) : value;
}

// Nearly all texts stay as they are: a list or an object is copied at the first one that does not.
function escapeList(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const escaped = escapeTexts(list[index]);
    if (escaped === list[index]) continue;
    copy ??= [...list];
    copy[index] = escaped;
  }
  return copy ?? list;
}

function escapeRecord(record: Record<string, unknown>): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined;
  let keepsKeys = true;
  for (const key in record) {
    keepsKeys &&= !key.includes('{') || escapeText(key) === key;
    const part = record[key];
    const escaped = escapeTexts(part);
    if (escaped === part) continue;
    // The spread makes every key the copy's own, `__proto__` too.
    copy ??= { ...record };
    copy[key] = escaped;
  }
  const escaped = copy ?? record;
  if (keepsKeys) return escaped;
  return Object.fromEntries(Object.entries(escaped).map(([key, part]) => [escapeText(key), part]));
}

/**
 * The values that only the stack knows. A plan holds these expressions where it needs them, each as a
 * whole string unless it says otherwise, and `apply` puts the stack's values in their place.
 */
export const STACK_PARAMETERS = {
  resourceGroupName: '${stack.resource_group_name}',
  location: '${stack.location}',
  virtualNetworkName: '${stack.virtual_network_name}',
  subnetName: '${stack.subnet_name}',
  privateEndpointSubnetName: '${stack.private_endpoint_subnet_name}',
  /** A directory, for the paths of files. Unlike the others, it may be a part of a longer text. */
  projectDirectory: '${stack.project_directory}',
} as const;

/** Name of a value that only the stack knows. */
export type StackParameter = keyof typeof STACK_PARAMETERS;
