import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { type Container, type CosmosDouble, startCosmosDouble } from '../deploy/cosmos-double.js';
import { lawRuns } from '../laws/law-runs.js';
import { createProject, type Project } from './project.js';

let project: Project;
let cosmos: CosmosDouble;
let source: Container;
let target: Container;
beforeAll(() => {
  project = createProject();
});
afterAll(() => {
  project.remove();
});
beforeEach(async () => {
  cosmos = await startCosmosDouble();
  source = await cosmos.container('from');
  target = await cosmos.container('to');
});
afterEach(() => cosmos.stop());

/** Puts items into the source, as if it were 20 seconds ago. */
async function fill(count: number): Promise<void> {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 20_000);
  for (let first = 0; first < count; first += 100)
    await Promise.all(
      Array.from({ length: Math.min(100, count - first) }, (_, index) =>
        source.put({ id: `i${first + index}`, n: index }),
      ),
    );
  clock.mockRestore();
}

const contents = async (container: Container) =>
  new Map((await container.items()).map(({ id, n }) => [id, n]));

/** Runs the command in a process of its own, and kills it at a request. Returns how it ended, and what it wrote. */
function copyAndKill(isMoment: (request: IncomingMessage) => boolean) {
  const args = [project.bin, 'copy-data', source.url, target.url];
  const child = spawn(process.execPath, args, { cwd: project.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
  cosmos.before = (request) => {
    if (isMoment(request)) child.kill('SIGKILL');
    return undefined;
  };
  return new Promise<{ signal: NodeJS.Signals | null; output: string }>((resolve) => {
    child.on('close', (_code, signal) => {
      resolve({ signal, output });
    });
  });
}

const run = (...args: string[]) => project.call(['copy-data', ...args]);
const checkpoints = () =>
  existsSync(join(project.folder, '.atakora'))
    ? readdirSync(join(project.folder, '.atakora')).filter((file) => file.startsWith('copy-'))
    : [];

describe('atakora copy-data', () => {
  // 100,000 items in pages of 1,000 in `npm run test:long`.
  const items = lawRuns(50).numRuns * 10;
  const page = Math.min(1000, items / 10);

  it(`copies ${items} items although it is killed five times`, { timeout: 60_000 + items * 60 }, async () => {
    await fill(items);
    cosmos.pageSize = page;
    const [created, compared, places] = [new Set<unknown>(), new Set<unknown>(), new Set<unknown>()];
    let writes = 0;
    // Three times while it copies and twice while it compares, in a page and at the query of the next one.
    const moments = [
      [0.3, 'item'],
      [0.6, 'query'],
      [0.9, 'item'],
      [1.3, 'query'],
      [1.7, 'item'],
    ] as const;
    for (const [share, at] of moments) {
      let isFirst = true;
      const isMoment = ({ method, headers }: IncomingMessage) => {
        const key = headers['x-ms-documentdb-partitionkey'];
        const continuation = headers['x-ms-continuation'];
        if (method === 'POST' && key !== undefined) {
          created.add(key);
          writes += 1;
        } else if (method === 'GET' && key !== undefined && created.size === items) compared.add(key);
        if (isFirst && continuation !== undefined) places.add(continuation);
        isFirst &&= continuation === undefined;
        const isReached = created.size + compared.size >= share * items;
        return isReached && (at === 'item' ? key !== undefined : continuation !== undefined);
      };
      expect(await copyAndKill(isMoment)).toMatchObject({ signal: 'SIGKILL' });
    }
    cosmos.before = () => undefined;
    const { code, stdout } = await run(source.url, target.url, '--format', 'json');
    expect({ code, ...(JSON.parse(stdout) as object) }).toEqual({
      code: 0,
      from: source.url,
      to: target.url,
      items,
    });
    expect(await contents(target)).toEqual(await contents(source));
    expect(await target.items()).toHaveLength(items);
    expect(writes).toBeLessThanOrEqual(items + 3 * page);
    // The first continuations of the runs differ: each goes on where the one before it was killed.
    expect(places.size).toBeGreaterThanOrEqual(4);
    expect(checkpoints()).toEqual([]);
  });

  it('ends with 3 at a collision, keeps its checkpoint, and goes on when the item is gone', async () => {
    await fill(3);
    await target.put({ id: 'i1', n: 'other' });
    const stopped = await run(source.url, target.url);
    expect(stopped).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^Not copied\. .*item 'i1' must be that of the source/) as string,
    });
    await target.remove('i1');
    expect(await run(source.url, target.url)).toMatchObject({
      code: 0,
      stdout: 'Copied 3 items. Each was read again, and is the same in both containers.\n',
    });
  });

  it('ends with 3 at a late write, and begins anew with --restart', async () => {
    await fill(3);
    const file = join(project.folder, 'reached.json');
    const args = [source.url, target.url, '--checkpoint', file];
    cosmos.before = async ({ method, url = '' }) => {
      if (method === 'GET' && url.endsWith('to/docs/i1')) await source.put({ id: 'late', n: 1 });
      return undefined;
    };
    expect(await run(...args)).toMatchObject({ code: 3 });
    cosmos.before = () => undefined;
    expect(await run(...args)).toMatchObject({
      code: 3,
      stdout: expect.stringContaining("'late'") as string,
    });
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 20_000);
    await source.put({ id: 'late', n: 1 }, 'upsert');
    clock.mockRestore();
    expect(await run(...args, '--restart')).toMatchObject({ code: 0 });
    expect(await contents(target)).toEqual(await contents(source));
  });

  it.each([
    ['not-json', '{', /a checkpoint must be JSON, received something else\. Add --restart\./],
    ['not-a-checkpoint', '{}', /checkpoint must be of a copy between the same containers/],
  ])('refuses a checkpoint that is %s', async (name, text, message) => {
    await fill(1);
    mkdirSync(join(project.folder, '.atakora'), { recursive: true });
    writeFileSync(join(project.folder, `.atakora/${name}`), text);
    const { code, stderr } = await run(source.url, target.url, '--checkpoint', `.atakora/${name}`);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) as string });
  });

  it('refuses a budget that is not a number', async () => {
    const { code, stderr } = await run(source.url, target.url, '--ru-per-second', '1e3');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('from 1 to 1,000,000') as string,
    });
  });
});

