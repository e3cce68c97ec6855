/** A call as the operations see it, independent of the host. */
export interface ApiRequest {
  readonly method: string;
  /** Path of the URL, such as `/api/user-api`. */
  readonly path: string;
  /** Value of `{id}` in the route, decoded; empty for the collection. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** An answer. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; absent for an answer without a body. */
  readonly body?: unknown;
}

/** Log of a call. */
export interface CallLog {
  readonly invocationId: string;
  info(...texts: unknown[]): void;
  warn(...texts: unknown[]): void;
  error(...texts: unknown[]): void;
}

/** Query parameters with a meaning of their own. `code` and `clientId` carry keys to the Functions host. */
export const RESERVED_PARAMETERS: readonly string[] = ['code', 'clientId', 'limit', 'continuation'];
