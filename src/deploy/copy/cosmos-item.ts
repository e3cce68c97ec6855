import { isDeepStrictEqual } from 'node:util';

import type { JsonObject, JsonValue } from '../../plan/json.js';
import { isPlainObject, ownValue } from '../../plan/json.js';

/** Properties that Cosmos DB writes itself. Source: learn.microsoft.com/azure/cosmos-db/resource-model (properties of an item) */
const SYSTEM = ['_rid', '_self', '_etag', '_ts', '_attachments'];

/**
 * Default time to live of a container: seconds, -1 for a time that only items name, undefined where nothing expires.
 * Source: learn.microsoft.com/azure/cosmos-db/nosql/time-to-live
 */
export type DefaultTtl = number | undefined;

/** Returns an item without the properties that Cosmos DB writes. */
export function contentOf(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !SYSTEM.includes(name)));
}

export function idOf({ id }: JsonObject): string {
  return typeof id === 'string' ? id : '';
}

/** Returns the second, by Azure's clock, in which an item was written last. */
export function writtenAt(item: JsonObject): number {
  const time = item['_ts'];
  return typeof time === 'number' ? time : Number.NaN;
}

/** Returns the second in which an item expires in a container with this default, written when it was; undefined if it never does. */
export function expiryOf(item: JsonObject, defaultTtl: DefaultTtl): number | undefined {
  if (defaultTtl === undefined) return undefined;
  const own = item['ttl'];
  const ttl = typeof own === 'number' ? own : defaultTtl;
  return ttl === -1 ? undefined : writtenAt(item) + ttl;
}

/** Returns true if no item lives shorter in the target than in the source. */
export function livesAsLong(source: DefaultTtl, target: DefaultTtl): boolean {
  if (target === undefined) return true;
  if (source === undefined) return false;
  return target === -1 || (source !== -1 && target >= source);
}

/** Returns true if two items have one content. The time to live of a copy is the rest of that of the original. */
export function hasSameContent(one: JsonObject, other: JsonObject, ignoresTtl: boolean): boolean {
  const compared = (item: JsonObject) => {
    const { ttl, ...content } = contentOf(item);
    return ignoresTtl || ttl === undefined ? content : { ...content, ttl };
  };
  return isDeepStrictEqual(compared(one), compared(other));
}

/**
 * Returns the values of the partition key of an item, as the header of a request takes them: `{}` for a value that is missing.
 * @param paths - Partition key of the container, such as `['/tenant', '/"order id"']`; several for a hierarchical key.
 */
export function partitionKeyOf(item: JsonObject, paths: readonly string[]): JsonValue[] {
  return paths.map((path) => {
    const names = [...path.matchAll(/\/(?:"([^"]*)"|([^/]+))/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
    const value = names.reduce<JsonValue | undefined>(
      (inner, name) => (isPlainObject(inner) ? ownValue(inner, name) : undefined),
      item,
    );
    return value ?? (value === null ? null : {});
  });
}
