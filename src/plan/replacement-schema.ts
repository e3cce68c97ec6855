import * as v from 'valibot';

import type { DataType, Replacement, ReplacementCondition } from './replacement.js';

const text = v.string();
const effect = { argument: text, effect: v.picklist(['replace', 'refuse']) };
const value = v.union([text, v.boolean(), v.null()]);

const condition: v.GenericSchema<unknown, ReplacementCondition> = v.variant('kind', [
  v.strictObject({ ...effect, kind: v.literal('any') }),
  v.strictObject({ ...effect, kind: v.literal('groups'), groups: v.array(v.array(text)) }),
  v.strictObject({ ...effect, kind: v.literal('transition'), from: value, to: value }),
  v.strictObject({ ...effect, kind: v.literal('members'), changeable: v.array(text) }),
  v.strictObject({ ...effect, kind: v.literal('switch'), other: text }),
  v.strictObject({
    ...effect,
    kind: v.literal('referenced'),
    referencedArgument: text,
    values: v.array(text),
  }),
]);

/** The changes that make Terraform replace a resource, by Terraform type. */
export const replacedBySchema: v.GenericSchema<unknown, Readonly<Record<string, Replacement>>> = v.record(
  text,
  v.strictObject({
    arguments: v.array(text),
    conditions: v.exactOptional(v.array(condition)),
    kept: v.exactOptional(v.array(text)),
    renamed: v.exactOptional(v.array(text)),
  }),
);

/** A pattern that ends in a time that grows with the text alone: no group of it repeats. */
const pattern = v.pipe(
  text,
  v.maxLength(200),
  v.regex(/^(?![^]*[)][*+?{])/, 'a group of the pattern repeats'),
  v.check((source) => {
    try {
      return new RegExp(source) instanceof RegExp;
    } catch {
      return false;
    }
  }, 'it is not a regular expression'),
);

/** Terraform types whose loss is a loss of data. */
export const dataTypesSchema: v.GenericSchema<unknown, Readonly<Record<string, DataType>>> = v.record(
  text,
  v.strictObject({
    exceptName: v.exactOptional(pattern),
    exceptWith: v.exactOptional(text),
    mayHoldMore: v.exactOptional(v.literal(true)),
    lossEffect: v.exactOptional(text),
  }),
);
