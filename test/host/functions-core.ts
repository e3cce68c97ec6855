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

type Handler = (
  request: HttpRequest,
  context: InvocationContext,
) => HttpResponseInit | Promise<HttpResponseInit>;

interface CoreMetadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

let collecting: RegisteredFunction[] | undefined;

/** What `@azure/functions` asks its host for. The real one is a part of the Functions worker and in no package. */
const core = {
  version: '3.0.0',
  hostVersion: '4.1000.0',
  log: () => undefined,
  setProgrammingModel: () => undefined,
  registerHook: () => ({ dispose: () => undefined }),
  registerFunction(metadata: CoreMetadata, handler: Handler) {
    const trigger = Object.values(metadata.bindings).find(({ type }) => type === 'httpTrigger');
    if (trigger === undefined) throw new Error(`'${metadata.name}' is no http function.`);
    collecting?.push({
      name: metadata.name,
      route: String(trigger['route']),
      methods: (trigger['methods'] as string[]).map((method) => method.toUpperCase()),
      authLevel: String(trigger['authLevel']),
      handler,
    });
    return { dispose: () => undefined };
  },
};

// Node has no public way to provide a CommonJS module that is not there.
const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
const load = loader._load.bind(loader);
loader._load = (name, ...rest) => (name === '@azure/functions-core' ? core : load(name, ...rest));

/** The functions that `start` registers. */
export async function collectFunctions(start: () => unknown): Promise<RegisteredFunction[]> {
  const found: RegisteredFunction[] = [];
  collecting = found;
  try {
    await start();
  } finally {
    collecting = undefined;
  }
  return found;
}