describe('names of containers', () => {
  const CONFIG = `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
const users = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
const orders = CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } });
const shop = { backendId: 'shop', environment: 'prod', location: 'eastus' };
const { lock } = defineBackend({ users, orders }, shop).plan();
export default defineBackend({ users, orders }, { ...shop, lock, moves: { 'cosmos:order-db/order': 'new' } });
export const deployment = { lock: process.env.LOCK };
`;

  const GUEST = `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { offerOf } from '@atakora/component/plan';
const place = { environment: 'prod', location: 'eastus' };
const guests = { 'shop.prod': { deployer: '22222222-2222-4222-8222-222222222222' } };
const platform = defineBackend({ backendId: 'platform', ...place, resourceGroupName: 'rg', offer: { guests } });
const host = offerOf(platform.plan(), { subscriptionId: '00000000-0000-4000-8000-000000000000' });
const users = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
export default defineBackend({ users }, { backendId: 'shop', ...place, host });
export const deployment = { lock: process.env.LOCK };
`;

  it('are those of the warning, and become the addresses of their accounts', async () => {
    project.write('atakora.config.mjs', CONFIG);
    const lock = join(project.folder, 'shop.prod.lock.json');
    expect(await project.call(['lock', lock])).toMatchObject({ code: 0 });
    const { stdout } = await project.call(['check']);
    const [, from = '', to = ''] = /atakora copy-data '([^']+)' '([^']+)'/.exec(stdout) ?? [];
    expect([from, to]).toEqual([
      'cosmos:order-db/order@cosmos:shared',
      'cosmos:order-db/order@cosmos:shared-2',
    ]);
    // No login is there, so the copy ends before it reaches Azure.
    const env = { LOCK: lock, PATH: '', HTTPS_PROXY: 'http://127.0.0.1:1' };
    const { code, stderr } = await project.call(['copy-data', from, to], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /Copying https:\/\/cosno-shop-prod-shared-\w+\.documents\.azure\.com\/dbs\/order-db\/colls\/order to https:\/\/cosno-shop-prod-shared-2-\w+\./,
    );
  });

  it('of a guest are in its database in the account of its host', async () => {
    project.write('guest/atakora.config.mjs', GUEST);
    expect(await project.call(['lock', 'guest.json'], { folder: 'guest' })).toMatchObject({ code: 0 });
    const { stderr } = await project.call(['copy-data', source.url, 'cosmos:user-db/user'], {
      folder: 'guest',
      env: { LOCK: 'guest.json', PATH: '', HTTPS_PROXY: 'http://127.0.0.1:1' },
    });
    expect(stderr).toMatch(
      / to https:\/\/cosno-platform-prod-shared-\w+\.documents\.azure\.com\/dbs\/shop\.prod\/colls\/user-db\.user …/,
    );
  });

  it('must be in the lock', async () => {
    const lock = join(project.folder, 'shop.prod.lock.json');
    const { code, stderr } = await project.call(['copy-data', 'cosmos:x/y', source.url], {
      env: { LOCK: lock },
    });
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        "it must have one container 'cosmos:x/y', received none. Name one of 'cosmos:order-db/order@cosmos:shared'",
      ) as string,
    });
  });
});
