import type { Caller } from './contract/caller.js';
import { isPartition } from './parse-item.js';
import type { ApiManifest } from './contract/manifest.js';
import { ownValue } from './own-value.js';
import { Problem } from './problem.js';

/** A field whose value every item has that a call may read and change. */
export interface Bound {
  /** Field with the owner or the tenant of an item. */
  readonly field: string;
  /** Object id of the caller, or its tenant. */
  readonly value: string;
}

/**
 * Returns the bounds of a call: the owner and the tenant of the items that the caller may see.
 * @throws Problem 403 when the token does not name one tenant.
 * @throws Error when items have an owner or a tenant, and the call has no caller.
 */
export function boundsOf({ ownerField, tenant }: ApiManifest, caller: Caller | undefined): Bound[] {
  if (ownerField === undefined && tenant === undefined) return [];
  if (caller === undefined)
    throw new Error(
      `'${ownerField ?? tenant?.field ?? ''}': the API must have a sign-in for this field, received none. Apply the plan again.`,
    );
  return [
    ...(ownerField === undefined ? [] : [{ field: ownerField, value: caller.id }]),
    ...(tenant === undefined ? [] : [{ field: tenant.field, value: tenantOf(tenant.claim, caller) }]),
  ];
}

function tenantOf(claim: string, { claims }: Caller): string {
  const [value, ...more] = ownValue(claims, claim) ?? [];
  if (value !== undefined && more.length === 0 && isPartition(value)) return value;
  throw new Problem(403, 'The token does not name one tenant of this API.');
}

/** Returns a body with the owner and the tenant of the caller. @throws Problem 403 when the body names another one. */
export function withBounds(
  bounds: readonly Bound[],
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  checkBody(bounds, body);
  return { ...body, ...Object.fromEntries(bounds.map(({ field, value }) => [field, value])) };
}

/** @throws Problem 403 when a body names another owner or tenant. */
export function checkBody(bounds: readonly Bound[], body: Readonly<Record<string, unknown>>): void {
  for (const { field } of bounds)
    if (Object.hasOwn(body, field)) checkBound(bounds, field, ownValue(body, field));
}

/** Returns true if the caller may see an item. */
export function isWithin(
  bounds: readonly Bound[],
  { item }: { readonly item: Readonly<Record<string, unknown>> },
): boolean {
  return bounds.every(({ field, value }) => ownValue(item, field) === value);
}

/** @throws Problem 403 when a call names another owner or tenant, even one without items. */
export function checkBound(bounds: readonly Bound[], field: string, given: unknown): void {
  const bound = bounds.find((one) => one.field === field);
  if (bound !== undefined && given !== bound.value)
    throw new Problem(403, `The value of ${field} must be that of the caller.`);
}
