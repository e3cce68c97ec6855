import { notFound, preconditionFailed, Problem } from './problem.js';
import { StoreError } from './store.js';

/**
 * Converts an error into the problem that the caller gets. An unexpected error is reported without its
 * details.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof StoreError))
    return new Problem(500, 'The service failed. The instance names the call.');
  const wait = { headers: { 'retry-after': String(error.retryAfter) } };
  switch (error.kind) {
    case 'missing':
      return notFound();
    case 'exists':
      return new Problem(409, 'An item with this id, or with a value that must be unique, already exists.');
    case 'changed':
      return preconditionFailed();
    case 'invalid':
      return new Problem(400, 'The database refused this request.');
    case 'too-large':
      return new Problem(413, 'The item is larger than the database allows.');
    case 'busy':
      return new Problem(429, 'The database is busy. Try again later.', wait);
    case 'unavailable':
      return new Problem(503, 'The database does not respond. Try again later.', wait);
  }
}
