import * as v from 'valibot';

import type { ProtectiveArgument, Weakening } from './weakening.js';

const text = v.string();
const common = {
  argument: text,
  by: v.exactOptional(text),
  kept: v.exactOptional(v.literal(true)),
  effect: text,
  source: v.exactOptional(text),
};

const argument: v.GenericSchema<unknown, ProtectiveArgument> = v.union([
  v.strictObject({
    ...common,
    weaker: v.picklist(['lower', 'higher']),
    absent: v.union([v.number(), text, v.null()]),
    endless: v.exactOptional(v.number()),
    unset: v.exactOptional(v.number()),
  }),
  v.strictObject({
    ...common,
    weaker: v.array(v.array(v.union([text, v.boolean()]))),
    absent: v.union([text, v.boolean()]),
  }),
  v.strictObject({ ...common, weaker: v.literal('fewer') }),
  v.strictObject({ ...common, weaker: v.literal('changed'), safest: v.exactOptional(text) }),
]);

/** The arguments that protect data, by Terraform type. */
export const weakenedBySchema: v.GenericSchema<unknown, Readonly<Record<string, Weakening>>> = v.record(
  text,
  v.strictObject({
    arguments: v.array(argument),
    governs: v.exactOptional(text),
    entriesOf: v.exactOptional(text),
    receivesFrom: v.exactOptional(v.strictObject({ argument: text, effect: text })),
  }),
);
