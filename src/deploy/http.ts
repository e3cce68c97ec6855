import process from 'node:process';

/** A request, as `fetch` takes it. */
export interface HttpRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly signal?: AbortSignal;
}

/** The part of an answer that is read. */
export interface HttpAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  json(): Promise<unknown>;
}

type Fetch = (url: string, request: object) => Promise<HttpAnswer>;

/** One for all calls, because the agent keeps connections. */
let viaProxy: Promise<Fetch> | undefined;

/**
 * Sends a request, through the proxy that the environment names: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, also in small letters.
 * `fetch` of Node 20 and 22 does not read them. Calls to this machine never use a proxy.
 */
export async function send(url: string, request: HttpRequest = {}): Promise<HttpAnswer> {
  if (!hasProxy() || isThisMachine(new URL(url).hostname)) {
    // The types of a body differ between versions of @types/node.
    return fetch(url, request as RequestInit);
  }
  viaProxy ??= proxyFetch();
  return (await viaProxy)(url, request);
}

/** Only a process behind a proxy loads the package. */
async function proxyFetch(): Promise<Fetch> {
  const { EnvHttpProxyAgent, fetch: proxied } = await import('undici');
  const dispatcher = new EnvHttpProxyAgent();
  return (url, request) => proxied(url, { ...request, dispatcher });
}

function hasProxy(): boolean {
  const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy } = process.env;
  return [HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy].some(
    (proxy) => proxy !== undefined && proxy !== '',
  );
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
