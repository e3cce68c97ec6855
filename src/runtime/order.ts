import { orderFields, sortedField } from './contract/order.js';
import type { ApiField, ApiManifest } from './contract/manifest.js';
import { propertyOf, typeOfField } from './filters.js';
import { ownValue } from './own-value.js';
import type { Scalar } from './scalar.js';

/** A field that a list is ordered by. */
export interface OrderField {
  readonly name: string;
  readonly type: ApiField['type'];
  readonly isDescending: boolean;
  /** False for id and partition key. */
  readonly isNullable: boolean;
}

/** Values of an item in the fields of an order. Pages go on after it, so changes to other items neither lose nor repeat any. */
export type Position = readonly (Scalar | null)[];

/** Returns the fields that a list with a declared sort is ordered by. */
export function orderOf(api: ApiManifest, sort: readonly string[]): OrderField[] {
  return orderFields(sort, api.partitionKey).map((field) => {
    const name = sortedField(field);
    return {
      name,
      type: typeOfField(api, name) ?? 'string',
      isDescending: field.startsWith('-'),
      isNullable: name !== 'id' && name !== api.partitionKey,
    };
  });
}

export function orderClause(order: readonly OrderField[]): string {
  const keys = order.map(({ name, isDescending }) => `${propertyOf(name)} ${isDescending ? 'DESC' : 'ASC'}`);
  return `ORDER BY ${keys.join(', ')}`;
}

/** Types as JSON has them, and the functions of Cosmos DB that find them. Only these fields can be sorted by. */
const JSON_TYPES: Partial<Record<ApiField['type'], { readonly json: string; readonly test: string }>> = {
  string: { json: 'string', test: 'IS_STRING' },
  timestamp: { json: 'string', test: 'IS_STRING' },
  number: { json: 'number', test: 'IS_NUMBER' },
  boolean: { json: 'boolean', test: 'IS_BOOL' },
};

/**
 * Returns the conditions that an item has a place in an order: each field is of its type, or null. A composite index has no
 * items that lack a field, and values of other types cannot be compared.
 */
export function orderConditions(order: readonly OrderField[]): string[] {
  return order.map(({ name, type, isNullable }) => {
    const place = propertyOf(name);
    const isOfType = `${JSON_TYPES[type]?.test ?? 'IS_DEFINED'}(${place})`;
    return isNullable ? `(${isOfType} OR IS_NULL(${place}))` : isOfType;
  });
}

export function positionOf(order: readonly OrderField[], item: Readonly<Record<string, unknown>>): Position {
  const position = order.map(({ name }) => ownValue(item, name));
  if (isPosition(order, position)) return position;
  throw new Error(
    'list: each item of the database must have a place in the order, received one without. Ask for another order.',
  );
}

/** Returns true if a value has the form of a position: for each field a value of its type, or null. */
export function isPosition(order: readonly OrderField[], value: unknown): value is Position {
  return (
    Array.isArray(value) &&
    value.length === order.length &&
    order.every(({ type, isNullable }, index) => {
      const one: unknown = value[index];
      return one === null ? isNullable : typeof one === JSON_TYPES[type]?.json;
    })
  );
}

/**
 * Returns the condition that an item comes after a position, such as `(f > @a0 OR f = @a0 AND id > @a1)`, and its parameters. Null
 * comes before every other value.
 */
export function afterPosition(order: readonly OrderField[], position: Position) {
  const parameters = position.flatMap((value, index) =>
    value === null ? [] : [{ name: `@a${index}`, value }],
  );
  const same: string[] = [];
  const after: string[] = [];
  for (const [index, { name, isDescending, isNullable }] of order.entries()) {
    const place = propertyOf(name);
    const isNull = `IS_NULL(${place})`;
    const [equal, greater, less] =
      position[index] === null
        ? [isNull, [`NOT ${isNull}`], []]
        : [
            `${place} = @a${index}`,
            [`${place} > @a${index}`],
            [`${place} < @a${index}`, ...(isNullable ? [isNull] : [])],
          ];
    // AND binds before OR.
    for (const next of isDescending ? less : greater) after.push([...same, next].join(' AND '));
    same.push(equal);
  }
  return { condition: `(${after.join(' OR ')})`, parameters };
}
