import {
  type ExpressionJson,
  joinedJson,
  STACK_PARAMETERS,
  type StackParameter,
} from '../expression/expression-json.js';
import type { JsonValue } from '../json.js';
import type { ImportId } from '../resource-plan.js';

/** Terraform evaluates what follows the first two characters, and cdktf a token, also in a list. */
const MARKER = /[$%]\{|\{TfToken\[/;

/** Characters that no name, id or URL has. */
const CONTROL = /\p{Cc}/u;

/**
 * Returns why the library never writes a string to a lock: it has control characters, or Terraform would evaluate it in other
 * files. An Azure id and a URL may name attributes of blocks. Undefined for any other string.
 * @param path - Keys that lead to the string.
 */
export function lockStringFault(text: string, path: readonly string[]): string | undefined {
  if (CONTROL.test(text))
    return `must not have control characters, received ${JSON.stringify(text.slice(0, 60))}`;
  if (!MARKER.test(text)) return undefined;
  if (mayNameAttributes(path) && !MARKER.test(withoutAttributes(text))) return undefined;
  return `must not have an expression of Terraform, received '${text.slice(0, 60)}'`;
}

/** Returns the faults of all keys and strings in a part of a lock. */
export function lockStringFaults(value: JsonValue, path: readonly string[]): string[] {
  if (typeof value === 'string') {
    const fault = lockStringFault(value, path);
    return fault === undefined ? [] : [`${path.join('.')} ${fault}`];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, JsonValue]) => {
    const fault = lockStringFault(key, []);
    return fault === undefined
      ? lockStringFaults(part, [...path, key])
      : [`a key of ${path.join('.')} ${fault}`];
  });
}

/** Returns true for import ids, URLs, and names of resources that exist already. */
function mayNameAttributes(path: readonly string[]): boolean {
  const [section, , field, , inner] = path;
  if (section === 'components') return field === 'endpoints';
  return (
    section === 'resources' &&
    (field === 'name' || (field === 'units' && inner === 'blocks' && path.length === 6))
  );
}

/** An attribute of a block, or a value of the stack, as a lock has it in an id. */
const EXPRESSION =
  /(\$\{(?:stack\.[a-z_]+|(?:data\.)?azurerm_[a-z0-9_]+\.[A-Za-z_][A-Za-z0-9_-]*\.[a-z][a-z0-9_]*)\})/;

const EXPRESSIONS = new RegExp(EXPRESSION, 'g');

// The keys of STACK_PARAMETERS are its type.
const PARAMETERS = new Map(
  Object.entries(STACK_PARAMETERS).map(([name, text]) => [text as string, name as StackParameter]),
);

/** Returns a string with a space for each attribute of a block and each value of the stack in it. */
function withoutAttributes(text: string): string {
  return text.replaceAll(EXPRESSIONS, (found) => (typeof expressionOf(found) === 'string' ? found : ' '));
}

/**
 * Reads an id of a lock, such as `${azurerm_cosmosdb_account.shop.id}/sqlDatabases/user-db`. Attributes of blocks and values of
 * the stack become expressions. Everything else stays a string, which Terraform does not evaluate.
 */
export function readImportId(text: string): ImportId {
  return joinedJson(
    text.split(EXPRESSION).map((part, index) => (index % 2 === 0 ? part : expressionOf(part))),
  );
}

function expressionOf(text: string): string | ExpressionJson {
  const name = PARAMETERS.get(text);
  if (name !== undefined) return { $parameter: name };
  return text.startsWith('${stack.') ? text : { $ref: text.slice(2, -1) };
}
