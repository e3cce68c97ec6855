import { createHash } from 'node:crypto';

import { type ListQuery, queryAfter } from './list-query.js';
import { isPosition, type Position, positionOf } from './order.js';
import { badRequest } from './problem.js';
import type { Scalar } from './scalar.js';
import type { Store, StoredItem } from './store.js';

/** Items of a page by default. */
const DEFAULT_LIMIT = 50;

/** The most items of a page. */
const MAX_LIMIT = 100;

/** Characters. Longer URLs do not reach the app. */
const MAX_TOKEN_LENGTH = 8192;

/**
 * Form of the continuations of Cosmos DB: the JSON of an SDK, or what the service writes. The value of a header, so it has
 * printable characters alone. The SDK takes some other texts for the first page, and fails with others.
 */
const CONTINUATION = /^(?:[[{]|\+RID:)[\x20-\x7e]*$/;

/**
 * Returns the size of a page, at most {@link MAX_LIMIT}. @throws Problem 400 when the value is not a whole
 * number from 1.
 */
export function readLimit(query: URLSearchParams): number {
  const [text, ...more] = query.getAll('limit');
  if (text === undefined) return DEFAULT_LIMIT;
  if (more.length === 0 && /^[1-9]\d{0,8}$/.test(text)) return Math.min(Number(text), MAX_LIMIT);
  throw badRequest([{ at: 'limit', detail: `It must be a whole number from 1 to ${MAX_LIMIT}.` }]);
}

/** A page of a list. */
export interface Page {
  readonly items: readonly StoredItem[];
  /** An opaque token, which is valid only for the same query. Absent on the last page. */
  readonly continuation?: string;
}

/**
 * Returns a page of a list: the one after a continuation, or the first.
 * @throws Problem 400 for a continuation that is not one of this query.
 */
export async function readPage(
  store: Store,
  parameters: URLSearchParams,
  query: ListQuery,
  partition: Scalar | undefined,
): Promise<Page> {
  const limit = readLimit(parameters);
  const { order } = query;
  if (order === undefined) {
    const continuation = readToken(parameters, query, partition, isContinuation);
    const { items, continuation: next } = await store.list(query, { limit, partition, continuation });
    return { items, ...(next !== undefined && { continuation: writeToken(next, query, partition) }) };
  }
  const position = readToken(parameters, query, partition, (value) => isPosition(order, value));
  const wanted = position === undefined ? query : queryAfter(query, order, position);
  const found = await store.first(wanted, limit + 1, partition);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  if (last === undefined) return { items };
  const continuation = writeToken(positionOf(order, last.item), query, partition);
  if (continuation.length <= MAX_TOKEN_LENGTH) return { items, continuation };
  const detail = 'An item has a value that is too long to go on after it. Use another sort.';
  throw badRequest([{ at: 'sort', detail }]);
}

function isContinuation(value: unknown): value is string {
  return typeof value === 'string' && CONTINUATION.test(value);
}

/** Returns where a list goes on as an opaque token. Callers can make tokens, so nothing in one is trusted. */
export function writeToken(
  continuation: string | Position,
  query: ListQuery,
  partition: Scalar | undefined,
): string {
  const mark = fingerprint(query, partition, continuation);
  return Buffer.from(JSON.stringify([mark, continuation])).toString('base64url');
}

/**
 * Returns what the continuation of a call holds.
 * @throws Problem 400 for a token of another query, and for any other string.
 */
function readToken<T>(
  parameters: URLSearchParams,
  query: ListQuery,
  partition: Scalar | undefined,
  isValid: (continuation: unknown) => continuation is T,
): T | undefined {
  const [token, ...more] = parameters.getAll('continuation');
  if (token === undefined) return undefined;
  const [mark, continuation] = more.length === 0 ? decode(token) : [];
  if (isValid(continuation) && mark === fingerprint(query, partition, continuation)) return continuation;
  throw badRequest([
    {
      at: 'continuation',
      detail: 'It must be a continuation of this list. Repeat the filters of the first page.',
    },
  ]);
}

function decode(token: string): readonly unknown[] {
  if (token.length > MAX_TOKEN_LENGTH) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/**
 * Returns a hash of the query and the continuation. A database that does not know a continuation may answer
 * with the first page again.
 */
function fingerprint(query: ListQuery, partition: Scalar | undefined, continuation: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([query.text, query.parameters, partition ?? null, continuation]))
    .digest('base64url')
    .slice(0, 16);
}
