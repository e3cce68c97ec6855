import { PACKAGE_FACTS } from '../package.js';
import { copyPlain } from '../deep-freeze.js';
import { isPlainObject, type JsonValue, ownValue, recordOf } from '../json.js';
import { type ExpressionJson, STACK_PARAMETERS } from './expression-json.js';

/** A part of a plan's arguments that the format does not allow. */
export class ArgumentFault extends Error {
  constructor(
    readonly path: readonly string[],
    readonly problem: string,
  ) {
    super(problem);
  }
}

/** The forms of references, directories and facts of packages. The published JSON Schema has them too. */
export const REFERENCE =
  /^(?:(?:data\.)?azurerm_[a-z0-9_]+|terraform_data)\.[A-Za-z_][A-Za-z0-9_-]*(?:\.[a-z][a-z0-9_]*|\[\d+\])+$/;
export const DIRECTORY = /^[A-Za-z0-9._@+ :/-]*$/;
export const PACKAGE_FACT = new RegExp(
  String.raw`^[A-Za-z][A-Za-z0-9_-]*:[A-Za-z0-9_-]+\.(?:${PACKAGE_FACTS.join('|')})$`,
);

/**
 * Names of arguments without those that Terraform itself reads in a block, commands among them. No argument of a provider has
 * such a name.
 */
export const ARGUMENT_NAME =
  /^(?!(?:connection|count|depends_on|dynamic|for_each|lifecycle|provider|provisioner)$)[a-z][a-z0-9_]*$/;

/** Returns what is wrong with the first invalid name of an argument; undefined if all names are valid. */
export function nameProblem(names: readonly string[]): string | undefined {
  const wrong = names.find((name) => !ARGUMENT_NAME.test(name));
  if (wrong === undefined) return undefined;
  return /^[a-z][a-z0-9_]*$/.test(wrong)
    ? `'${wrong}' is not an argument: Terraform itself reads it`
    : `'${wrong}' is not the name of an argument: Terraform's have small letters, digits and underscores`;
}

/**
 * Copies JSON that holds no expressions, such as a configuration.
 * @throws ArgumentFault when it is not JSON.
 */
export function readJson(value: unknown, path: string[]): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((part, index) => readPart(part, String(index), path, readJson));
  if (!isPlainObject(value)) return refuse(path, 'it is not JSON');
  return recordOf(
    Object.keys(value).map((key) => [key, readPart(ownValue(value, key), key, path, readJson)]),
  );
}

/**
 * Copies a value of a plan's arguments, which may come from anywhere.
 * @throws ArgumentFault when it is not JSON, or holds an expression of another form than those of the closed list.
 */
export function readArgument(value: unknown, path: string[]): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((part, index) => readPart(part, String(index), path));
  if (!isPlainObject(value)) return refuse(path, 'it is not JSON');
  const keys = Object.keys(value);
  const [first = ''] = keys;
  if (isOperator(first)) return readExpression(value, keys, path) as JsonValue;
  return recordOf(keys.map((key) => [key, readMember(value, key, path)]));
}

function readMember(value: Record<string, unknown>, key: string, path: string[]): JsonValue {
  if (isOperator(key)) return refuse([...path, key], 'a key of a map that begins with $ has a second one');
  return readPart(ownValue(value, key), key, path);
}

function readPart(value: unknown, key: string, path: string[], read = readArgument): JsonValue {
  path.push(key);
  const part = read(value, path);
  path.pop();
  return part;
}

/** Returns true for a key that makes an object an expression. */
function isOperator(key: string): boolean {
  return key.startsWith('$') && !key.startsWith('$$');
}

type Operand = unknown;
const isString = (value: Operand): value is string => typeof value === 'string';
const matches = (form: RegExp) => (value: Operand) => isString(value) && form.test(value);
const isStrings = (length: number) => (value: Operand) =>
  Array.isArray(value) && value.length === length && value.every(isString);

/** A check of the operand of each operator but `$join`. */
const OPERANDS: ReadonlyMap<string, (operand: Operand) => boolean> = new Map([
  ['$ref', matches(REFERENCE)],
  ['$parameter', (operand) => isString(operand) && Object.hasOwn(STACK_PARAMETERS, operand)],
  ['$package', matches(PACKAGE_FACT)],
  ['$each', (operand) => operand === 'key' || operand === 'value'],
  ['$files', matches(DIRECTORY)],
  [
    '$hasFiles',
    (operand) =>
      Array.isArray(operand) &&
      operand.length > 1 &&
      operand.every(isString) &&
      DIRECTORY.test(operand[0] ?? ''),
  ],
  ['$md5', matches(DIRECTORY)],
  ['$hash', (operand) => isStrings(2)(operand) && DIRECTORY.test((operand as readonly [string])[0])],
  ['$extension', isStrings(3)],
  [
    '$table',
    (operand) =>
      Array.isArray(operand) &&
      operand.length === 2 &&
      isString(operand[1]) &&
      isPlainObject(operand[0]) &&
      Object.entries(operand[0]).every(
        ([extension, text]) => /^[a-z0-9]+$/.test(extension) && isString(text),
      ),
  ],
  ['$terraform', isString],
]);

function readExpression(
  value: Record<string, unknown>,
  [operator = '', ...others]: readonly string[],
  path: string[],
): ExpressionJson {
  if (others.length > 0) return refuse(path, `an expression has one key, received ${others.length + 1}`);
  // eslint-disable-next-line atakora/own-keys -- one of its own keys
  const operand = value[operator];
  if (operator === '$join') return readJoin(operand, path);
  const isValid = OPERANDS.get(operator);
  if (isValid === undefined) return refuse([...path, operator], 'it is not an expression of this format');
  if (!isValid(operand)) return refuse([...path, operator], `${operator} has another form`);
  // The check above knows the form of the operand.
  return { [operator]: copyPlain(operand) } as unknown as ExpressionJson;
}

function readJoin(operand: unknown, path: string[]): ExpressionJson {
  if (!Array.isArray(operand)) return refuse([...path, '$join'], '$join has a list');
  const parts = operand.map((part: unknown, index) => {
    if (typeof part === 'string') return part;
    const isObject = isPlainObject(part) && isOperator(Object.keys(part)[0] ?? '');
    return isObject
      ? readExpression(part, Object.keys(part), [...path, '$join', String(index)])
      : refuse([...path, '$join', String(index)], 'it is neither a string nor an expression');
  });
  const isCanonical = parts.length > 1 && parts.every((part, index) => isPartOfJoin(part, parts[index - 1]));
  return isCanonical ? { $join: parts } : refuse([...path, '$join'], '$join is not in its canonical form');
}

/** Returns true for a part as `joinedJson` leaves it: no join, no empty string, no string beside another. */
function isPartOfJoin(part: string | ExpressionJson, before: string | ExpressionJson | undefined): boolean {
  return typeof part === 'string' ? part !== '' && typeof before !== 'string' : !('$join' in part);
}

function refuse(path: readonly string[], problem: string): never {
  throw new ArgumentFault([...path], problem);
}
