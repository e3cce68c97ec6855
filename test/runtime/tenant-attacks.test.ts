import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { CrudApi } from '../../src/components/crud-api/crud-api.js';
import { createIssuer } from '../../src/dev/issuer.js';
import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';
import { planOf, SHOP } from '../support/plans.js';
import { ENTRA, tokenOf } from '../support/sign-in.js';

const schema = { id: 'string', clinic: 'string', owner: 'string', name: 'string', ssn: 'string' } as const;
const tenant = { tenantField: 'clinic', tenantClaim: 'extn.clinic' } as const;
const plan = planOf(
  [
    CrudApi.define('PatientApi', {
      entityName: 'Patient',
      schema,
      partitionKey: '/clinic',
      ...tenant,
      uniqueKeys: ['/ssn'],
      operations: ['create', 'read', 'update', 'patch', 'delete', 'list', 'batch'],
      queries: { sorts: ['name', ['clinic', 'name']], select: true, count: true, contains: true },
    }),
    CrudApi.define('DirectoryApi', { of: 'PatientApi', schema, ...tenant, operations: ['read', 'list'] }),
    CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema,
      partitionKey: '/clinic',
      ...tenant,
      ownerField: 'owner',
    }),
  ],
  { ...SHOP, auth: ENTRA },
);

const issuer = createIssuer();
const token = (more: Readonly<Record<string, unknown>>) => tokenOf(issuer, more);
const north = token({ 'extn.clinic': 'north' });
const south = token({ oid: 'bob', 'extn.clinic': 'south' });

let api: Client;
let queriesOf: () => readonly { readonly partition?: unknown }[];
beforeAll(async () => {
  const running = await startPlannedApi(plan, register, { issuer });
  api = client(running);
  queriesOf = () => running.queries;
  for (const name of ['Ada', 'Bea', 'Cleo']) {
    const made = await api.call('POST', 'patient-api', { id: name, name, ssn: `ssn-${name}` }, north);
    expect([made.status, made.body['clinic']]).toEqual([201, 'north']);
  }
  expect((await api.call('POST', 'patient-api', { id: 'Dan', name: 'Dan' }, south)).status).toBe(201);
});
afterAll(() => api.stop());

