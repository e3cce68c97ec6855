import * as v from 'valibot';

import { validateField, FIELD_FORMATS, type FieldFault } from '../../runtime/contract/validate-field.js';
import {
  flag,
  issueAt,
  oneOf,
  options,
  recordOf,
  rule,
  textLike,
  wholeNumber,
} from '../../validation/rule.js';
import { FIELD_TYPES, type FieldOptions, type FieldType } from './entity-schema.js';
import { fieldOf } from './crud-api-manifest.js';

export const fieldNameSchema = textLike(
  'a field name',
  /^[A-Za-z][A-Za-z0-9_]*$/,
  'must have letters, digits and underscores only, and start with a letter',
  "use a name like 'email'",
);

const fieldType = oneOf('a field type', FIELD_TYPES);

const length = (name: string) => v.exactOptional(wholeNumber(name, 0, 1_048_576));
const limit = v.exactOptional(v.number(rule('must be a number', 'use a number')));

const patternSchema = v.pipe(
  v.string(rule('must be a regular expression as a string', "write it like '^[A-Z]{3}$'")),
  v.check(
    isPattern,
    rule('must be a regular expression that JavaScript knows with the flag u', 'correct it'),
  ),
);

const enumRule = rule(
  'must be different strings or numbers, at least one',
  "write it like ['draft', 'sent']",
);

const enumSchema = v.pipe(
  v.array(v.union([v.string(), v.number()], enumRule), enumRule),
  v.minLength(1, enumRule),
  v.check((values) => new Set(values).size === values.length, enumRule),
);

const ofType = {
  string: {
    enum: v.exactOptional(enumSchema),
    pattern: v.exactOptional(patternSchema),
    minLength: length('minLength'),
    maxLength: length('maxLength'),
    format: v.exactOptional(oneOf('a format', FIELD_FORMATS)),
  },
  number: { enum: v.exactOptional(enumSchema), minimum: limit, maximum: limit },
  boolean: {},
  timestamp: {},
  array: { items: v.exactOptional(v.lazy((items) => nestedSchema(items))) },
  object: {
    fields: v.exactOptional(
      recordOf(
        fieldNameSchema,
        v.lazy((field) => nestedSchema(field)),
      ),
    ),
  },
} as const;

const ALL: v.ObjectEntries = { ...ofType.string, ...ofType.number, ...ofType.array, ...ofType.object };

const OF_ITEMS = {
  default: v.exactOptional(v.unknown()),
  readOnly: v.exactOptional(flag('readOnly')),
  immutable: v.exactOptional(flag('immutable')),
} as const;

export const fieldSchema = v.lazy((field) => schemaOf(field, OF_ITEMS));

function nestedSchema(field: unknown): v.GenericSchema<unknown, FieldType | FieldOptions> {
  return schemaOf(field, {});
}

function schemaOf(field: unknown, more: v.ObjectEntries): v.GenericSchema<unknown, FieldType | FieldOptions> {
  if (typeof field !== 'object' || field === null) return fieldType;
  const type = FIELD_TYPES.find((one) => 'type' in field && field.type === one);
  // A wrong type is reported by itself, and with the options of all types.
  const entries: v.ObjectEntries = type === undefined ? ALL : ofType[type];
  return v.pipe(
    options({
      type: fieldType,
      required: v.exactOptional(flag('required')),
      nullable: v.exactOptional(flag('nullable')),
      ...entries,
      ...more,
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      // The entries above are those of a field.
      const field = dataset.value as FieldOptions;
      for (const [option, message] of contradictionsIn(field))
        addIssue(issueAt(field, [option], field[option], message));
    }),
  ) as unknown as v.GenericSchema<unknown, FieldOptions>;
}

/** Returns options of a field that do not fit its other options, with a message about each. */
function contradictionsIn(field: FieldOptions): [option: keyof FieldOptions, message: string][] {
  const { minLength = 0, maxLength = Infinity, minimum = -Infinity, maximum = Infinity } = field;
  const found: [keyof FieldOptions, string][] = [];
  if (minLength > maxLength)
    found.push(['minLength', rule('must not exceed maxLength', 'correct one of the two')]);
  if (minimum > maximum) found.push(['minimum', rule('must not exceed maximum', 'correct one of the two')]);
  if (field.readOnly === true && field.immutable === true) {
    const message = 'must not be set with readOnly, because callers never set such a field';
    found.push(['immutable', rule(message, 'remove immutable')]);
  }
  if (field.enum?.some((value) => typeof value !== field.type) === true)
    found.push(['enum', rule(`must have values of type ${field.type}`, 'correct the values')]);
  if (field.default !== undefined) {
    const fault = faultOfDefault(field);
    const place = fault?.at === '' ? '' : ` at ${fault?.at ?? ''}`;
    if (fault !== undefined) found.push(['default', rule(`${fault.rule}${place}`, 'correct the default')]);
  }
  return found;
}

function faultOfDefault(field: FieldOptions): FieldFault | undefined {
  try {
    return validateField(fieldOf(field), field.default, '')[0];
  } catch (error) {
    // A pattern that is not valid, here or in a field within, has an issue of its own.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}
