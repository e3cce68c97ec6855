import type { Caller } from './contract/caller.js';
import type { ApiManifest } from './contract/manifest.js';
import { ownValue } from './own-value.js';
import { Problem } from './problem.js';

/** Owner of the items that a call may read and change. */
export interface Owner {
  /** Field with the object id of the owner. */
  readonly field: string;
  /** Object id of the caller. */
  readonly id: string;
}

/**
 * Returns the owner for a call; undefined if items have no owner.
 * @throws Error when items have owners and the call has no caller.
 */
export function ownerOf({ ownerField }: ApiManifest, caller: Caller | undefined): Owner | undefined {
  if (ownerField === undefined) return undefined;
  if (caller === undefined)
    throw new Error(
      `ownerField '${ownerField}': it requires a sign-in, and the API has none. Apply the plan again.`,
    );
  return { field: ownerField, id: caller.id };
}

/** Returns a body with the caller as the owner. @throws Problem 403 when the body names another one. */
export function withOwner(
  owner: Owner | undefined,
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (owner === undefined) return body;
  checkOwner(owner, owner.field, Object.hasOwn(body, owner.field) ? body[owner.field] : owner.id);
  return { ...body, [owner.field]: owner.id };
}

/** Returns true if an item belongs to the caller. */
export function isOwned(
  owner: Owner | undefined,
  { item }: { readonly item: Readonly<Record<string, unknown>> },
): boolean {
  return owner === undefined || ownValue(item, owner.field) === owner.id;
}

/** @throws Problem 403 when a call names another owner, even if that owner has no items. */
export function checkOwner(owner: Owner | undefined, field: string, value: unknown): void {
  if (owner?.field === field && value !== owner.id)
    throw new Problem(403, `The value of ${field} must be the id of the caller.`);
}
