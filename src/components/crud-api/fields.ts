import { ownValue } from '../../plan/json.js';
import type { EntitySchema, FieldType } from './entity-schema.js';

/** Times that the runtime sets in every item, even if the schema does not name them. */
export const STAMPS = ['createdAt', 'updatedAt'] as const;

/** Returns the type of a field; undefined for a field that the schema does not have. */
export function typeOf(schema: EntitySchema, field: string): FieldType | undefined {
  const declared = ownValue(schema, field);
  return typeof declared === 'object' ? declared.type : declared;
}
