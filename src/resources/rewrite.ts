import type { Expression } from '../plan/expression/expression.js';
import { type ExpressionJson, referenceIn } from '../plan/expression/expression-json.js';
import type { JsonObject } from '../plan/json.js';
import type { Azurerm5Arguments, AzurermArguments } from './azurerm-arguments.js';

/** Arguments as a plan has them: expressions are JSON. */
export type Encoded<T> = T extends Expression
  ? ExpressionJson
  : T extends readonly (infer Item)[]
    ? readonly Encoded<Item>[]
    : T extends object
      ? { readonly [Name in keyof T]: Encoded<T[Name]> }
      : T;

/** Types the function that converts arguments of azurerm 4 to those of azurerm 5. Members that are undefined are left out. */
export function rewrite<T extends keyof Azurerm5Arguments>(
  convert: (plain: Encoded<AzurermArguments[T]>) => Encoded<Azurerm5Arguments[T]>,
): (plain: JsonObject) => JsonObject {
  // `block` checked the arguments, and JSON has no member that is undefined.
  return (plain) => defined(convert(plain as Encoded<AzurermArguments[T]>)) as JsonObject;
}

function defined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(defined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([name, part]) => [name, defined(part)]));
}

/** Returns the id of the block whose name an expression is, where azurerm 5 refers by id; undefined for a plain name. */
export function idOfNamed(name: string | ExpressionJson | undefined): ExpressionJson | undefined {
  const found = referenceIn(name);
  return found?.attribute === 'name' ? { $ref: `${found.address}.id` } : undefined;
}
