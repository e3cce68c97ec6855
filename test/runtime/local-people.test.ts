import { CrudApi } from '@atakora/component/crud';
import { renderLocal, runLocally } from '@atakora/component/dev';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { planOf, SHOP } from '../support/plans.js';
import { ENTRA } from '../support/sign-in.js';

const plan = planOf(
  [
    CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema: { id: 'string', clinic: 'string', owner: 'string' },
      partitionKey: '/clinic',
      tenantField: 'clinic',
      tenantClaim: 'extn.clinic',
      ownerField: 'owner',
      permissions: { read: { roles: ['Reader'] }, write: { roles: ['Writer'] } },
    }),
  ],
  { ...SHOP, auth: ENTRA },
);

let local: Awaited<ReturnType<typeof runLocally>>;
beforeAll(async () => {
  local = await runLocally(plan, { port: 0 });
});
afterAll(() => local.stop());

const issued = async (query: string) => {
  const response = await fetch(`${local.url}/admin/token?code=${local.key}${query}`);
  return response.text();
};
const create = async (token: string) => {
  const response = await fetch(`${local.url}/api/note-api`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  const { clinic, owner } = (await response.json()) as { clinic?: string; owner?: string };
  return [response.status, clinic, owner];
};

it('are told of the token where no route wants a key', () => {
  const [first] = renderLocal(plan, local).split('\n');
  expect(first).toBe(
    `Backend 'shop' runs on ${local.url}. Callers send the token below. Data is in memory. Ctrl+C stops it.`,
  );
});

it('people of several tenants, with the roles that they have', async () => {
  expect(await create(local.token ?? '')).toEqual([201, 'your-tenant', 'you']);
  expect(await create(await issued('&id=ann&tenant=north'))).toEqual([201, 'north', 'ann']);
  expect(await create(await issued('&id=bob&tenant=south&role=Reader&role=Writer'))).toEqual([
    201,
    'south',
    'bob',
  ]);
  expect(await create(await issued('&id=eve&role=Reader'))).toEqual([403, undefined, undefined]);
  expect(await create(await issued('&role='))).toEqual([403, undefined, undefined]);
  const token = local.tokenFor({ id: 'cleo', roles: ['Writer'] }) ?? '';
  expect(await create(token)).toEqual([201, 'your-tenant', 'cleo']);
});

it('get tokens for the key alone', async () => {
  expect((await fetch(`${local.url}/admin/token?code=wrong`)).status).toBe(401);
  expect((await fetch(`${local.url}/admin/token`)).status).toBe(401);
});
