import { createHash } from 'node:crypto';

import type { ListQuery } from './list-query.js';
import { badRequest } from './problem.js';
import type { Scalar } from './scalar.js';

/** Items of a page by default. */
export const DEFAULT_LIMIT = 50;

/** The most items of a page. */
export const MAX_LIMIT = 100;

/** Characters. The service does not make longer tokens. */
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

/** Returns a continuation of Cosmos DB as an opaque token, which is valid only for the same query. */
export function writeToken(continuation: string, query: ListQuery, partition: Scalar | undefined): string {
  const mark = fingerprint(query, partition, continuation);
  return Buffer.from(JSON.stringify([mark, continuation])).toString('base64url');
}

/**
 * Returns the continuation in a token of {@link writeToken}. @throws Problem 400 for any other string, or the
 * token of another query.
 */
export function readToken(
  parameters: URLSearchParams,
  query: ListQuery,
  partition: Scalar | undefined,
): string | undefined {
  const [token, ...more] = parameters.getAll('continuation');
  if (token === undefined) return undefined;
  const [mark, continuation] = more.length === 0 ? decode(token) : [];
  if (
    typeof continuation === 'string' &&
    CONTINUATION.test(continuation) &&
    mark === fingerprint(query, partition, continuation)
  )
    return continuation;
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
function fingerprint(query: ListQuery, partition: Scalar | undefined, continuation: string): string {
  return createHash('sha256')
    .update(JSON.stringify([query.text, query.parameters, partition ?? null, continuation]))
    .digest('base64url')
    .slice(0, 16);
}
