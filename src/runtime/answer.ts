import { corsHeaders } from './cors.js';
import type { ApiRequest, ApiResponse, CallLog } from './exchange.js';
import { boundsOf } from './bounds.js';
import { callerOf, checkPermission } from './caller.js';
import { OPERATION_ROUTES } from './contract/api-operations.js';
import type { ApiManifest, ApiOperation } from './contract/manifest.js';
import type { SignInManifest } from './contract/sign-in.js';
import { type HookCall, hookRunner } from './hooks.js';
import type { Workplace } from './edits.js';
import { OPERATIONS } from './operations.js';
import { notFound, type Problem, problemDocument } from './problem.js';
import { isId } from './parse-item.js';
import { StoreError } from './store.js';
import { toProblem } from './to-problem.js';

/** One call of an API. */
export interface ApiCall {
  readonly component: string;
  readonly operation: ApiOperation;
  readonly request: ApiRequest;
  /** Sign-in of callers of the app. */
  readonly signIn: SignInManifest | undefined;
}

/** Answers one call. Errors become answers too. Never throws. */
export async function answer(open: () => Workplace, call: ApiCall, log: CallLog): Promise<ApiResponse> {
  const { component, operation, request } = call;
  const started = performance.now();
  let work: Workplace | undefined;
  let response: ApiResponse;
  let failure: unknown;
  try {
    work = open();
    const { caller, bounds } = admit(work.api, call);
    if (OPERATION_ROUTES[operation].place === 'item' && !isId(request.id)) throw notFound();
    const hook = hookRunner(work.hooks, { api: work.api, bounds, caller, log });
    response = await OPERATIONS[operation]({ ...work, bounds, hook }, request);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500) failure = error;
    response = problemResponse(problem, log.invocationId);
  }
  const milliseconds = Math.round(performance.now() - started);
  // One line of JSON per call, without bodies, keys and values of filters.
  const entry = { component, operation, status: response.status, milliseconds };
  if (failure === undefined) log.info(JSON.stringify(entry));
  else log.error(JSON.stringify({ ...entry, error: described(failure) }));
  const cors = work === undefined ? {} : corsHeaders(work.api, request.headers);
  // A browser must not show a cached answer of one user to another.
  const vary = [cors['vary'] ?? [], work?.api.authLevel === 'entra' ? 'Authorization' : []].flat();
  return {
    ...response,
    headers: {
      ...response.headers,
      'x-content-type-options': 'nosniff',
      ...cors,
      ...(vary.length > 0 && { vary: vary.join(', ') }),
    },
  };
}

/**
 * Returns the caller and the bounds of a call, after a check of the caller's permission where the API has a sign-in.
 * @throws Problem 401 or 403 when the caller has no access.
 */
function admit(
  api: ApiManifest,
  { component, operation, signIn, request }: ApiCall,
): Pick<HookCall, 'caller' | 'bounds'> {
  if (api.authLevel !== 'entra') return { caller: undefined, bounds: boundsOf(api, undefined) };
  const caller = callerOf(signIn, request.headers);
  const needed = api.permissions?.[OPERATION_ROUTES[operation].access];
  checkPermission(component, needed, caller);
  return { caller, bounds: boundsOf(api, caller) };
}

/** Returns the answer for an error. */
export function problemResponse(problem: Problem, invocationId: string): ApiResponse {
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...problem.headers,
    },
    body: problemDocument(problem, invocationId),
  };
}

/** Returns an error as JSON for the log. The user's code may throw any value. */
export function described(error: unknown): unknown {
  const cause = error instanceof StoreError ? error.cause : error;
  if (typeof cause === 'string' || typeof cause === 'number') return String(cause);
  if (!(cause instanceof Error)) return Object.prototype.toString.call(cause);
  const { name, message, stack } = cause;
  const code =
    'code' in cause && ['string', 'number'].includes(typeof cause.code) ? { code: cause.code } : {};
  return { name, message, stack, ...code };
}
