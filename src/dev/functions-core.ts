import Module from 'node:module';

import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';

/** An http function as the programming model hands it to the host. */
export interface RegisteredFunction {
  readonly name: string;
  readonly route: string;
  readonly methods: readonly string[];
  readonly authLevel: string;
  readonly handler: Handler;
}

/** A function with another trigger. */
export interface RegisteredEvent {
  readonly name: string;
  /** Binding that the host reads: `{ type: 'queueTrigger', queueName: 'orders' }` and more. */
  readonly binding: Readonly<Record<string, unknown>>;
  /** True if the host calls the function again after a failure. */
  readonly retries: boolean;
  readonly handler: (input: unknown, context: InvocationContext) => unknown;
}

/** Functions that an app registers with its host. */
export interface Registered {
  readonly http: readonly RegisteredFunction[];
  readonly events: readonly RegisteredEvent[];
}

type Handler = (
  request: HttpRequest,
  context: InvocationContext,
) => HttpResponseInit | Promise<HttpResponseInit>;

interface CoreMetadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly retryOptions?: object;
}

let collecting: { http: RegisteredFunction[]; events: RegisteredEvent[] } | undefined;
let isProvided = false;

/**
 * Interface that `@azure/functions` expects of its host. The real one is a part of the Functions worker and
 * in no package.
 */
const core = {
  version: '3.0.0',
  hostVersion: '4.1000.0',
  log: () => undefined,
  setProgrammingModel: () => undefined,
  registerHook: () => ({ dispose: () => undefined }),
  registerFunction({ name, bindings, retryOptions }: CoreMetadata, handler: unknown) {
    const binding = Object.values(bindings).find(({ type }) => String(type).endsWith('Trigger')) ?? {};
    if (binding['type'] === 'httpTrigger') {
      collecting?.http.push({
        name,
        route: String(binding['route']),
        methods: (binding['methods'] as string[]).map((method) => method.toUpperCase()),
        authLevel: String(binding['authLevel']),
        handler: handler as Handler,
      });
    } else {
      collecting?.events.push({
        name,
        binding,
        retries: retryOptions !== undefined,
        handler: handler as RegisteredEvent['handler'],
      });
    }
    return { dispose: () => undefined };
  },
};

/**
 * Provides the module of the Functions worker. Node does not have a public way to provide a CommonJS module
 * that does not exist.
 */
function provideCore(): void {
  if (isProvided) return;
  isProvided = true;
  const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
  const load = loader._load.bind(loader);
  loader._load = (name, ...rest) => (name === '@azure/functions-core' ? core : load(name, ...rest));
}

/** Returns the functions that `start` registers. */
export async function collectFunctions(start: () => unknown): Promise<Registered> {
  provideCore();
  const found = { http: [], events: [] };
  collecting = found;
  try {
    await start();
  } finally {
    collecting = undefined;
  }
  return found;
}
