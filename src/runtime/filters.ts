import { STAMPS } from './contract/stamps.js';
import type { ApiField, ApiManifest } from './contract/manifest.js';
import { type FilterOperator, isScalar, operatorsFor } from './contract/operators.js';
import { ownValue } from './own-value.js';
import type { Fault } from './problem.js';
import { readScalar, type Scalar } from './scalar.js';

/** A condition of a list. */
export interface Condition {
  readonly values: readonly Scalar[];
  /** Returns its text. `names` are the parameters that have the values. */
  readonly text: (names: readonly string[]) => string;
}

/** Maximum number of values of one `in`. */
export const MAX_VALUES = 100;

type FieldType = ApiField['type'];

/** Returns the text of a condition with an operator, for the parameters that have its values. */
const TEXTS: Readonly<Record<FilterOperator, (place: string, names: string) => string>> = {
  gt: (place, name) => `${place} > ${name}`,
  gte: (place, name) => `${place} >= ${name}`,
  lt: (place, name) => `${place} < ${name}`,
  lte: (place, name) => `${place} <= ${name}`,
  ne: (place, name) => `${place} != ${name}`,
  in: (place, names) => `${place} IN (${names})`,
  startsWith: (place, name) => `STARTSWITH(${place}, ${name})`,
  contains: (place, name) => `CONTAINS(${place}, ${name})`,
};

/** Returns the type of a field that callers can filter and sort by; undefined for a field that answers do not have. */
export function typeOfField({ schema }: Pick<ApiManifest, 'schema'>, name: string): FieldType | undefined {
  if (name === 'id') return 'string';
  const declared = ownValue(schema, name)?.type;
  return declared ?? (STAMPS.some((stamp) => stamp === name) ? 'timestamp' : undefined);
}

/** Returns a property of an item in a query. Names come from the schema, and are letters, digits and underscores. */
export function propertyOf(name: string): string {
  return `c["${name}"]`;
}

/** Returns the condition of a parameter such as `age=18` or `age[gte]=18`. */
export function conditionOf(
  api: ApiManifest,
  parameter: string,
  texts: readonly string[],
): Condition | Fault {
  const [, field = parameter, operator] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(parameter) ?? [];
  const fault = (detail: string): Fault => ({ at: parameter, detail });
  const type = typeOfField(api, field);
  if (type === undefined) return fault('It is not a field of this API.');
  if (!isScalar(type)) return fault(`A field of type ${type} cannot be a filter.`);
  const [text = ''] = texts;
  const given = operator === 'in' && texts.length === 1 ? text.split(',') : texts;
  if (operator !== 'in' && texts.length > 1) return fault('It must be given once.');
  if (given.length > MAX_VALUES) return fault(`It must have at most ${MAX_VALUES} values.`);
  const values = given.map((one) => readFilter(field, type, one));
  const read = values.filter((value) => value !== undefined);
  const offered = operatorsFor(type, api);
  const found = offered.find((name) => name === operator);
  if (operator !== undefined && found === undefined)
    return fault(`The operators of a field of type ${type} are ${offered.join(', ')}.`);
  if (read.length < values.length) return fault(`It must be a value of type ${type}.`);
  if (found === undefined) return equality(field, read);
  return { values: read, text: (names) => TEXTS[found](propertyOf(field), names.join(', ')) };
}

/** Reads a value of a filter. Times that the service keeps are compared in the form in which it writes them. */
function readFilter(field: string, type: FieldType, text: string): Scalar | undefined {
  const value = readScalar(type, text);
  const isStamp = type === 'timestamp' && STAMPS.some((stamp) => stamp === field);
  return isStamp && typeof value === 'string' ? new Date(value).toISOString() : value;
}

export function equality(field: string, values: readonly Scalar[]): Condition {
  return { values, text: (names) => `${propertyOf(field)} = ${names.join(', ')}` };
}
