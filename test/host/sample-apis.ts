import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

import { register } from '../../src/runtime/register.js';
import { type RunningApi, startPlannedApi, type Start } from './planned-api.js';

/** APIs that together use every option of a CrudApi that its functions have to do with. */
export const samplePlan = defineBackend({ backendId: 'samples', environment: 'test', location: 'eastus' })
  .addComponent(
    CrudApi.define('UserApi', {
      entityName: 'User',
      schema: {
        id: 'string',
        email: { type: 'string', required: true },
        age: 'number',
        active: 'boolean',
        birth: 'timestamp',
        tags: 'array',
        address: 'object',
      },
      cache: { ttl: 60 },
      cors: { allowedOrigins: ['https://shop.example.com'] },
    }),
  )
  .addComponent(
    CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema: { id: 'string', tenantId: 'string', text: 'string', number: 'number' },
      partitionKey: '/tenantId',
      softDelete: true,
      ttl: -1,
    }),
  )
  .addComponent(
    CrudApi.define('RankApi', {
      entityName: 'Rank',
      schema: { id: 'string', level: 'number', title: 'string' },
      partitionKey: '/level',
      uniqueKeys: ['/title'],
      operations: ['create', 'read', 'list'],
      healthCheck: { path: '/ranks/up' },
    }),
  )
  .plan();

/** Starts the sample APIs from the sources, or from a bundle. */
export async function startSamples(start: Start = register): Promise<Client> {
  return client(await startPlannedApi(samplePlan, start));
}

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls of running APIs. */
export interface Client extends RunningApi {
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
}

/** A client with the key of the host. */
export function client(running: RunningApi): Client {
  return {
    ...running,
    call: async (method, path, body, headers = {}) => {
      const response = await fetch(`${running.url}/api/${path}`, {
        method,
        headers: {
          'x-functions-key': running.key,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const read = text === '' ? {} : (JSON.parse(text) as Answer['body']);
      return { status: response.status, headers: response.headers, body: read };
    },
  };
}
