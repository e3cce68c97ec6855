import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectError } from './expect-error.js';
import { createProject, type Project } from './project.js';

const SUBSCRIPTION = '00000000-0000-4000-8000-00000000000A';

/** A host, and a team of orders that is one of them. */
const CONFIG = `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { readOffer } from '@atakora/component/lock';

const place = { environment: 'prod', location: 'eastus' };
const deployer = '22222222-2222-4222-8222-222222222222';
const guests = () =>
  Object.fromEntries((process.env.GUESTS ?? 'orders').split(',').filter(Boolean).map((id) => [
    id + '.prod',
    { deployer, cosmos: { containers: Number(process.env.CONTAINERS ?? 20) } },
  ]));
const host = () => (process.env.HOST ? {} : { host: readOffer('platform.prod.offer.json') });
const apis = () =>
  Array.from({ length: Number(process.env.APIS ?? 1) }, (_, index) =>
    CrudApi.define('OrderApi' + index, { entityName: 'Order' + index, schema: { id: 'string' } }),
  );

export default () =>
  process.env.TEAM
    ? defineBackend({ backendId: process.env.TEAM, ...place, ...host() })
        .addComponents(apis())
        .build()
    : defineBackend({ backendId: 'platform', ...place, resourceGroupName: 'rg-platform', offer: { guests: guests() } }).build();
`;

let project: Project;

beforeAll(() => {
  project = createProject();
  project.write('atakora.config.mjs', CONFIG);
});

afterAll(() => {
  project.remove();
});

const offer = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  project.call(['offer', ...args], { env: { ARM_SUBSCRIPTION_ID: SUBSCRIPTION, ...env } });
const written = (file = 'platform.prod.offer.json') =>
  JSON.parse(readFileSync(join(project.folder, file), 'utf8')) as {
    host: Record<string, string>;
    guests: Record<string, unknown>;
  };

describe('atakora offer', () => {
  it('writes the file of the backend once, and a guest plans with it', async () => {
    expect(await offer()).toEqual({ code: 0, stdout: 'platform.prod.offer.json is written.\n', stderr: '' });
    expect((await offer()).stdout).toBe('platform.prod.offer.json is up to date.\n');
    expect(written().host).toMatchObject({
      subscriptionId: SUBSCRIPTION.toLowerCase(),
      resourceGroup: 'rg-platform',
    });
    const plan = await project.call(['plan'], { env: { TEAM: 'orders' } });
    expect(plan.code).toBe(0);
    expect(plan.stdout).toMatch(/cosmos:shared +cosno-platform-prod-shared-/);
  });

  it('takes another file, subscription and resource group', async () => {
    const other = SUBSCRIPTION.replace('8000', '9000');
    const args = ['other.json', '--subscription', other, '--resource-group', 'rg-other'];
    expect((await offer(args)).stdout).toBe('other.json is written.\n');
    expect(written('other.json').host).toMatchObject({
      subscriptionId: other.toLowerCase(),
      resourceGroup: 'rg-other',
    });
  });

  it('only compares with --check', async () => {
    await offer();
    const same = await offer(['--check']);
    expect([same.code, same.stdout]).toEqual([0, 'platform.prod.offer.json is up to date.\n']);
    const admitting = await offer(['--check'], { GUESTS: 'orders,users' });
    expect([admitting.code, admitting.stdout]).toEqual([
      2,
      "platform.prod.offer.json is not what the backend offers. Write it with 'npx atakora offer', and commit it.\n",
    ]);
    expect(Object.keys(written().guests)).toEqual(['orders.prod']);
    await offer(['the next.json']);
    const next = ['the next.json', '--check', '--subscription', SUBSCRIPTION, '--file', 'atakora.config.mjs'];
    expect((await offer(next, { GUESTS: 'users' })).stdout).toContain(
      `'npx atakora offer --file atakora.config.mjs 'the next.json' --subscription ${SUBSCRIPTION}'`,
    );
    expectError(
      await offer(['missing.json', '--check']),
      'missing.json: the file must be readable, received ENOENT',
    );
  });

  it.each([
    ['', 'received none. Name it with --subscription, or set ARM_SUBSCRIPTION_ID.'],
    ['prod', "the subscription of the host must be a GUID, received 'prod'."],
  ])('refuses the subscription %j', async (id, sentence) => {
    expectError(await offer([], { ARM_SUBSCRIPTION_ID: id }), sentence);
  });

  it('refuses a backend that offers nothing', async () => {
    await offer();
    expectError(await offer([], { TEAM: 'orders' }), "offer of backend 'orders': the plan offers nothing.");
    expectError(await offer([], { GUESTS: '' }), "offer of backend 'platform': the plan offers nothing.");
  });

  describe('check --offer', () => {
    const check = (args: readonly string[], env: Record<string, string> = {}) =>
      project.call(['check', ...args], { env: { TEAM: 'orders', ...env } });

    it('plans a guest with the offer of a file, in place of that of its configuration', async () => {
      await offer();
      expect((await check(['--offer', 'platform.prod.offer.json'])).code).toBe(0);
      await offer(['next.json'], { GUESTS: 'users' });
      const lacking = await check(['--offer', 'next.json']);
      expect(lacking.code).toBe(1);
      expect(lacking.stdout).toContain(
        "host: 'platform' must admit 'orders.prod', received an offer for 'users.prod'.",
      );
      expect((await check(['--offer', 'next.json'], { TEAM: 'users' })).code).toBe(0);
    });

    it('plans a backend that is not a guest yet', async () => {
      await offer();
      expect((await check(['--offer', 'platform.prod.offer.json'], { HOST: 'no' })).code).toBe(0);
    });

    it('says what the offer lacks', async () => {
      await offer(['small.json'], { CONTAINERS: '1' });
      const { code, stdout } = await check(['--offer', 'small.json'], { APIS: '2' });
      expect(code).toBe(1);
      expect(stdout).toContain("'platform' admits 1 container of 'orders.prod', received 2.");
    });

    it('refuses a saved plan, and a file that is not an offer', async () => {
      await offer();
      const plan = await project.call(['plan', '--format', 'json'], { env: { TEAM: 'orders' } });
      project.write('plan.json', plan.stdout);
      expectError(
        await check(['--plan', 'plan.json', '--offer', 'platform.prod.offer.json']),
        'atakora check: an offer must be compared with a configuration, received --plan too. Leave --plan out.',
      );
      expectError(
        await check(['--offer', 'plan.json']),
        'plan.json: this library reads offers of format 1.0',
      );
      expectError(
        await check(['--offer', 'none.json']),
        'none.json: the file must be readable, received ENOENT',
      );
    });
  });

  it('names the admitted guests to a backend that is not among them', async () => {
    await offer();
    const { code, stdout } = await project.call(['plan'], { env: { TEAM: 'users' } });
    expect(code).toBe(1);
    expect(stdout).toContain(
      "host: 'platform' must admit 'users.prod', received an offer for 'orders.prod'.",
    );
  });
});
