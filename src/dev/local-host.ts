import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

import type * as AzureFunctions from '@azure/functions';
import type { HttpResponse, InvocationContext } from '@azure/functions';

import type { Registered } from './functions-core.js';
import type { Platform } from './local-platform.js';
import { listen, stopServer, urlOf } from './loopback.js';
import { findRoute } from './route-table.js';

/** Largest body of a call, in bytes. The runtime takes 1 MiB for an item; functions of the user may take more. */
const MAX_BODY = 64 * 1024 * 1024;

/** Host headers of this machine. A page whose name leads here by DNS sends its own name. */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/** A line that a function or the host wrote. */
export interface LocalLog {
  /** `information`, `error` and others of the programming model; `host` for the stand-in itself. */
  readonly level: string;
  readonly text: string;
  /** Of an error, the `instance` of the problem that the caller got. @default the line is not of a call that failed */
  readonly instance?: string;
}

/** A stand-in for the Functions host on this machine. */
export interface LocalHost {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Runs a function that no HTTP call starts, with the input that its trigger would give. */
  readonly run: (name: string, input: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Options of the host. */
export interface HostOptions {
  /** Key that callers send where a function asks for one. */
  readonly key: string;
  readonly port: number;
  readonly platform?: Platform;
  /** Returns the token of a person that a URL describes; undefined without a sign-in. @default no tokens */
  readonly tokenFor?: (query: URLSearchParams) => string | undefined;
  readonly log: (line: LocalLog) => void;
}

/**
 * Serves http functions on loopback below `/api/`, to callers with the key where they ask for one. Runs others for a POST to
 * `/admin/functions/<name>` with the key, as the Functions host does. Issues tokens at `/admin/token`, with the key.
 */
export async function startLocalHost(
  { http: registered, events }: Registered,
  {
    key,
    port,
    platform = (_name, _path, headers) => ({ headers }),
    tokenFor = () => undefined,
    log,
  }: HostOptions,
): Promise<LocalHost> {
  // A CommonJS module, whose names Node and loaders of TypeScript see differently when it is imported.
  const { HttpRequest, HttpResponse, InvocationContext } = createRequire(import.meta.url)(
    '@azure/functions',
  ) as typeof AzureFunctions;
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      log({ level: 'host', text: String(error) });
      outgoing.writeHead(500).end();
    });
  });
  await listen(server, port);
  const url = urlOf(server);
  return { url, run, stop: () => stopServer(server) };

  async function run(name: string, input: unknown): Promise<unknown> {
    const found = events.find((event) => event.name === name);
    if (found === undefined)
      throw new Error(
        `function '${name}': must have a trigger other than http, received none. Name another function.`,
      );
    return await found.handler(input, contextOf(name));
  }

  function contextOf(functionName: string): InvocationContext {
    const invocationId = randomUUID();
    return new InvocationContext({
      invocationId,
      functionName,
      logHandler: (level, ...texts) => {
        const text = texts.map(String).join(' ');
        log(level === 'error' ? { level, text, instance: `urn:uuid:${invocationId}` } : { level, text });
      },
    });
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (!OWN_HOST.test(incoming.headers.host ?? '')) return void outgoing.writeHead(421).end();
    // The URL of another host, and what only a proxy takes. A path with `//` at its start would be read as a host.
    if (incoming.url?.startsWith('/') !== true) return void outgoing.writeHead(400).end();
    const target = new URL(`${url}${incoming.url}`);
    const given = incoming.headers['x-functions-key'] ?? target.searchParams.get('code');
    const [, event] = /^\/admin\/functions\/([^/]+)$/.exec(target.pathname) ?? [];
    if (event !== undefined && incoming.method === 'POST') {
      if (given !== key) return void outgoing.writeHead(401).end();
      // Browsers name the origin of a page, and a page that knows the usual key could send this without a preflight.
      if (incoming.headers.origin !== undefined) return void outgoing.writeHead(403).end();
      const input = await readAll(incoming);
      return void outgoing.writeHead(input === undefined ? 413 : startEvent(event, input)).end();
    }
    if (target.pathname === '/admin/token' && incoming.method === 'GET') {
      if (given !== key) return void outgoing.writeHead(401).end();
      const token = tokenFor(target.searchParams);
      outgoing.writeHead(token === undefined ? 404 : 200, { 'content-type': 'text/plain' });
      return void outgoing.end(token);
    }
    const [, path] = /^\/api\/(.*)$/.exec(target.pathname) ?? [];
    const route = path === undefined ? undefined : findRoute(registered, incoming.method ?? 'GET', path);
    if (route === undefined) return void outgoing.writeHead(404).end();
    if (route.found.authLevel !== 'anonymous' && given !== key) return void outgoing.writeHead(401).end();
    const passed = platform(route.found.name, target.pathname, incoming.headers, incoming.method);
    if ('status' in passed) return void outgoing.writeHead(passed.status).end();
    // Nothing of a body is read for a caller who is not let in.
    const body = await readAll(incoming);
    if (body === undefined) return void outgoing.writeHead(413).end();
    const request = new HttpRequest({
      method: incoming.method ?? 'GET',
      url: target.href,
      headers: Object.fromEntries(Object.entries(passed.headers).map(([k, value]) => [k, String(value)])),
      // The worker merges parameters of one name here; the URL still has them apart.
      query: Object.fromEntries(target.searchParams),
      params: { ...route.params },
      ...(body.length > 0 && { body: { bytes: body } }),
    });
    const context = contextOf(route.found.name);
    await write(outgoing, new HttpResponse(await route.found.handler(request, context)));
  }

  /** Starts a function and returns the status of the answer, which does not wait for it. */
  function startEvent(name: string, body: Buffer): number {
    const input = inputOf(body);
    if (!events.some((event) => event.name === name)) return 404;
    if (input === undefined) return 400;
    run(name, input.value).catch((error: unknown) => {
      log({ level: 'host', text: `${name} failed: ${String(error)}` });
    });
    return 202;
  }
}

/** Reads `{ "input": … }`; undefined where the body is something else. */
function inputOf(body: Buffer): { readonly value: unknown } | undefined {
  try {
    const read: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    return typeof read === 'object' && read !== null
      ? { value: 'input' in read ? read.input : {} }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the body of a call; undefined for one of more than {@link MAX_BODY} bytes. */
async function readAll(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function write(outgoing: ServerResponse, response: HttpResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(body);
}
