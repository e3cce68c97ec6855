import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { type Client, client } from '../host/sample-apis.js';
import { startPlannedApi } from '../host/planned-api.js';

const plan = defineBackend({ backendId: 'answers', environment: 'test', location: 'eastus' })
  .addComponent(
    CrudApi.define('PatientApi', {
      entityName: 'Patient',
      schema: { id: 'string', clinic: 'string', name: 'string', ssn: 'string' },
      partitionKey: '/clinic',
      softDelete: true,
    }),
  )
  .addComponent(
    CrudApi.define('DirectoryApi', {
      of: 'PatientApi',
      schema: { id: 'string', clinic: 'string', name: 'string' },
      operations: ['read', 'list'],
    }),
  )
  // An API that declares part of the fields itself, and one that answers everything.
  .addComponent(
    CrudApi.define('NameApi', {
      entityName: 'Patient',
      schema: { id: 'string', clinic: 'string', name: 'string' },
      partitionKey: '/clinic',
      softDelete: true,
    }),
  )
  .addComponent(
    CrudApi.define('AuditApi', {
      entityName: 'Patient',
      schema: { id: 'string', clinic: 'string' },
      partitionKey: '/clinic',
      softDelete: true,
      answers: 'stored',
    }),
  )
  .plan();

describe('answers', () => {
  let api: Client;
  const ada = { id: 'ada', clinic: 'north', name: 'Ada', ssn: '123' };
  beforeAll(async () => {
    api = client(await startPlannedApi(plan, register));
    await api.call('POST', 'patient-api', ada);
  });
  afterAll(() => api.stop());

  const stamps = { createdAt: expect.any(String) as string, updatedAt: expect.any(String) as string };

  it.each(['directory-api', 'name-api'])(
    'have the fields of the schema and of the service: %s',
    async (path) => {
      const seen = { id: 'ada', clinic: 'north', name: 'Ada', ...stamps };
      expect((await api.call('GET', `${path}/ada?clinic=north`)).body).toEqual(seen);
      expect((await api.call('GET', path)).body).toEqual({ items: [seen] });
    },
  );

  it('have all stored fields where the API says so', async () => {
    expect((await api.call('GET', 'audit-api/ada?clinic=north')).body).toEqual({ ...ada, ...stamps });
  });

  it.each(['ssn=123', 'ssn=9', '_etag=1'])('tell nothing of other fields to a filter: %s', async (filter) => {
    expect((await api.call('GET', `directory-api?${filter}`)).status).toBe(400);
  });

  it('of a PUT have the fields of the schema, and the PUT keeps what the schema does not have', async () => {
    const { body } = await api.call('GET', 'name-api/ada?clinic=north');
    const put = await api.call('PUT', 'name-api/ada?clinic=north', { ...body, name: 'Ada L.' });
    expect(put.body).not.toHaveProperty('ssn');
    expect((await api.call('GET', 'patient-api/ada?clinic=north')).body).toMatchObject({
      name: 'Ada L.',
      ssn: '123',
    });
  });

  it('of a PUT that leaves a field of the schema out do not have it', async () => {
    const put = await api.call('PUT', 'patient-api/ada?clinic=north', { name: 'Ada' });
    expect(put.body).not.toHaveProperty('ssn');
  });

  it('hide what the other API hides', async () => {
    await api.call('POST', 'patient-api', { id: 'gone', clinic: 'north' });
    await api.call('DELETE', 'patient-api/gone?clinic=north');
    expect((await api.call('GET', 'directory-api/gone?clinic=north')).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE'])('of a reader do not exist for %s', async (method) => {
    const path = method === 'POST' ? 'directory-api' : 'directory-api/ada';
    expect((await api.call(method, path, {})).status).toBe(405);
  });
});
