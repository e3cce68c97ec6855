import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callerOf } from '../../src/runtime/caller.js';
import { register } from '../../src/runtime/register.js';
import { createIssuer } from '../../src/dev/issuer.js';
import { principalOf } from '../../src/dev/local-platform.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';
import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { ENTRA, OTHER_ENTRA, TENANT } from '../support/sign-in.js';

const schema = { id: 'string', owner: 'string', text: 'string', team: 'string' } as const;
const OTHER_TENANT = '99999999-9999-4999-8999-999999999999';
const issuerOf = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`;
const plan = planOf(
  [
    crud('NoteApi', { schema, partitionKey: '/owner' as never, ownerField: 'owner' as never }),
    crud('TaskApi', { schema, partitionKey: '/team' as never, ownerField: 'owner' as never }),
    crud('RoleApi', {
      permissions: {
        read: { roles: ['Reader'], scopes: ['items.read'] },
        write: { scopes: ['items.write'] },
      },
    }),
    crud('CorsApi', { cors: { allowedOrigins: ['https://shop.example.com'] } }),
    app('Web', {
      sourceDirectory: 'test/runtime/sources/signed-in',
      functions: {
        whoami: { trigger: 'http', methods: ['GET'] },
        audit: { trigger: 'http', methods: ['GET'], permission: { roles: ['Auditor'] } },
      },
    }),
  ],
  { ...SHOP, auth: ENTRA },
);

const issuer = createIssuer();
const claims = (more: Readonly<Record<string, unknown>> = {}) => ({
  iss: issuerOf(TENANT),
  aud: `api://${ENTRA.clientId}`,
  tid: TENANT,
  oid: 'ann',
  azp: 'browser-app',
  scp: 'items.read items.write',
  exp: Date.now() / 1000 + 600,
  ...more,
});
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const as = (oid: string, more: Readonly<Record<string, unknown>> = {}) =>
  bearer(issuer.token(claims({ oid, ...more })));
const ann = as('ann');
const bob = as('bob');
const forged = { 'x-ms-client-principal': principalOf(claims({ oid: 'bob', roles: ['Auditor'] })) };

let api: Client;
beforeAll(async () => {
  api = client(await startPlannedApi(plan, register, { issuer }));
});
afterAll(() => api.stop());

