import * as v from 'valibot';

import type { PlanLock } from './plan-lock.js';

const text = v.string();
const texts = v.record(text, text);

const member = v.object({
  asked: texts,
  size: v.number(),
  movedTo: v.exactOptional(text),
});

const unit = v.object({
  facts: texts,
  blocks: texts,
  data: v.boolean(),
  components: v.array(text),
  retained: v.exactOptional(v.literal(true)),
  imported: v.exactOptional(v.literal(true)),
});

const resource = v.object({
  type: text,
  provider: v.exactOptional(text),
  variant: v.pipe(text, v.minLength(1)),
  name: text,
  constraints: texts,
  facts: texts,
  members: v.record(text, member),
  units: v.record(text, unit),
});

/**
 * The lock format, from which `parseLock` and the published JSON Schema are made. Objects take further keys: a later minor
 * version adds some.
 */
export const planLockSchema = v.object({
  formatVersion: v.pipe(text, v.regex(/^1\.\d+$/)),
  backend: v.object({
    id: v.pipe(text, v.minLength(1)),
    environment: v.pipe(text, v.minLength(1)),
    location: v.nullable(v.pipe(text, v.minLength(1))),
    resourceGroup: v.exactOptional(text),
  }),
  components: v.record(text, v.object({ id: text, endpoints: texts })),
  resources: v.record(text, resource),
  names: texts,
  numbers: v.record(text, v.pipe(v.number(), v.integer(), v.minValue(1))),
}) satisfies v.GenericSchema<unknown, PlanLock>;
