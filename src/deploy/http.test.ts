import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { send } from './http.js';

const servers: Server[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A site, and a proxy that leads every host to it. */
async function behindProxy() {
  const site = await listening(
    createServer((request, response) => {
      response.end(`${request.method ?? ''} ${request.headers.host ?? ''}${request.url ?? ''}`);
    }),
  );
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const through = connect(site, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    socket.on('error', () => through.destroy());
    through.on('error', () => socket.destroy());
  });
  const proxy = await listening(server);
  return { asked, site, proxy: `http://127.0.0.1:${proxy}` };
}

describe('send', () => {
  it('goes through the proxy of the environment', async () => {
    const { asked, proxy } = await behindProxy();
    vi.stubEnv('HTTP_PROXY', proxy);
    const answer = await send('http://app.example.com/api/health', { method: 'POST' });
    expect(await answer.text()).toBe('POST app.example.com/api/health');
    expect(asked).toEqual(['app.example.com:80']);
  });

  it('asks this machine without a proxy', async () => {
    const { asked, site, proxy } = await behindProxy();
    vi.stubEnv('http_proxy', proxy);
    expect((await send(`http://127.0.0.1:${site}/`)).ok).toBe(true);
    expect(asked).toEqual([]);
  });

  it('does not load the proxy agent without a proxy', async () => {
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) vi.stubEnv(name, '');
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('ok'));
    expect(await (await send('https://app.example.com/')).text()).toBe('ok');
    expect(fetched).toHaveBeenCalledOnce();
    fetched.mockRestore();
  });
});
