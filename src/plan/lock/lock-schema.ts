import * as v from 'valibot';

import type { PlanLock } from './plan-lock.js';

/** Longest text in a lock, in characters. Azure ids, the longest of them, stay below 1,000. */
const MAX_TEXT = 8192;
/** Most entries of one record or list. No backend comes near. */
const MAX_ENTRIES = 100_000;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const named = v.pipe(text, v.minLength(1));
/** Part of keys, names and Terraform ids. */
const variantName = v.pipe(text, v.regex(/^[A-Za-z0-9_-]+$/));
/** A value that protects data: JSON, or a hash of it. */
const recorded = v.pipe(text, v.check(isRecorded, 'is not JSON'));
const list = v.pipe(v.array(text), v.maxLength(MAX_ENTRIES));
const record = <V extends v.GenericSchema>(value: V) =>
  v.pipe(withoutLists(v.record(named, value)), v.maxEntries(MAX_ENTRIES));
const texts = record(text);

/**
 * Returns a schema that refuses lists. valibot takes a list for a record without entries, and a lock without
 * resources would have forgotten all data.
 */
function withoutLists<K extends typeof named, V extends v.GenericSchema>(
  schema: v.RecordSchema<K, V, undefined>,
): v.RecordSchema<K, V, undefined> {
  return {
    ...schema,
    '~run': (dataset, config) =>
      schema['~run'](Array.isArray(dataset.value) ? { ...dataset, value: null } : dataset, config),
  };
}

function isRecorded(value: string): boolean {
  if (value.startsWith('hash:')) return true;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

function schemaOf(object: typeof v.strictObject) {
  const member = object({
    asked: texts,
    size: v.pipe(v.number(), v.integer(), v.minValue(0)),
    movedTo: v.exactOptional(named),
  });
  const protection = {
    protection: v.exactOptional(record(record(recorded))),
    accepted: v.exactOptional(record(record(object({ from: recorded, to: recorded })))),
  };
  const unit = object({
    facts: texts,
    blocks: texts,
    data: v.boolean(),
    components: list,
    retained: v.exactOptional(v.literal(true)),
    imported: v.exactOptional(v.literal(true)),
    ...protection,
  });
  const resource = object({
    type: named,
    provider: v.exactOptional(text),
    variant: variantName,
    name: text,
    constraints: texts,
    facts: texts,
    members: record(member),
    units: record(unit),
    ...protection,
  });
  return object({
    formatVersion: v.pipe(text, v.regex(/^1\.\d{1,6}$/)),
    backend: object({
      id: named,
      environment: named,
      location: v.nullable(named),
      resourceGroup: v.exactOptional(named),
      storageUseAzuread: v.exactOptional(v.literal(true)),
    }),
    components: record(object({ id: text, endpoints: texts })),
    resources: record(resource),
    names: texts,
    numbers: record(v.pipe(v.number(), v.integer(), v.minValue(1))),
    formerAddresses: v.exactOptional(record(list)),
    notices: v.exactOptional(record(list)),
  }) satisfies v.GenericSchema<unknown, PlanLock>;
}

/** The lock format, from which `parseLock` and the published JSON Schema are made. */
export const planLockSchema = schemaOf(v.strictObject);

/** The lock format of later minor versions: fields that this version does not know are left out. */
export const laterLockSchema = schemaOf(
  // The two differ only in what they do with further keys, which no type tells.
  v.object as unknown as typeof v.strictObject,
);
