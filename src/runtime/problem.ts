/** One thing that is wrong with a request. */
export interface Fault {
  /**
   * Place of the fault: a JSON pointer into the body, such as `/price`, or the name of a parameter or header.
   */
  readonly at: string;
  readonly detail: string;
}

/** An error answer (RFC 9457), without internal details. */
export class Problem extends Error {
  readonly status: number;
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    detail: string,
    more: { faults?: readonly Fault[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.faults = more.faults ?? [];
    this.headers = more.headers ?? {};
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
};

/** Returns the body of an error answer. `instance` names the call in the logs. */
export function problemDocument(problem: Problem, invocationId: string): Record<string, unknown> {
  return {
    type: 'about:blank',
    title: TITLES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.message,
    instance: `urn:uuid:${invocationId}`,
    ...(problem.faults.length > 0 && { errors: problem.faults }),
  };
}

/** Maximum number of faults in one answer. A body of 1 MiB can have 100,000. */
const MAX_FAULTS = 20;

/** Maximum number of characters of caller input in an answer. */
const MAX_PLACE_LENGTH = 80;

/** Returns one answer for all faults of a request. Its size is bounded. */
export function badRequest(faults: readonly Fault[]): Problem {
  const named = faults.slice(0, MAX_FAULTS).map(({ at, detail }) => ({ at: shortened(at), detail }));
  const more =
    faults.length > MAX_FAULTS ? ` It has ${faults.length} errors; the first ${MAX_FAULTS} are listed.` : '';
  return new Problem(400, `The request is not valid.${more}`, { faults: named });
}

/** Returns caller input that is short enough for an answer. */
export function shortened(text: string): string {
  return text.length > MAX_PLACE_LENGTH ? `${text.slice(0, MAX_PLACE_LENGTH - 3)}...` : text;
}

/**
 * Returns the answer for a missing item, and for an item of another owner or tenant. Both are the same, so callers
 * cannot probe for items.
 */
export function notFound(): Problem {
  return new Problem(404, 'The item does not exist.');
}

/** Returns the answer for an item that changed since the caller read it. */
export function preconditionFailed(): Problem {
  return new Problem(412, 'The item has changed: its ETag does not match If-Match.');
}
