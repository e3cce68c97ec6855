/**
 * The one catalogue of what the library throws. Match on `code`, which is stable; the sentences are for
 * people. `docs/errors.md` has a heading for each code.
 */
export const ERROR_CODES = [
  'INVALID_CONFIG',
  'DUPLICATE_COMPONENT_ID',
  'EMPTY_BACKEND',
  'MISSING_PROVIDER',
  'RESOURCE_LIMIT_EXCEEDED',
  'PLAN_HAS_ERRORS',
  'INVALID_PLAN',
  'INVALID_TERRAFORM_PLAN',
  'PLAN_CHANGED',
  'CANNOT_APPLY',
  'DEPLOYMENT_FAILED',
  'COPY_STOPPED',
  'LOCK_NOT_FROZEN',
  'MERGE_NOT_LAWFUL',
  'CUSTOM_CODE_FAILED',
  'INVALID_LOCK',
  'LOCK_NOT_WRITTEN',
  'STATE_NOT_TAKEN_OVER',
  'INVALID_OFFER',
  'INVALID_PRICE_BOOK',
  'PRICES_NOT_FETCHED',
  'CANNOT_RUN_LOCALLY',
] as const;

/** Code of an error that is thrown; `docs/errors.md` has a heading for each. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Base of every error that the library throws on purpose. */
export abstract class BackendError extends Error {
  abstract readonly code: ErrorCode;
}

/** An error about one subject, as one sentence with the problem and one with the resolution. */
export abstract class SubjectError extends BackendError {
  constructor(
    /** Subject of the error: a file, a backend, an address. */
    readonly subject: string,
    problem: string,
    resolution: string,
    /** The thrown value, if any. */
    cause?: unknown,
  ) {
    super(errorText(subject, problem, resolution), cause === undefined ? undefined : { cause });
  }
}

/**
 * Returns the one form of every message: `<subject>: <problem>. <Resolution>.` A problem that ends with a list has
 * the resolution below the list.
 */
export function errorText(subject: string, problem: string, resolution: string): string {
  // A problem may end with a sentence that it quotes.
  const text = problem.replace(/\.$/, '');
  return `${subject}: ${text}${text.includes('\n') ? '\n' : '. '}${sentence(resolution)}`;
}

/** Returns a text with a capital letter at its start and a full stop at its end. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}

/** Characters of one part of a message. Lists of permitted values are the longest parts. */
const MOST_CHARACTERS = 2000;

/** Returns a text that is short enough for a message, even if a caller wrote a long one. */
export function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}...` : text;
}
