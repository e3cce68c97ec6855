import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { openApi } from '@atakora/component/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';
import { crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';
import { issueOf } from '../support/refusals.js';
import { functionsOfApi } from '../../src/runtime/contract/api-operations.js';
import type { ApiManifest } from '../../src/runtime/contract/manifest.js';

const plan = defineBackend({ backendId: 'patched', location: 'eastus' })
  .addComponent(
    CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema: {
        id: 'string',
        team: 'string',
        title: { type: 'string', required: true },
        hits: 'number',
        state: { type: 'string', enum: ['open', 'done'] },
        code: { type: 'string', immutable: true },
        seen: { type: 'number', readOnly: true },
        place: { type: 'object', fields: { city: { type: 'string', required: true }, zip: 'string' } },
      },
      partitionKey: '/team',
      operations: ['create', 'read', 'update', 'patch'],
    }),
  )
  .addComponent(CrudApi.define('OldApi', { entityName: 'Old', schema: { id: 'string', title: 'string' } }))
  .addComponent(
    CrudApi.define('FixedApi', {
      entityName: 'Fixed',
      schema: { id: 'string', title: 'string' },
      operations: ['read', 'update'],
    }),
  )
  .plan();

describe('PATCH', () => {
  let api: Client;
  const place = 'note-api/n?team=north';
  beforeAll(async () => {
    api = client(await startPlannedApi(plan, register));
    await api.call('POST', 'note-api', {
      id: 'n',
      team: 'north',
      title: 'First',
      hits: 0,
      code: 'A',
      place: { city: 'Bern', zip: '3000' },
    });
    const container = api.emulator.client.database('note-db').container('note');
    const { resource } = await container.item('n', 'north').read<{ id: string }>();
    await container.item('n', 'north').replace({ ...resource, id: 'n', seen: 3, state: 'lost', secret: 'x' });
  });
  afterAll(() => api.stop());

  const stored = async () => {
    const { resource } = await api.emulator.client
      .database('note-db')
      .container('note')
      .item('n', 'north')
      .read<Record<string, unknown> & { id: string }>();
    return resource;
  };

  it('changes the fields of the body, and leaves all others as they are', async () => {
    const { status, body, headers } = await api.call('PATCH', place, {
      title: 'Second',
      seen: 9,
      createdAt: 'x',
    });
    expect(status).toBe(200);
    expect(headers.get('etag')).toBeTruthy();
    // `lost` is from before the enum: what a call does not touch is not checked.
    expect(body).toMatchObject({ title: 'Second', hits: 0, code: 'A', seen: 3, state: 'lost' });
    expect(await stored()).toMatchObject({ secret: 'x' });
  });

  it('merges objects, and removes fields by null', async () => {
    const headers = { 'content-type': 'application/merge-patch+json' };
    const first = await api.call('PATCH', place, { place: { zip: null }, hits: null }, headers);
    expect(first.body['place']).toEqual({ city: 'Bern' });
    expect(first.body).not.toHaveProperty('hits');
    expect((await api.call('PATCH', place, { hits: 0 })).body).toMatchObject({ hits: 0 });
  });

  it.each([
    [{ title: null }, '/title: It is required.'],
    [{ team: null }, '/team: It must be the partition that the call names.'],
    [{ team: 'south' }, '/team: It must be the partition that the call names.'],
    [{ id: 'm' }, '/id: It must be the id that the call names. An id cannot be changed.'],
    [{ code: 'B' }, '/code: It cannot be changed.'],
    [{ code: null }, '/code: It cannot be changed.'],
    [{ state: 'gone' }, '/state: It must be one of open, done.'],
    [{ place: { city: null } }, '/place/city: It is required.'],
    [{ secret: 'y' }, '/secret: It is not a field of this API.'],
    [{ secret: null }, '/secret: It is not a field of this API.'],
    [{ _etag: null }, '/_etag: It is not a field of this API.'],
    [{ _deletedAt: 'x' }, '/_deletedAt: It is not a field of this API.'],
  ])('refuses %j', async (patch, told) => {
    const { status, body } = await api.call('PATCH', place, patch);
    const [fault] = body['errors'] as { at: string; detail: string }[];
    expect([status, `${fault?.at ?? ''}: ${fault?.detail ?? ''}`]).toEqual([400, told]);
  });

  it('loses no update: 10 callers add to one number 30 times each, with ETags', async () => {
    const add = async (): Promise<void> => {
      const { headers, body } = await api.call('GET', place);
      const etag = headers.get('etag') ?? '';
      const { status } = await api.call(
        'PATCH',
        place,
        { hits: Number(body['hits']) + 1 },
        { 'if-match': etag },
      );
      if (status === 412) await add();
      else expect(status).toBe(200);
    };
    const caller = async () => {
      for (let time = 0; time < 30; time += 1) await add();
    };
    await Promise.all(Array.from({ length: 10 }, caller));
    expect((await api.call('GET', place)).body['hits']).toBe(300);
  }, 120_000);

  it('is a method of the API only where its operations have it, and Allow says so', async () => {
    const { status, headers } = await api.call('PATCH', 'old-api/x', {});
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT, DELETE, OPTIONS']);
    const options = await fetch(`${api.url}/api/note-api/n`, { method: 'OPTIONS' });
    expect(options.headers.get('allow')).toBe('GET, HEAD, PUT, PATCH, OPTIONS');
  });

  it('needs update, and takes no further function of the app', () => {
    expect(issueOf(() => crud('A', { operations: ['patch'] }))).toMatchObject({
      path: 'operations',
      rule: 'must have update with patch, because the function of update answers both',
      resolution: "add 'update'",
    });
    const apis = planOf([crud('A', { operations: ['update', 'patch'] })]).resources.find(
      ({ type }) => type === 'functions',
    )?.config['apis'] as unknown as ApiManifest[];
    expect(apis.flatMap(functionsOfApi)).toMatchObject([{ name: 'a_update', methods: ['PUT', 'PATCH'] }]);
  });

  it('is documented, with null for every field', () => {
    const { paths, components } = openApi(plan);
    expect(paths['/api/note-api/{id}']?.['patch']).toBeDefined();
    expect(paths['/api/old-api/{id}']?.['patch']).toBeUndefined();
    const schemas = components['schemas'] as unknown as Record<string, { properties: object }>;
    expect(schemas['NoteApiPatch']?.properties).toMatchObject({
      state: { type: ['string', 'null'], enum: ['open', 'done', null] },
      place: { type: ['object', 'null'], properties: { zip: { type: ['string', 'null'] } } },
    });
  });

  describe('PUT with If-None-Match: *', () => {
    const absent = { 'if-none-match': '*' };

    it('creates the item once', async () => {
      const put = () => api.call('PUT', 'old-api/own%20id', { title: 'A' }, absent);
      const { status, headers, body } = await put();
      expect([status, headers.get('location')]).toEqual([201, '/api/old-api/own%20id']);
      expect(body).toMatchObject({ id: 'own id', title: 'A' });
      expect((await put()).status).toBe(412);
      expect(
        (await api.call('PUT', 'note-api/p?team=south', { title: 'B' }, absent)).headers.get('location'),
      ).toBe('/api/note-api/p?team=south');
    });

    it('is refused where the API does not create', async () => {
      expect((await api.call('PUT', 'fixed-api/x', { title: 'A' }, absent)).status).toBe(400);
      expect((await api.call('PUT', 'fixed-api/x', { title: 'A' })).status).toBe(404);
    });
  });
});
