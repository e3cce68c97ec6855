import type { ApiField, ApiManifest } from './manifest.js';

type FieldType = ApiField['type'];

const COMPARED: readonly FieldType[] = ['string', 'number', 'timestamp'];
const SCALARS: readonly FieldType[] = [...COMPARED, 'boolean'];
const STRINGS: readonly FieldType[] = ['string'];

/** Operators of the filters of a list, such as `age[gte]=18`, and the types of the fields that they compare. */
const OPERATORS = {
  gt: COMPARED,
  gte: COMPARED,
  lt: COMPARED,
  lte: COMPARED,
  ne: SCALARS,
  in: SCALARS,
  startsWith: STRINGS,
  contains: STRINGS,
} as const;

/** An operator of a filter. */
export type FilterOperator = keyof typeof OPERATORS;

/** Returns the operators that an API has for fields of a type; `contains` only where the API offers it. */
export function operatorsFor(type: FieldType, { queries }: Pick<ApiManifest, 'queries'>): FilterOperator[] {
  // The keys of the table above.
  const names = Object.keys(OPERATORS) as FilterOperator[];
  return names.filter(
    (name) => OPERATORS[name].includes(type) && (name !== 'contains' || queries?.contains === true),
  );
}

/** Returns true if values of a type can be compared. */
export function isScalar(type: FieldType): boolean {
  return SCALARS.includes(type);
}