const status = async (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
  (await api.call(method, path, body, headers)).status;

describe('a page of an allowed origin', () => {
  it('may ask without a token whether it may send one', async () => {
    const answer = await fetch(`${api.url}/api/cors-api`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example.com', 'access-control-request-method': 'GET' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(await status('GET', 'cors-api', { origin: 'https://shop.example.com' })).toBe(401);
  });
});

describe('a call without a token that the plan accepts is refused with status 401', () => {
  it.each<[string, Record<string, string>]>([
    ['no token', {}],
    ['no token and a forged header', forged],
    ['another audience', bearer(issuer.token(claims({ aud: `api://${OTHER_ENTRA.clientId}` })))],
    ['another issuer', bearer(issuer.token(claims({ iss: 'https://evil.example.com' })))],
    ['another tenant', bearer(issuer.token(claims({ iss: issuerOf(OTHER_TENANT), tid: OTHER_TENANT })))],
    // A registration for several tenants would get here: the tenant in the claims counts.
    ['another tenant behind the right issuer', bearer(issuer.token(claims({ tid: OTHER_TENANT })))],
    ['an expired token', bearer(issuer.token(claims({ exp: Date.now() / 1000 - 1 })))],
    ['a token for later', bearer(issuer.token(claims({ nbf: Date.now() / 1000 + 600 })))],
    ['alg none', bearer(issuer.token(claims(), { alg: 'none' }))],
    ['a signature of another key', bearer(issuer.token(claims(), { key: 'foreign' }))],
    ['no object id', bearer(issuer.token(claims({ oid: [] })))],
    ['two object ids', bearer(issuer.token(claims({ oid: ['ann', 'bob'] })))],
  ])('%s', async (_attack, headers) => {
    expect(await status('GET', 'note-api', headers)).toBe(401);
    expect(await status('GET', 'web/whoami', headers)).toBe(401);
    expect(await status('POST', 'note-api', headers, { text: 'x' })).toBe(401);
  });

  it('and one with a token is not', async () => {
    expect(await status('GET', 'note-api', ann)).toBe(200);
  });
});

describe('roles and scopes', () => {
  const person = (more: object) => as('cid', { scp: 'items.read', ...more });
  const application = (roles: readonly string[]) => as('job', { scp: [], roles });

  it.each<[string, Record<string, string>, number, number]>([
    ['a person with role and scope', person({ roles: ['Reader'] }), 200, 403],
    ['a person without the role', person({}), 403, 403],
    ['a person without the scope', person({ scp: 'items.write', roles: ['Reader'] }), 403, 201],
    ['a person whose scope only begins alike', person({ scp: 'items.readall', roles: ['Reader'] }), 403, 403],
    ['an application with the role', application(['Reader']), 200, 403],
    ['an application with another role', application(['Auditor']), 403, 403],
  ])('%s', async (_caller, headers, reading, writing) => {
    expect(await status('GET', 'role-api', headers)).toBe(reading);
    expect(await status('POST', 'role-api', headers, {})).toBe(writing);
  });

  it('of a function are checked before its code runs', async () => {
    expect(await status('GET', 'web/audit', ann)).toBe(403);
    expect(await status('GET', 'web/audit', as('ann', { roles: ['Auditor'] }))).toBe(200);
  });
});

describe.each([
  { where: 'in partitions of their own', path: 'note-api', partition: {}, query: '' },
  { where: 'in one partition', path: 'task-api', partition: { team: 'blue' }, query: '?team=blue' },
])('items of two callers $where', ({ path, partition, query }) => {
  let id = '';
  beforeAll(async () => {
    const { status: made, body } = await api.call('POST', path, { text: 'secret', ...partition }, ann);
    expect(made).toBe(201);
    expect(body['owner']).toBe('ann');
    id = String(body['id']);
  });

  it('are there for their owner', async () => {
    expect((await api.call('GET', `${path}/${id}${query}`, undefined, ann)).body['text']).toBe('secret');
  });

  it('are not there for another caller', async () => {
    expect(await status('GET', `${path}/${id}${query}`, bob)).toBe(404);
    expect(await status('PUT', `${path}/${id}${query}`, bob, { text: 'mine' })).toBe(404);
    expect(await status('DELETE', `${path}/${id}${query}`, bob)).toBe(404);
    const { body } = await api.call('GET', `${path}${query}`, undefined, bob);
    expect(body['items']).toEqual([]);
  });

  it('cannot be reached by naming their owner', async () => {
    const named = `${query}${query === '' ? '?' : '&'}owner=ann`;
    expect(await status('GET', `${path}${named}`, bob)).toBe(403);
    expect(await status('POST', path, bob, { owner: 'ann', text: 'x', ...partition })).toBe(403);
    expect(await status('PUT', `${path}/${id}${query}`, bob, { owner: 'ann', text: 'x' })).toBe(403);
  });

  it('cannot be given to another caller', async () => {
    expect(await status('PUT', `${path}/${id}${query}`, ann, { owner: 'bob', text: 'x' })).toBe(403);
  });

  it('cannot be listed with the continuation of another caller', async () => {
    await api.call('POST', path, { text: 'more', ...partition }, ann);
    const page = await api.call('GET', `${path}?limit=1${query.replace('?', '&')}`, undefined, ann);
    const { continuation } = page.body as { continuation: string };
    expect(continuation).toBeTypeOf('string');
    const stolen = `${path}?limit=1${query.replace('?', '&')}&continuation=${encodeURIComponent(continuation)}`;
    expect(await status('GET', stolen, ann)).toBe(200);
    expect(await status('GET', stolen, bob)).toBe(400);
  });
});

it('a header that names a partition cannot name that of another caller', async () => {
  expect(await status('GET', 'note-api', { ...bob, 'x-partition-key': 'ann' })).toBe(403);
});

describe('the caller in code of the user', () => {
  it('is the one of the token, whatever headers a call brings', async () => {
    const { body } = await api.call('GET', 'web/whoami', undefined, {
      ...as('ann', { roles: ['B', 'A'] }),
      ...forged,
    });
    expect(body['caller']).toEqual({
      id: 'ann',
      tenantId: TENANT,
      kind: 'user',
      roles: ['A', 'B'],
      scopes: ['items.read', 'items.write'],
      claims: expect.objectContaining({ roles: ['B', 'A'], azp: ['browser-app'] }),
    });
  });
});

it('answers of two callers are kept apart by caches', async () => {
  expect((await api.call('GET', 'note-api', undefined, ann)).headers.get('vary')).toBe('Authorization');
});

it('health needs no token', async () => {
  const headers: Record<string, string> = {};
  expect((await fetch(`${api.url}/api/health`, { headers })).status).toBe(200);
});

describe('where the platform verifies nothing', () => {
  it('a function is not told who calls, and does not see what the call claims', async () => {
    const open = planOf([
      app('Web', {
        sourceDirectory: 'test/runtime/sources/signed-in',
        functions: { whoami: { trigger: 'http', methods: ['GET'], authLevel: 'anonymous' } },
      }),
    ]);
    const running = client(await startPlannedApi(open, register, { issuer }));
    const { body } = await running.call('GET', 'web/whoami', undefined, forged);
    await running.stop();
    expect(body).toEqual({ caller: null, claimed: null });
  });

  it('functions that need a sign-in refuse every call', async () => {
    const running = client(
      await startPlannedApi(
        plan,
        (manifest, folder) => {
          const { signIn: _none, ...without } = manifest;
          register(without, folder);
        },
        { issuer },
      ),
    );
    const answers = [
      (await running.call('GET', 'note-api', undefined, ann)).status,
      (await running.call('GET', 'web/whoami', undefined, ann)).status,
    ];
    await running.stop();
    expect(answers).toEqual([500, 500]);
  });

  it('so they do when Azure says that the sign-in is off', async () => {
    process.env['WEBSITE_AUTH_ENABLED'] = 'False';
    const answered = await status('GET', 'note-api', ann);
    delete process.env['WEBSITE_AUTH_ENABLED'];
    expect(answered).toBe(500);
  });
});

describe('behind an API gateway', () => {
  const gateway = principalOf(claims({ oid: 'gateway', scp: [], roles: [] }));
  const from = (principal: string, token?: string) =>
    callerOf(
      { tenantId: TENANT },
      new Headers({
        'x-ms-client-principal': principal,
        ...(token !== undefined && { 'x-caller-token': token }),
      }),
    );
  const tokenFor = (more: Readonly<Record<string, unknown>>) => issuer.token(claims(more));
  beforeAll(() => {
    process.env['API_GATEWAY_IDENTITY'] = 'gateway';
  });
  afterAll(() => {
    delete process.env['API_GATEWAY_IDENTITY'];
  });

  it('the caller is the one whose token the gateway hands on', () => {
    expect(from(gateway, tokenFor({ oid: 'ann', roles: ['Reader'] }))).toEqual({
      id: 'ann',
      tenantId: TENANT,
      kind: 'user',
      roles: ['Reader'],
      scopes: ['items.read', 'items.write'],
      claims: expect.objectContaining({ oid: ['ann'] }),
    });
  });

  it.each<[string, string | undefined]>([
    ['without a token', undefined],
    ['with something else', 'ann'],
    ['with a payload that is not JSON', `a.${Buffer.from('ann').toString('base64url')}.c`],
    ['with a payload that is not an object', `a.${Buffer.from('"ann"').toString('base64url')}.c`],
    ['with two tokens', `${tokenFor({})}, ${tokenFor({ oid: 'bob' })}`],
    ['for another tenant', tokenFor({ tid: OTHER_TENANT })],
    ['for two people', tokenFor({ oid: ['ann', 'bob'] })],
  ])('a call %s is refused', (_what, token) => {
    expect(() => from(gateway, token)).toThrow('no valid token');
  });

  it('another caller does not choose who it is', () => {
    const bobs = principalOf(claims({ oid: 'bob' }));
    expect(from(bobs, tokenFor({ oid: 'ann' })).id).toBe('bob');
  });

  it('a token in the header counts for nothing without a gateway', () => {
    delete process.env['API_GATEWAY_IDENTITY'];
    expect(from(gateway, tokenFor({ oid: 'ann' })).id).toBe('gateway');
    process.env['API_GATEWAY_IDENTITY'] = 'gateway';
  });
});

it('on this machine, where the gateway does not run, callers reach its apps directly', async () => {
  const publisher = { name: 'Shop', email: 'apis@example.com' };
  const behind = planOf([crud('NoteApi', { schema, ownerField: 'owner' as never })], {
    ...SHOP,
    auth: ENTRA,
    entry: { apiManagement: { publisher } },
  });
  const local = client(await startPlannedApi(behind, register, { issuer }));
  try {
    const { status: made, body } = await local.call('POST', 'note-api', { text: 'x' }, ann);
    expect([made, body['owner']]).toEqual([201, 'ann']);
    expect((await local.call('GET', 'note-api', undefined, {})).status).toBe(401);
  } finally {
    await local.stop();
  }
});
