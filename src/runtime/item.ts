import { keepsStamp, STAMPS } from './check-item.js';
import { DELETED_AT } from './list-query.js';
import type { ApiManifest } from './contract/manifest.js';
import type { StoredItem } from './store.js';

/** Sources of ids and times that the service adds to items. */
export interface Makers {
  /** Returns a new id. */
  id(): string;
  /** Returns the time in ISO 8601. */
  now(): string;
}

/** Returns a new item with fields that were checked. */
export function newItem(
  api: ApiManifest,
  fields: Readonly<Record<string, unknown>>,
  make: Makers,
): Record<string, unknown> {
  const now = make.now();
  return { id: make.id(), ...fields, ...stamps(api, now, now) };
}

/** Returns an item with other fields, and the time of its creation. */
export function changedItem(
  api: ApiManifest,
  { item }: StoredItem,
  fields: Readonly<Record<string, unknown>>,
  make: Makers,
): Record<string, unknown> {
  return { ...fields, id: item['id'], ...stamps(api, item['createdAt'], make.now()) };
}

/** Returns true if an item is softly deleted. */
export function isDeleted({ item }: StoredItem): boolean {
  return Object.hasOwn(item, DELETED_AT);
}

/**
 * Returns an item as callers see it. Fields of Cosmos DB and of the service start with an underscore, and are
 * left out.
 */
export function publicItem({ item }: StoredItem): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('_')));
}

function stamps(api: ApiManifest, createdAt: unknown, updatedAt: unknown): Record<string, unknown> {
  const values: Record<(typeof STAMPS)[number], unknown> = { createdAt, updatedAt };
  return Object.fromEntries(
    STAMPS.filter((name) => keepsStamp(api, name) && values[name] !== undefined).map((name) => [
      name,
      values[name],
    ]),
  );
}
