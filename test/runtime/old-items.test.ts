import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';

const plan = defineBackend({
  backendId: 'evolved',
  location: 'eastus',
  tasks: CrudApi.define('TaskApi', {
    entityName: 'Task',
    schema: {
      id: 'string',
      title: { type: 'string', maxLength: 5 },
      state: { type: 'string', enum: ['open', 'done'], default: 'open', required: true },
      place: { type: 'object', fields: { city: 'string', zip: 'string' }, default: { city: 'Bern' } },
    },
    operations: ['create', 'read', 'update', 'patch', 'list'],
    queries: { select: true },
  }),
}).plan();

let api: Client;
beforeAll(async () => {
  api = client(await startPlannedApi(plan, register));
  const items = api.emulator.client.database('task-db').container('task').items;
  for (const id of ['a', 'b']) await items.create({ id, title: 'too long now', state2: 'x' });
});
afterAll(() => api.stop());

const stored = async (id: string) => {
  const container = api.emulator.client.database('task-db').container('task');
  return (await container.item(id, id).read<Record<string, unknown> & { id: string }>()).resource;
};

it('items from before a field are answered with its default, and are not changed by that', async () => {
  const old = { id: 'a', title: 'too long now', state: 'open', place: { city: 'Bern' } };
  expect((await api.call('GET', 'task-api/a')).body).toEqual(old);
  expect((await api.call('GET', 'task-api')).body['items']).toContainEqual(old);
  expect((await api.call('GET', 'task-api/a?select=state')).body).toEqual({ state: 'open' });
  expect((await api.call('GET', 'task-api?state=open')).body['items']).toEqual([]);
  expect(await stored('a')).not.toHaveProperty('state');
});

it('a patch merges into the default that callers see', async () => {
  const { body } = await api.call('PATCH', 'task-api/a', { place: { zip: '3000' } });
  expect(body).toMatchObject({ title: 'too long now', place: { city: 'Bern', zip: '3000' } });
  expect(await stored('a')).toMatchObject({ place: { city: 'Bern', zip: '3000' } });
});

it('a PUT stores the default, and has to fit the schema', async () => {
  expect((await api.call('PUT', 'task-api/b', { title: 'too long now' })).status).toBe(400);
  expect((await api.call('PUT', 'task-api/b', { title: 'short' })).status).toBe(200);
  expect(await stored('b')).toMatchObject({ state: 'open', state2: 'x' });
});
