import type { FunctionDeclaration } from './functions-app-config.js';

// Own types, so that declarations need no `@azure/functions`. A handler with the types of that package fits them.

/** Context of a call of a handler: a part of the `InvocationContext` of `@azure/functions`. */
export interface FunctionContext {
  readonly invocationId: string;
  info(...texts: unknown[]): void;
  warn(...texts: unknown[]): void;
  error(...texts: unknown[]): void;
}

/** An HTTP call: a part of the `HttpRequest` of `@azure/functions`. */
export interface FunctionRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly query: { get(name: string): string | null; getAll(name: string): string[] };
  /** Parts of the route, by name. */
  readonly params: Readonly<Record<string, string>>;
  json(): Promise<unknown>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The answer to an HTTP call: a part of the `HttpResponseInit` of `@azure/functions`. */
export interface FunctionResponse {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: unknown;
  readonly body?: unknown;
  /** Sent as JSON, instead of `body`. */
  readonly jsonBody?: unknown;
  readonly cookies?: unknown;
}

/** Input of a timer function. */
export interface FunctionTimer {
  /** True if the function starts later than its schedule says. */
  readonly isPastDue: boolean;
}

/** Inputs of handlers, by trigger. The library does not know the content of messages. */
export interface Inputs {
  readonly http: FunctionRequest;
  readonly timer: FunctionTimer;
  readonly queue: unknown;
  readonly blob: unknown;
  readonly serviceBusQueue: unknown;
  readonly serviceBusTopic: unknown;
  readonly eventHub: readonly unknown[];
  readonly eventGrid: unknown;
  readonly cosmos: readonly unknown[];
}

/** A handler of a function with a trigger. A method type, so that code can declare narrower types for its parameters. */
export type FunctionHandler<T extends FunctionDeclaration['trigger'], Services> = {
  handle(
    input: Inputs[T],
    context: FunctionContext,
    services: Services,
  ): T extends 'http' ? FunctionResponse | Promise<FunctionResponse> : unknown;
}['handle'];
