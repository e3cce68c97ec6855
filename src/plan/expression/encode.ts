import { isPlainObject, type JsonObject, type JsonValue, setOwn } from '../json.js';
import { encodedKey } from './expression-json.js';
import { type Expression, isExpression, jsonOf } from './expression.js';

/** A value of an argument as a layout writes it. */
export type ArgumentValue =
  JsonValue | Expression | undefined | readonly ArgumentValue[] | { readonly [name: string]: ArgumentValue };

/**
 * Converts arguments to the JSON of a plan: expressions become objects with a key that begins with `$`, and a key of a user that
 * begins with `$` gets a second one. Members that are undefined are left out. Nothing else converts expressions.
 */
export function encode(value: object): JsonObject {
  return encodeValue(value as ArgumentValue) as JsonObject;
}

/** Converts one value as {@link encode} does. A value that is not JSON stays as it is, so that the check of blocks names it. */
export function encodeValue(value: ArgumentValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  if (isExpression(value)) return jsonOf(value) as JsonValue;
  if (Array.isArray(value)) return (value as readonly ArgumentValue[]).map(encodeValue);
  if (!isPlainObject(value)) return value as never;
  const given = value as Readonly<Record<string, ArgumentValue>>;
  const result: Record<string, JsonValue> = {};
  for (const key of Object.keys(given)) {
    // eslint-disable-next-line atakora/own-keys -- the key is its own
    const part = given[key];
    if (part === undefined) continue;
    const name = encodedKey(key);
    if (name === '__proto__') setOwn(result, name, encodeValue(part));
    // eslint-disable-next-line atakora/own-keys -- any other name, for which setOwn takes several times as long
    else result[name] = encodeValue(part);
  }
  return result;
}
