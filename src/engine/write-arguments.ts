import { decodedKey, expressionIn } from '../plan/expression/expression-json.js';
import { escapeText, type KnownValues, writeTemplate } from '../plan/expression/template.js';
import { type JsonObject, type JsonValue, recordOf } from '../plan/json.js';

/**
 * Writes arguments of a plan for Terraform: strings are escaped, and expressions become templates. No other code escapes what a
 * plan holds.
 */
export function writeArguments(plain: JsonObject, known: KnownValues): JsonObject {
  return recordOf(
    Object.entries(plain).map(([key, part]) => [escapeText(decodedKey(key)), writeValue(part, known)]),
  );
}

/** Writes one value as {@link writeArguments} does. */
export function writeValue(value: JsonValue, known: KnownValues): JsonValue {
  if (typeof value === 'string') return escapeText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((part) => writeValue(part, known));
  const found = expressionIn(value);
  return found === undefined ? writeArguments(value, known) : writeTemplate(found, known);
}

// The compiler does not tell lists that are read only from objects.
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
