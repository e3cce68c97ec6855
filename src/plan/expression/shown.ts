import { type JsonObject, type JsonValue, recordOf } from '../json.js';
import { decodedKey, expressionIn } from './expression-json.js';
import { templateText } from './template.js';

/** Returns a value of a plan as people read it: expressions as Terraform writes them, keys as the user wrote them. */
export function shown(value: JsonObject): JsonObject;
export function shown(value: JsonValue): JsonValue;
export function shown(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((part) => shown(part));
  const found = expressionIn(value);
  if (found !== undefined) return templateText(found);
  return recordOf(Object.entries(value as JsonObject).map(([key, part]) => [decodedKey(key), shown(part)]));
}
