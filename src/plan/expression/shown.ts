import { type JsonObject, type JsonValue, setOwn } from '../json.js';
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
  const result: Record<string, JsonValue> = {};
  for (const [key, part] of Object.entries(value as JsonObject)) setOwn(result, decodedKey(key), shown(part));
  return result;
}
