import { type Bound, checkBound } from './bounds.js';
import { isPartition } from './parse-item.js';
import type { ApiRequest } from './exchange.js';
import type { ApiManifest } from './contract/manifest.js';
import { ownValue } from './own-value.js';
import { badRequest } from './problem.js';
import { readScalar, type Scalar } from './scalar.js';

/** Header that names the partition of a call. */
const PARTITION_HEADER = 'x-partition-key';

/**
 * Returns the partition that a call names: by the header, or by a query parameter with the name of the field.
 * Nothing outside of it is read or changed. If the owner or the tenant is the
 * partition key, the default is the partition of the caller.
 * @returns Undefined when the call does not name a partition.
 * @throws Problem 400 when the name is not a value of the field, or header and parameter disagree.
 * @throws Problem 403 when the partition is that of another owner or tenant.
 */
export function namedPartition(
  api: ApiManifest,
  { headers, query }: ApiRequest,
  bounds: readonly Bound[],
): Scalar | undefined {
  const given = [
    ...new Set([
      ...headerValues(headers),
      // The id of an item is in its path. The parameter `id` is a filter.
      ...(api.partitionKey === 'id' ? [] : query.getAll(api.partitionKey)),
    ]),
  ];
  const [text] = given;
  if (text === undefined) return bounds.find(({ field }) => field === api.partitionKey)?.value;
  if (given.length > 1)
    throw badRequest([{ at: api.partitionKey, detail: 'It must be one partition; the call names two.' }]);
  const value = readScalar(typeOf(api), text);
  if (value === undefined || !isPartition(value))
    throw badRequest([{ at: api.partitionKey, detail: 'It must be a value of the partition key.' }]);
  checkBound(bounds, api.partitionKey, value);
  return value;
}

/**
 * Returns the partition of the item that a call is about. @throws Problem 400 when the call does not name it.
 */
export function partitionOfItem(api: ApiManifest, request: ApiRequest, bounds: readonly Bound[]): Scalar {
  const named = namedPartition(api, request, bounds);
  if (api.partitionKey === 'id') {
    if (named === undefined || named === request.id || bounds.some(({ field }) => field === 'id'))
      return request.id;
    throw badRequest([{ at: PARTITION_HEADER, detail: 'It must be the id of the item.' }]);
  }
  return named ?? missingPartition(api, 'of the item');
}

/**
 * Returns the partition of a batch. @throws Problem 400 when the call does not name it.
 */
export function partitionOfBatch(api: ApiManifest, request: ApiRequest, bounds: readonly Bound[]): Scalar {
  return namedPartition(api, request, bounds) ?? missingPartition(api, 'of the batch');
}

function missingPartition({ partitionKey }: ApiManifest, owner: string): never {
  const detail = `Name the partition ${owner}: ?${partitionKey}=... or the header ${PARTITION_HEADER}.`;
  throw badRequest([{ at: partitionKey, detail }]);
}

function typeOf({ schema, partitionKey }: ApiManifest) {
  return partitionKey === 'id' ? 'string' : (ownValue(schema, partitionKey)?.type ?? 'string');
}

/**
 * Returns the values of a header, decoded: a header value is Latin-1, and other characters come
 * percent-encoded.
 */
function headerValues(headers: Headers): string[] {
  const value = headers.get(PARTITION_HEADER);
  if (value === null) return [];
  try {
    return [decodeURIComponent(value)];
  } catch {
    throw badRequest([{ at: PARTITION_HEADER, detail: 'It must be percent-encoded.' }]);
  }
}
