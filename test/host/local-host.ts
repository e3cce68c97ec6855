import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import functions from '@azure/functions';

import type { Registered } from './functions-core.js';
import type { Platform } from './local-platform.js';
import { findRoute } from './route-table.js';

// A CommonJS module whose names Node cannot see from outside.
const { HttpRequest, HttpResponse, InvocationContext } = functions;

/** A stand-in for the Functions host on this machine. */
export interface LocalHost {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** What the functions logged. */
  readonly logs: readonly { readonly level: string; readonly text: string }[];
  /** Runs a function that no http call starts, with what its trigger would give it. */
  run(name: string, input: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Serves http functions on loopback below `/api/`, to callers with the key where they ask for one, and runs others. */
export async function startLocalHost(
  { http: registered, events }: Registered,
  {
    key,
    port = 0,
    platform = (_name, _path, headers) => ({ headers }),
  }: { readonly key: string; readonly port?: number; readonly platform?: Platform },
): Promise<LocalHost> {
  const logs: { level: string; text: string }[] = [];
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      logs.push({ level: 'host', text: String(error) });
      outgoing.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = urlOf(server);
  return { url, logs, run, stop: () => stopServer(server) };

  async function run(name: string, input: unknown): Promise<unknown> {
    const found = events.find((event) => event.name === name);
    if (found === undefined) throw new Error(`No function '${name}' waits for anything but http calls.`);
    return await found.handler(input, contextOf(name));
  }

  function contextOf(functionName: string): InstanceType<typeof InvocationContext> {
    return new InvocationContext({
      invocationId: randomUUID(),
      functionName,
      logHandler: (level, ...texts) => logs.push({ level, text: texts.map(String).join(' ') }),
    });
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const target = new URL(incoming.url ?? '/', url);
    const [, prefix, path = ''] = /^\/(api)\/(.*)$/.exec(target.pathname) ?? [];
    const route = prefix === undefined ? undefined : findRoute(registered, incoming.method ?? 'GET', path);
    const body = await readAll(incoming);
    if (route === undefined) return void outgoing.writeHead(404).end();
    const given = incoming.headers['x-functions-key'] ?? target.searchParams.get('code');
    if (route.found.authLevel !== 'anonymous' && given !== key) return void outgoing.writeHead(401).end();
    const passed = platform(route.found.name, target.pathname, incoming.headers);
    if ('status' in passed) return void outgoing.writeHead(passed.status).end();
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
}

/** Where a server on loopback is reached. */
export function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Stops a server and hangs up on who is still connected. */
export async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function write(outgoing: ServerResponse, response: functions.HttpResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(body);
}
