import type { ApiField } from './manifest.js';

/** Times that the service sets in every item, even if the schema does not name them. */
export const STAMPS = ['createdAt', 'updatedAt'] as const;

/** Returns true if the service sets a time of that name. It does not if the schema uses the name for another type. */
export function keepsStamp(
  { schema }: { readonly schema: Readonly<Record<string, Pick<ApiField, 'type'>>> },
  name: string,
): boolean {
  return !Object.hasOwn(schema, name) || schema[name]?.type === 'timestamp';
}
