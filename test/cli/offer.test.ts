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
  Object.fromEntries((process.env.GUESTS ?? 'orders').split(',').filter(Boolean).map((id) => [id + '.prod', { deployer }]));

export default () =>
  process.env.TEAM
    ? defineBackend({ backendId: process.env.TEAM, ...place, host: readOffer('platform.prod.offer.json') })
        .addComponent(CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } }))
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
      "platform.prod.offer.json is not what the backend offers. Write it with 'atakora offer', and commit it.\n",
    ]);
    expect(Object.keys(written().guests)).toEqual(['orders.prod']);
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

  it('names the admitted guests to a backend that is not among them', async () => {
    await offer();
    const { code, stdout } = await project.call(['plan'], { env: { TEAM: 'users' } });
    expect(code).toBe(1);
    expect(stdout).toContain(
      "host: 'platform' must admit 'users.prod', received an offer for 'orders.prod'.",
    );
  });
});
