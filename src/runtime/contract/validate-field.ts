import type { ApiField } from './manifest.js';

/** One thing that is wrong with a value. */
export interface FieldFault {
  /** JSON pointer, such as `/address/city`. */
  readonly at: string;
  /** Sentence without its subject, such as `must be a string`. */
  readonly rule: string;
}

const EXPECTED: Readonly<Record<ApiField['type'], string>> = {
  string: 'a string',
  number: 'a finite number',
  boolean: 'a boolean',
  timestamp: 'a time in ISO 8601 with a zone, such as 2026-01-31T12:00:00Z',
  array: 'an array',
  object: 'an object',
};

/** Every type of a field. */
export const FIELD_TYPES = Object.keys(EXPECTED) as readonly ApiField['type'][];

/** Format of a string. */
export type FieldFormat = 'email' | 'uri' | 'uuid' | 'date';

const FORMATS: Readonly<Record<FieldFormat, (value: string) => boolean>> = {
  email: (value: string) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value),
  uri: (value: string) => URL.canParse(value),
  uuid: (value: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value),
  date: (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && isTimestamp(`${value}T00:00Z`),
};

/** Every format of a string: the keys of the table above. */
export const FIELD_FORMATS: readonly FieldFormat[] = Object.keys(FORMATS) as FieldFormat[];

/**
 * Returns what is wrong with the value of a field: with its type, its constraints, and the values in it.
 * @param at - JSON pointer to the value.
 */
export function validateField(field: ApiField, value: unknown, at: string): FieldFault[] {
  if (value === null && field.nullable === true) return [];
  if (!fits(field.type, value)) {
    const more = field.nullable === true ? ' or null' : '';
    return [{ at, rule: `must be ${EXPECTED[field.type]}${more}` }];
  }
  if (field.enum !== undefined && !field.enum.some((one) => one === value))
    return [{ at, rule: `must be one of ${field.enum.join(', ')}` }];
  if (typeof value === 'string') return stringFaults(field, value, at);
  if (typeof value === 'number') return numberFaults(field, value, at);
  const { items, fields } = field;
  if (Array.isArray(value)) return items === undefined ? [] : listFaults(items, value, at);
  return fields === undefined ? [] : objectFaults(fields, { ...(value as object) }, at);
}

/** Faults of one list that are collected. An answer lists fewer, and a body of 1 MiB can have 350,000. */
const MOST_LIST_FAULTS = 21;

function listFaults(items: ApiField, list: readonly unknown[], at: string): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [index, one] of list.entries()) {
    faults.push(...validateField(items, one, `${at}/${index}`));
    if (faults.length >= MOST_LIST_FAULTS) break;
  }
  return faults;
}

function stringFaults(
  { minLength, maxLength, pattern, format }: ApiField,
  value: string,
  at: string,
): FieldFault[] {
  const length = minLength === undefined && maxLength === undefined ? 0 : Array.from(value).length;
  if (minLength !== undefined && length < minLength)
    return [{ at, rule: `must have at least ${minLength} characters` }];
  // Before the pattern, whose time can grow with the length.
  if (maxLength !== undefined && length > maxLength)
    return [{ at, rule: `must have at most ${maxLength} characters` }];
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    return [{ at, rule: `must match the pattern ${pattern}` }];
  return format === undefined || FORMATS[format](value)
    ? []
    : [{ at, rule: `must be a value of format ${format}` }];
}

function numberFaults({ minimum, maximum }: ApiField, value: number, at: string): FieldFault[] {
  if (minimum !== undefined && value < minimum) return [{ at, rule: `must be ${minimum} or more` }];
  return maximum !== undefined && value > maximum ? [{ at, rule: `must be ${maximum} or less` }] : [];
}

function objectFaults(
  fields: Readonly<Record<string, ApiField>>,
  value: Readonly<Record<string, unknown>>,
  at: string,
): FieldFault[] {
  const missing = Object.entries(fields).filter(
    ([name, { required }]) => required && !Object.hasOwn(value, name),
  );
  return [
    ...missing.map(([name]) => ({ at: pointer(at, name), rule: 'is required' })),
    ...Object.entries(value).flatMap(([name, one]) => {
      const [, field] = Object.entries(fields).find(([known]) => known === name) ?? [];
      return field === undefined
        ? [{ at: pointer(at, name), rule: 'is not a field of this object' }]
        : validateField(field, one, pointer(at, name));
    }),
  ];
}

/** Returns a JSON pointer to a field of an object. Source: RFC 6901, section 3 */
export function pointer(at: string, name: string): string {
  return `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function fits(type: ApiField['type'], value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      return isTimestamp(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Returns true if a value is a time that exists: 31 February does not. */
export function isTimestamp(value: unknown): value is string {
  if (typeof value !== 'string' || !TIMESTAMP.test(value) || Number.isNaN(Date.parse(value))) return false;
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
