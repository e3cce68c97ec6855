import * as v from 'valibot';

import type { JsonObject, JsonValue } from './json.js';

/** The part of a host that belongs to one guest. */
export interface OfferedPart {
  /** Name of the identity that the apps of the guest run with. Azure makes its ids, so a guest looks them up. */
  readonly identity: string;
  /** Places in the resources of the host, by resource type: `cosmos`, `servicebus`, or a type of the user. */
  readonly parts: Readonly<Record<string, JsonObject>>;
}

const jsonSchema: v.GenericSchema<unknown, JsonValue> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(jsonSchema), jsonObjectSchema]),
);
const jsonObjectSchema: v.GenericSchema<unknown, JsonObject> = v.record(v.string(), jsonSchema);

/** Part of a host that belongs to a guest. What a part says is its type's to check: a guest with that type reads it. */
export const offeredPartSchema: v.GenericSchema<unknown, OfferedPart> = v.object({
  identity: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w-]{2,127}$/)),
  parts: v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,63}$/)), jsonObjectSchema),
});
