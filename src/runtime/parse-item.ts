import { validateField, pointer } from './contract/validate-field.js';
import { actionNamed } from './contract/api-operations.js';
import type { ApiManifest } from './contract/manifest.js';
import { keepsStamp, STAMPS } from './contract/stamps.js';
import { isObject, shownValue } from './hidden-fields.js';
import { ownValue } from './own-value.js';
import { badRequest, type Fault } from './problem.js';

/** The longest id; Cosmos DB allows 1,023 bytes. */
const MAX_ID_LENGTH = 255;

// learn.microsoft.com/rest/api/cosmos-db/documents: an id has no / \ ? #. Control characters break URLs and logs.
const ID = new RegExp(`^[^/\\\\?#\\u0000-\\u001f\\u007f]{1,${MAX_ID_LENGTH}}$`);

/** Half of a UTF-16 pair. URLs and headers cannot contain one: it arrives as another character. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Returns true if a value can be the id of an item. '.' and '..' cannot, because URLs resolve them. */
export function isId(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    ID.test(value) &&
    value.trim() === value &&
    value !== '.' &&
    value !== '..' &&
    !LONE_SURROGATE.test(value)
  );
}

/** Returns true if a value can be the id of an item of an API. The path of a batch or of a search is not the path of an item. */
export function isItemId(api: ApiManifest, value: unknown): value is string {
  return isId(value) && actionNamed(api, value) === undefined;
}

/**
 * Returns the fields of an item that a body sets. It leaves out fields that callers do not set, so a
 * caller can send back an item that it read.
 * @throws Problem 400 with everything that is wrong.
 */
export function parseItem(
  api: ApiManifest,
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = STAMPS.filter((name) => keepsStamp(api, name));
  const fields = Object.entries(api.schema);
  const given = Object.entries(body).filter(([name]) => isSettable(api, name));
  const present = new Set(given.map(([name]) => name));
  // The service makes a missing id, and the partition key decides where the item goes.
  const needed = fields.flatMap(([name, field]) =>
    name !== 'id' &&
    !kept.some((stamp) => stamp === name) &&
    field.default === undefined &&
    field.readOnly !== true &&
    (field.required || name === api.partitionKey)
      ? [name]
      : [],
  );
  const faults = [
    ...needed.filter((name) => !present.has(name)).map((name) => fault(name, 'is required')),
    ...given.flatMap(([name, value]) => validateItemField(api, name, value)),
  ];
  if (faults.length > 0) throw badRequest(faults);
  return Object.fromEntries(given);
}

/**
 * Returns the fields that a merge patch changes, with their new values; undefined: the patch removes the field. Checks these fields
 * only, and in them what callers see, so that items from before a constraint can be patched.
 * Source: RFC 7396
 * @throws Problem 400 with everything that is wrong.
 */
export function parsePatch(
  api: ApiManifest,
  stored: Readonly<Record<string, unknown>>,
  patch: Readonly<Record<string, unknown>>,
): [name: string, value: unknown][] {
  const changes = Object.entries(patch)
    .filter(([name]) => isSettable(api, name))
    .map(([name, value]): [string, unknown] => {
      const field = ownValue(api.schema, name);
      // Callers see the default where an item from before does not have the field.
      const shown = shownValue(field, Object.hasOwn(stored, name) ? ownValue(stored, name) : field?.default);
      return [name, merged(shown, value)];
    });
  const faults = changes.flatMap(([name, value]) => {
    if (value !== undefined) return validateItemField(api, name, value);
    if (name === 'id' || name === api.partitionKey || ownValue(api.schema, name)?.required === true)
      return [fault(name, 'is required')];
    // A value that no field has: whether the name is known is all that counts.
    const isKnown = Object.hasOwn(api.schema, name) || (name === 'ttl' && api.expires);
    return isKnown ? [] : [fault(name, 'is not a field of this API')];
  });
  if (faults.length > 0) throw badRequest(faults);
  return changes;
}

/** Returns a value after a merge patch; undefined where the patch removes it. */
function merged(stored: unknown, patch: unknown): unknown {
  if (patch === null) return undefined;
  if (!isObject(patch)) return patch;
  const result = new Map(isObject(stored) ? Object.entries(stored) : []);
  for (const [name, value] of Object.entries(patch)) {
    const next = merged(result.get(name), value);
    if (next === undefined) result.delete(name);
    else result.set(name, next);
  }
  return Object.fromEntries(result);
}

/** Returns true if callers set a field. */
function isSettable(api: ApiManifest, name: string): boolean {
  const isStamp = STAMPS.some((stamp) => stamp === name) && keepsStamp(api, name);
  return !isStamp && ownValue(api.schema, name)?.readOnly !== true;
}

/** Returns what is wrong with the value of a field. */
export function validateItemField(api: ApiManifest, name: string, value: unknown): Fault[] {
  if (name === 'id') {
    const rule = `must be a string of 1 to ${MAX_ID_LENGTH} characters without / \\ ? #, surrounding spaces and halves of surrogate pairs, and not . or ..`;
    const action = actionNamed(api, value);
    if (action !== undefined)
      return [fault(name, `must not be '${action}', which is the path of a ${action}`)];
    return isId(value) ? [] : [fault(name, rule)];
  }
  const field = Object.hasOwn(api.schema, name) ? api.schema[name] : undefined;
  if (name === api.partitionKey && !isPartition(value)) {
    return [
      fault(
        name,
        `must be a number up to ${Number.MAX_SAFE_INTEGER}, a boolean, or a string of 1 to ${MAX_ID_LENGTH} characters without halves of surrogate pairs`,
      ),
    ];
  }
  if (field !== undefined) {
    return validateField(field, value, pointer('', name)).map(({ at, rule }) => ({
      at,
      detail: `It ${rule}.`,
    }));
  }
  if (name === 'ttl' && api.expires) {
    return isTtl(value) ? [] : [fault(name, 'must be a whole number of seconds from 1, or -1 for never')];
  }
  return [fault(name, 'is not a field of this API')];
}

/**
 * Returns true if a value can be a partition key. A URL cannot contain an empty string or half of a
 * surrogate pair, and a body cannot contain a number that would be rounded.
 */
export function isPartition(value: unknown): boolean {
  if (typeof value === 'string')
    return value.length >= 1 && value.length <= MAX_ID_LENGTH && !LONE_SURROGATE.test(value);
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return typeof value === 'boolean';
}

function isTtl(value: unknown): boolean {
  return Number.isInteger(value) && (value === -1 || (Number(value) >= 1 && Number(value) <= 2147483647));
}

function fault(name: string, rule: string): Fault {
  return { at: pointer('', name), detail: `It ${rule}.` };
}
