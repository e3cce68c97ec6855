import type { JsonObject, JsonValue } from '../json.js';

/**
 * The values that only the stack knows, as people see them: `${stack.location}`. A plan refers to them by name, and `apply` puts
 * the stack's values in their place.
 */
export const STACK_PARAMETERS = {
  resourceGroupName: '${stack.resource_group_name}',
  location: '${stack.location}',
  virtualNetworkName: '${stack.virtual_network_name}',
  subnetName: '${stack.subnet_name}',
  privateEndpointSubnetName: '${stack.private_endpoint_subnet_name}',
  /** The directory from which relative paths of files start. */
  projectDirectory: '${stack.project_directory}',
} as const;

/** Name of a value that only the stack knows. */
export type StackParameter = keyof typeof STACK_PARAMETERS;

/**
 * An expression in a plan: an object with one key that begins with `$`. The list is closed. A key of a user's map that begins
 * with `$` has a second one in a plan, so no data of a user is ever an expression.
 */
export type ExpressionJson =
  /** Attribute of another block: `azurerm_cosmosdb_account.shop_cosmos.endpoint`. */
  | { readonly $ref: string }
  /** Strings and expressions in one string: at least two, no join among them, no two strings side by side, none empty. */
  | { readonly $join: readonly (string | ExpressionJson)[] }
  | { readonly $parameter: StackParameter }
  /** Fact of a package: `functions:shared.sha256`. */
  | { readonly $package: string }
  /** Key or value of the instance of a block with `for_each`. */
  | { readonly $each: 'key' | 'value' }
  /** Published files of a directory, as a set of paths below it. */
  | { readonly $files: string }
  /** True if a directory has all of the files. */
  | { readonly $hasFiles: readonly [directory: string, ...files: string[]] }
  /** MD5 of the file `each.value` of a directory. */
  | { readonly $md5: string }
  /** One hash of the input of a build: directory, and the directory below it that the build writes. */
  | { readonly $hash: readonly [directory: string, written: string] }
  /** One of two strings for the file `each.value`, by its extension. */
  | { readonly $extension: readonly [extension: string, matching: string, others: string] }
  /** A string of a table for the file `each.value`, by its extension. */
  | { readonly $table: readonly [table: Readonly<Record<string, string>>, others: string] }
  /** Terraform's own language. Only types of users write it. */
  | { readonly $terraform: string };

/** A value of a plan's arguments. Expressions are JSON, which the compiler does not see of their type. */
export type PlanValue = JsonValue | ExpressionJson;

/** Code unit of `$`. */
const DOLLAR = 36;

/** Returns the expression that a value of a plan is; undefined for data. */
export function expressionIn(value: PlanValue | undefined): ExpressionJson | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const key in value as JsonObject)
    // An expression has one key. `readArgument` checked its form when the plan was read.
    return key.charCodeAt(0) === DOLLAR && key.charCodeAt(1) !== DOLLAR
      ? (value as ExpressionJson)
      : undefined;
  return undefined;
}

/** Returns a key of a user's map as it is in a plan. */
export function encodedKey(key: string): string {
  return key.charCodeAt(0) === DOLLAR ? `$${key}` : key;
}

/** Returns a key of a map in a plan as the user wrote it. */
export function decodedKey(key: string): string {
  return key.charCodeAt(0) === DOLLAR ? key.slice(1) : key;
}

/** Joins parts in the canonical form: flat, without empty strings, strings side by side as one. A single part stands for itself. */
export function joinedJson(parts: readonly (string | ExpressionJson)[]): string | ExpressionJson {
  return parts.reduce(joinTwo, '');
}

/** Joins two parts as {@link joinedJson} does. */
export function joinTwo(
  left: string | ExpressionJson,
  right: string | ExpressionJson,
): string | ExpressionJson {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (left === '') return right;
  if (right === '') return left;
  const before = partsOf(left);
  const after = partsOf(right);
  const last = before.at(-1);
  const [first] = after;
  return typeof last === 'string' && typeof first === 'string'
    ? { $join: [...before.slice(0, -1), last + first, ...after.slice(1)] }
    : { $join: before.concat(after) };
}

function partsOf(json: string | ExpressionJson): readonly (string | ExpressionJson)[] {
  return typeof json === 'object' && '$join' in json ? json.$join : [json];
}

/** Calls a function for every expression in a value, those within joins included. Joins themselves are left out. */
export function eachExpression(value: PlanValue | undefined, call: (found: ExpressionJson) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const part of value as readonly PlanValue[]) eachExpression(part, call);
    return;
  }
  const found = expressionIn(value);
  if (found === undefined) eachIn(value as JsonObject, call);
  else if ('$join' in found) for (const part of found.$join) eachExpression(part, call);
  else call(found);
}

function eachIn(value: JsonObject, call: (found: ExpressionJson) => void): void {
  for (const key in value) eachExpression(value[key], call);
}

/** A reference in its parts: `azurerm_x.y`, and `endpoint` or `identity[0].principal_id`. */
export interface Reference {
  readonly address: string;
  readonly attribute: string;
}

export function splitReference(reference: string): Reference {
  const address = addressIn(reference);
  return { address, attribute: reference.slice(address.length + 1) };
}

/** Returns the address of the block that a reference leads to. */
export function addressIn(reference: string): string {
  const id = reference.indexOf('.', reference.startsWith('data.') ? 'data.'.length : 0) + 1;
  return reference.slice(0, reference.indexOf('.', id));
}

/** Returns the attribute that a value refers to; undefined for any other value. */
export function referenceIn(value: PlanValue | undefined): Reference | undefined {
  const found = expressionIn(value);
  return found !== undefined && '$ref' in found ? splitReference(found.$ref) : undefined;
}

export function isParameter(value: PlanValue | undefined, name: StackParameter): boolean {
  const found = expressionIn(value);
  return found !== undefined && '$parameter' in found && found.$parameter === name;
}

/** Returns the path below the project's directory that a value is, '' for that directory; undefined for any other value. */
export function pathBelowProject(value: PlanValue | undefined): string | undefined {
  if (isParameter(value, 'projectDirectory')) return '';
  const found = expressionIn(value);
  if (found === undefined || !('$join' in found)) return undefined;
  const [first, second, ...others] = found.$join;
  if (!isParameter(first, 'projectDirectory')) return undefined;
  if (typeof second !== 'string' || !second.startsWith('/')) return undefined;
  // The file that Terraform uploads of a directory.
  const isFile = others.length === 0 || (others.length === 1 && isEachValue(others[0]));
  return isFile ? second.slice(1) : undefined;
}

function isEachValue(part: string | ExpressionJson | undefined): boolean {
  return typeof part === 'object' && '$each' in part && part.$each === 'value';
}