const status = async (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
  (await api.call(method, path, body, headers)).status;
const namesOf = async (path: string, headers: Record<string, string>) => {
  const { body } = await api.call('GET', path, undefined, headers);
  return (body['items'] as { name: string }[]).map(({ name }) => name).sort();
};

/** A batch whose first operation is one that the caller may make. */
const batch = (...operations: object[]) => ({
  operations: [{ operation: 'patch', id: 'Dan', body: { name: 'Daniel' } }, ...operations],
});

describe('items of another tenant', () => {
  it.each<[string, string, unknown, number, Record<string, string>]>([
    ['GET', 'patient-api/Ada', undefined, 404, {}],
    ['GET', 'directory-api/Ada', undefined, 404, {}],
    ['PUT', 'patient-api/Ada', { name: 'x' }, 404, {}],
    ['PATCH', 'patient-api/Ada', { name: 'x' }, 404, {}],
    ['DELETE', 'patient-api/Ada', undefined, 404, {}],
    // The tenant in the query.
    ['GET', 'patient-api/Ada?clinic=north', undefined, 403, {}],
    ['GET', 'patient-api/Ada?clinic=south&clinic=north', undefined, 400, {}],
    ['PUT', 'patient-api/Ada?clinic=north', { name: 'x' }, 403, {}],
    ['PATCH', 'patient-api/Ada?clinic=north', { name: 'x' }, 403, {}],
    ['DELETE', 'patient-api/Ada?clinic=north', undefined, 403, {}],
    ['POST', 'patient-api?clinic=north', { name: 'x' }, 403, {}],
    ['GET', 'patient-api?clinic=north', undefined, 403, {}],
    ['GET', 'directory-api?clinic=north', undefined, 403, {}],
    // In a header.
    ['GET', 'patient-api/Ada', undefined, 403, { 'x-partition-key': 'north' }],
    ['GET', 'patient-api', undefined, 403, { 'x-partition-key': 'north' }],
    ['GET', 'patient-api?clinic=south', undefined, 400, { 'x-partition-key': 'north' }],
    ['POST', 'patient-api', { name: 'x' }, 403, { 'x-partition-key': '%6eorth' }],
    ['GET', 'patient-api/Ada', undefined, 400, { 'x-partition-key': '%zz' }],
    // In the body.
    ['POST', 'patient-api', { name: 'x', clinic: 'north' }, 403, {}],
    ['POST', 'patient-api', { name: 'x', clinic: null }, 403, {}],
    ['POST', 'patient-api', '{"name":"x","clinic":"south","clinic":"north"}', 400, {}],
    ['PUT', 'patient-api/Dan', { name: 'x', clinic: 'north' }, 403, {}],
    ['PUT', 'patient-api/Ada', { name: 'x', clinic: 'north' }, 403, { 'if-none-match': '*' }],
    ['PATCH', 'patient-api/Dan', { clinic: 'north' }, 403, {}],
    ['PATCH', 'patient-api/Dan', { clinic: null }, 403, {}],
    // In a batch, beside an operation that the caller may make.
    ['POST', 'patient-api/batch?clinic=north', batch({ operation: 'delete', id: 'Ada' }), 403, {}],
    [
      'POST',
      'patient-api/batch',
      batch({ operation: 'delete', id: 'Ada' }),
      403,
      { 'x-partition-key': 'north' },
    ],
    ['POST', 'patient-api/batch', batch({ operation: 'delete', id: 'Ada' }), 404, {}],
    ['POST', 'patient-api/batch', batch({ operation: 'update', id: 'Ada', body: { name: 'x' } }), 404, {}],
    ['POST', 'patient-api/batch', batch({ operation: 'patch', id: 'Ada', body: { name: 'x' } }), 404, {}],
    [
      'POST',
      'patient-api/batch',
      batch({ operation: 'patch', id: 'Dan', body: { clinic: 'north' } }),
      403,
      {},
    ],
    [
      'POST',
      'patient-api/batch',
      batch({ operation: 'update', id: 'Dan', body: { clinic: 'north' } }),
      403,
      {},
    ],
    [
      'POST',
      'patient-api/batch',
      batch({ operation: 'create', body: { name: 'x', clinic: 'north' } }),
      403,
      {},
    ],
    ['POST', 'patient-api/batch', batch({ operation: 'create', body: { name: 'x', clinic: null } }), 403, {}],
    ['POST', 'patient-api/batch', { ...batch(), clinic: 'north' }, 400, {}],
    ['POST', 'patient-api/batch', batch({ operation: 'delete', id: 'Ada', clinic: 'north' }), 400, {}],
  ])('%s %s with %j is %i', async (method, path, body, expected, headers) => {
    const all = { ...south, 'content-type': 'application/json', ...headers };
    expect(await status(method, path, all, body)).toBe(expected);
  });

  it('are in no list, whatever the filters, sorts and counts ask for', async () => {
    for (const query of [
      '',
      '?clinic=south',
      '?clinic[ne]=south',
      '?clinic[in]=north,south',
      '?clinic[gte]=a',
      '?clinic[startsWith]=n',
      '?clinic[contains]=o',
      '?sort=clinic,name',
      '?select=clinic,name',
      '?name[contains]=a&sort=-name',
    ]) {
      const names = await namesOf(`patient-api${query}`, south);
      expect(['Ada', 'Bea', 'Cleo'].filter((name) => names.includes(name))).toEqual([]);
    }
    const { body } = await api.call('GET', 'patient-api?count=true', undefined, south);
    expect(body['count']).toBe(1);
    // No refused batch made its first operation.
    expect(await namesOf('directory-api', south)).toEqual(['Dan']);
    expect(await namesOf('patient-api', north)).toEqual(['Ada', 'Bea', 'Cleo']);
  });

  it('are not on the pages of their continuation', async () => {
    const { body } = await api.call('GET', 'patient-api?limit=1', undefined, north);
    const path = `patient-api?limit=1&continuation=${encodeURIComponent(String(body['continuation']))}`;
    expect(await status('GET', path, north)).toBe(200);
    expect(await status('GET', path, south)).toBe(400);
  });

  it('do not show which ids and unique values they have', async () => {
    const twin = { id: 'Ada', name: 'Ada of the south', ssn: 'ssn-Ada' };
    expect(await status('POST', 'patient-api', south, twin)).toBe(201);
    expect(await status('POST', 'patient-api', south, { ...twin, id: 'other' })).toBe(409);
    const taken = { operations: [{ operation: 'create', body: { name: 'x', ssn: 'ssn-Ada' } }] };
    expect(await status('POST', 'patient-api/batch', south, taken)).toBe(409);
    expect(
      await status('POST', 'patient-api/batch', south, {
        operations: [{ operation: 'create', body: { name: 'x', ssn: 'ssn-Bea' } }],
      }),
    ).toBe(200);
    expect(await status('DELETE', 'patient-api/Ada', south)).toBe(204);
    expect(await status('GET', 'patient-api/Ada', north)).toBe(200);
  });

  it('are asked of Cosmos DB in one partition only', () => {
    const sent = queriesOf();
    expect(sent.length).toBeGreaterThan(10);
    for (const { partition } of sent) expect(['north', 'south']).toContainEqual([partition].flat()[0]);
  });
});

describe('a token that does not name one tenant', () => {
  it.each<[string, object]>([
    ['none', {}],
    ['two', { 'extn.clinic': ['north', 'south'] }],
    ['an empty one', { 'extn.clinic': '' }],
    ['a very long one', { 'extn.clinic': 'x'.repeat(256) }],
    ['one under a similar name', { 'extn.Clinic': 'north', clinic: 'north' }],
  ])('is refused: %s', async (_title, claims) => {
    const caller = token({ ...claims });
    expect(await status('GET', 'patient-api', caller)).toBe(403);
    expect(await status('GET', 'patient-api/Ada', caller)).toBe(403);
    expect(await status('POST', 'patient-api', caller, { name: 'x', clinic: 'north' })).toBe(403);
  });

  it('is refused also with a claim in a header', async () => {
    const claims = { auth_typ: 'aad', claims: [{ typ: 'extn.clinic', val: 'north' }] };
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64');
    expect(await status('GET', 'patient-api', { ...token({}), 'x-ms-client-principal': forged })).toBe(403);
  });
});

it('an owner within a tenant sees the own items of that tenant only', async () => {
  const bobInNorth = token({ oid: 'bob', 'extn.clinic': 'north' });
  expect(await status('POST', 'note-api', north, { id: 'n', name: 'by ann' })).toBe(201);
  expect(await namesOf('note-api', north)).toEqual(['by ann']);
  expect(await namesOf('note-api', bobInNorth)).toEqual([]);
  expect(await status('GET', 'note-api/n', bobInNorth)).toBe(404);
  expect(await status('GET', 'note-api/n', token({ 'extn.clinic': 'south' }))).toBe(404);
});
