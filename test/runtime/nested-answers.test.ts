import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';

const address = { type: 'object', fields: { city: 'string' } } as const;
const plan = defineBackend({ backendId: 'people', location: 'eastus' })
  .addComponent(
    CrudApi.define('PersonApi', {
      entityName: 'Person',
      schema: { id: 'string', address, past: { type: 'array', items: address }, any: 'object' },
      operations: ['read', 'list', 'update', 'patch'],
    }),
  )
  .plan();

const place = { city: 'Oslo', ssn: '1' };
const person = { id: 'a', address: place, past: [place, null], any: { free: 1 } };

describe('objects and lists', () => {
  let api: Client;
  beforeAll(async () => {
    api = client(await startPlannedApi(plan, register));
    await api.emulator.client.database('person-db').container('person').items.create(person);
  });
  afterAll(() => api.stop());
  const storedItem = async (): Promise<unknown> => {
    const container = api.emulator.client.database('person-db').container('person');
    return (await container.item('a', 'a').read()).resource;
  };

  const shown = { id: 'a', address: { city: 'Oslo' }, past: [{ city: 'Oslo' }, null], any: { free: 1 } };

  it('are answered with the fields of the schema alone', async () => {
    expect((await api.call('GET', 'person-api/a')).body).toEqual(shown);
    expect((await api.call('GET', 'person-api')).body['items']).toEqual([shown]);
  });

  it('keep the fields that callers do not see through a PUT', async () => {
    const { status } = await api.call('PUT', 'person-api/a', { id: 'a', address: { city: 'Bergen' } });
    expect(status).toBe(200);
    expect(await storedItem()).toMatchObject({ address: { city: 'Bergen', ssn: '1' } });
    expect((await api.call('GET', 'person-api/a')).body).toMatchObject({ address: { city: 'Bergen' } });
  });

  it('keep them through a PATCH, which no caller can change them with', async () => {
    const patched = await api.call('PATCH', 'person-api/a', { address: { city: 'Moss' } });
    expect([patched.status, patched.body['address']]).toEqual([200, { city: 'Moss' }]);
    expect((await api.call('PATCH', 'person-api/a', { address: { ssn: null, city: 'Moss' } })).status).toBe(
      200,
    );
    expect((await api.call('PATCH', 'person-api/a', { address: { ssn: '2' } })).status).toBe(400);
    expect(await storedItem()).toMatchObject({ address: { city: 'Moss', ssn: '1' } });
    // The object as a whole is the caller's.
    expect((await api.call('PATCH', 'person-api/a', { address: null })).status).toBe(200);
    expect(await storedItem()).not.toHaveProperty('address');
  });
});
