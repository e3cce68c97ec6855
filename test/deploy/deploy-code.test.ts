import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { deployCode } from '@atakora/component/deploy';
import { parsePlan, planHash, serializePlan } from '@atakora/component/plan';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';

import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

interface Call {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

/** A deployment site that answers a publication, and then questions about it, one answer after the other. */
async function site(publish: [status: number, text: string], ...states: [status: number, body: object][]) {
  const calls: Call[] = [];
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url = '', headers } = request;
      calls.push({ method, url, authorization: headers.authorization, body });
      const [status, answer] =
        method === 'POST' ? publish : (states.shift() ?? [500, { status_text: 'asked too often' }]);
      response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { calls, siteOf: () => `http://127.0.0.1:${port}/` };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

const SEPARATE = { ...SHOP, codeDeployment: 'separate' } as const;
const asking: string[] = [];
const QUICK = {
  pollMilliseconds: 1,
  getToken: (scope: string) => {
    asking.push(scope);
    return Promise.resolve('token-of-the-test');
  },
};
const shop = (): ResourcePlan => planOf([crud('Users')], SEPARATE);

describe('deployCode', () => {
  it('sends the package of a Flex app to its own endpoint, and waits until it is there', async () => {
    const { calls, siteOf } = await site(
      [202, '"9f8e"'],
      [404, {}],
      [200, { status: 2 }],
      [200, { status: 4 }],
    );
    const plan = shop();
    const deployed = await deployCode(plan, { ...QUICK, siteOf });
    expect(deployed).toEqual([
      {
        app: 'functions:shared',
        name: plan.packages[0]?.name,
        deployment: '9f8e',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/publish?RemoteBuild=false',
      'GET /api/deployments/9f8e',
      'GET /api/deployments/9f8e',
      'GET /api/deployments/9f8e',
    ]);
    expect(new Set(calls.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer token-of-the-test']),
    );
    expect(asking).toEqual(['https://management.azure.com/.default']);
    expect(Object.keys(unzipSync(calls[0]?.body ?? Buffer.of()))).toContain('host.json');
  });

  it('says that a dedicated app gets a zip, and believes a site that answers at once', async () => {
    const { calls, siteOf } = await site([200, '']);
    const plan = planOf([crud('Users', { sku: 'B1' })], SEPARATE);
    await expect(deployCode(plan, { ...QUICK, siteOf })).resolves.toMatchObject([{ deployment: '' }]);
    expect(calls.map(({ url }) => url)).toEqual(['/api/publish?type=zip&async=true']);
  });

  it.each([
    ['a refusal', [401, 'no'], [], /status 401: no.*Website Contributor/s],
    [
      'a failure',
      [202, '"1"'],
      [[200, { status: 3, status_text: 'bad zip' }]],
      /received a failure: bad zip/,
    ],
    ['a refusal on the way', [202, '"1"'], [[403, {}]], /status 403/],
  ] as const)('throws after %s', async (_what, publish, states, message) => {
    const { siteOf } = await site([...publish], ...states.map((state) => [...state] as [number, object]));
    await expect(deployCode(shop(), { ...QUICK, siteOf })).rejects.toMatchObject({
      code: 'DEPLOYMENT_FAILED',
      message: expect.stringMatching(message) as string,
    });
  });

  it('throws when nothing answers, and when a deployment does not end', async () => {
    const siteOf = () => 'http://127.0.0.1:9';
    await expect(deployCode(shop(), { ...QUICK, siteOf })).rejects.toMatchObject({
      message: expect.stringContaining('must answer at http://127.0.0.1:9, received no answer') as string,
    });
    const endless = await site(
      [202, '"1"'],
      ...Array.from({ length: 2000 }, (): [number, object] => [200, { status: 1 }]),
    );
    await expect(
      deployCode(shop(), { ...QUICK, pollMilliseconds: 50, siteOf: endless.siteOf, timeoutSeconds: 1 }),
    ).rejects.toMatchObject({ message: expect.stringContaining('within 1 seconds') as string });
  });

  it('leaves alone what Terraform deploys, and refuses it by name', async () => {
    const plan = planOf([crud('Users')]);
    await expect(deployCode(plan, QUICK)).resolves.toEqual([]);
    await expect(deployCode(plan, { ...QUICK, apps: ['functions:shared'] })).rejects.toMatchObject({
      code: 'CANNOT_APPLY',
    });
    await expect(deployCode(plan, { ...QUICK, apps: ['functions:other'] })).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
    });
    const elastic = planOf([crud('Users', { sku: 'EP1' })], SEPARATE);
    await expect(deployCode(elastic, QUICK)).rejects.toThrow(/content share/);
  });

  it('sends a token to the apps of a plan file only where a hash or a lock vouches for them', async () => {
    const { calls, siteOf } = await site([200, '']);
    const plan = shop();
    const text = serializePlan(plan);
    const send = (given: string, options: object) =>
      deployCode(parsePlan(given), { ...QUICK, siteOf, ...options });
    await expect(send(text, {})).rejects.toThrow(/must come with its hash or a lock, received neither/);
    await expect(send(text, { lock: undefined })).rejects.toThrow(/received neither/);
    await expect(send(text, { expectedHash: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'PLAN_CHANGED',
    });
    const name = plan.packages[0]?.name ?? '';
    const elsewhere = text.replaceAll(`"${name}"`, '"app-of-another"');
    await expect(send(elsewhere, { lock: plan.lock })).rejects.toThrow(
      `'functions:shared': the lock must have the app as 'app-of-another', received '${name}'.`,
    );
    const other = planOf([requirement('website', { site: 'own' })].map((one) => custom('Own', [one]))).lock;
    await expect(send(text, { lock: other })).rejects.toThrow(/received no such app/);
    await expect(deployCode(plan, { ...QUICK, siteOf, lock: other })).rejects.toThrow(/no such app/);
    await expect(send(text, { lock: {} })).rejects.toMatchObject({ code: 'INVALID_LOCK' });
    expect(calls).toEqual([]);
    await send(text, { lock: plan.lock });
    await send(text, { expectedHash: planHash(plan) });
    expect(calls).toHaveLength(2);
  });

  it('refuses wrong options', async () => {
    await expect(deployCode(shop(), { timeoutSeconds: 0 })).rejects.toMatchObject({ code: 'INVALID_CONFIG' });
    await expect(deployCode(shop(), { getToken: 'x' as never })).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
    });
  });
});

describe('a plan whose code is deployed separately', () => {
  it('writes no blob and misses no code', () => {
    const plan = planOf([crud('Users'), app('Jobs', { sourceDirectory: 'jobs' })], SEPARATE);
    expect(plan.terraform.map(({ type }) => type)).not.toContain('azurerm_storage_blob');
    expect(plan.warnings.map(({ code }) => code)).not.toContain('PACKAGE_NOT_DEPLOYED');
    expect(plan.packages).toMatchObject([{ deployment: 'none' }]);
  });
});
