import { openApi } from '@atakora/component/plan';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { JsonObject } from '../../src/plan/json.js';
import { type Client, samplePlan, startSamples } from '../host/sample-apis.js';
import { unfrozenIn } from '../support/frozen.js';
import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { ENTRA, TENANT } from '../support/sign-in.js';
import { faultsOf } from './json-schema-faults.js';

const document = openApi(samplePlan);
const resolve = (schema: JsonObject): JsonObject => {
  const name = /^#\/components\/schemas\/(\w+)$/.exec(String(schema['$ref']))?.[1];
  return name === undefined ? schema : at(document.components, 'schemas', name);
};

function at(value: JsonObject | undefined, ...path: readonly string[]): JsonObject {
  return path.reduce<JsonObject>((place, step) => (place[step] ?? {}) as JsonObject, value ?? {});
}

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== 'servers')
    .map(([method, operation]) => ({ path, method, operation: operation as JsonObject })),
);

describe('openApi', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('is not valid with a mistake in it', async () => {
    const { valid } = await new Validator().validate({
      ...document,
      paths: { '/x': { get: { responses: 1 } } },
    });
    expect(valid).toBe(false);
  });

  it('says which numbers the service does not round', () => {
    const schema = {
      id: 'string',
      any: 'number',
      few: { type: 'number', minimum: 1, maximum: 1e300 },
    } as const;
    const { components } = openApi(planOf([crud('CountApi', { schema })]));
    const properties = at(components, 'schemas', 'CountApiInput', 'properties');
    expect(properties).toMatchObject({
      any: { minimum: -9007199254740991, maximum: 9007199254740991 },
      few: { minimum: 1, maximum: 9007199254740991 },
    });
  });

  it('says how callers of each API sign in, and what they need', () => {
    const signedIn = openApi(
      planOf([
        crud('NoteApi', {
          auth: ENTRA,
          schema: { id: 'string', owner: 'string' },
          partitionKey: '/owner' as never,
          ownerField: 'owner' as never,
          permissions: { write: { roles: ['Writer'], scopes: ['notes.write'] } },
        }),
        crud('OpenApi', { authLevel: 'anonymous' }),
      ]),
    );
    const [collection, item] = ['', '/{id}'].map((path) => signedIn.paths[`/api/note-api${path}`]);
    const scheme = `entra-${TENANT}`;
    expect(at(collection, 'get')['security']).toEqual([{ [scheme]: [] }]);
    expect(at(collection, 'post')['security']).toEqual([{ [scheme]: ['notes.write', 'Writer'] }]);
    expect(at(collection, 'post', 'responses')['403']).toBeDefined();
    expect(at(signedIn.components, 'securitySchemes', scheme)['openIdConnectUrl']).toContain(TENANT);
    expect(at(signedIn.paths['/api/open-api'], 'get')['security']).toEqual([]);
    // The service knows whose items a call is about.
    expect(at(signedIn.components, 'schemas', 'NoteApiInput')['required']).toBeUndefined();
    const parameters = at(item, 'get')['parameters'] as unknown as { name: string; required: boolean }[];
    expect(parameters.find(({ name }) => name === 'owner')?.required).toBe(false);
  });

  it('has the endpoints of the plan, and no other but health', () => {
    const documented = operations.map(({ path, operation }) => `${String(operation['operationId'])} ${path}`);
    const planned = samplePlan.components.flatMap(({ id, outputs }) =>
      Object.entries(outputs['endpoints'] as Record<string, string>).map(
        ([operation, url]) => `${id}_${operation} ${decodeURI(new URL(url).pathname)}`,
      ),
    );
    expect(documented.sort()).toEqual([...planned, 'health /api/health'].sort());
    const server = at(document.paths['/api/user-api'])['servers'] as unknown as { url: string }[];
    const [user] = samplePlan.components.filter(({ id }) => id === 'UserApi');
    expect(`${server[0]?.url ?? ''}/api/user-api`).toBe(user?.outputs['apiEndpoint']);
  });

  it('names the host where callers find the APIs', () => {
    const serversOf = (frontDoor: { readonly customDomain?: string }) =>
      at(openApi(planOf([crud('UserApi')], { ...SHOP, entry: { frontDoor } })).paths['/api/user-api'])[
        'servers'
      ];
    expect(serversOf({ customDomain: 'api.example.com' })).toEqual([{ url: 'https://api.example.com' }]);
    // Terraform knows the host name, and a client that is generated does not.
    expect(serversOf({})).toEqual([expect.objectContaining({ url: '/' })]);
  });

  it('is frozen data, the same for the same plan, and empty without a CRUD API', () => {
    expect(unfrozenIn(document)).toEqual([]);
    expect(JSON.stringify(openApi(samplePlan))).toBe(JSON.stringify(document));
    expect(openApi(planOf([app('Jobs')])).paths).toEqual({});
    expect(Object.keys(openApi(planOf([crud('A'), app('Jobs')])).paths)).toHaveLength(3);
  });
});

describe('every documented operation', () => {
  let api: Client;
  beforeAll(async () => {
    api = await startSamples();
  });
  afterAll(() => api.stop());

  /** A body that a schema allows. */
  function sample(schema: JsonObject, count: number): Record<string, unknown> {
    const values: Record<string, unknown> = {
      string: `text ${count}`,
      number: count,
      integer: 5,
      boolean: true,
    };
    return Object.fromEntries(
      Object.entries(at(schema, 'properties'))
        .filter(([, field]) => at(field as JsonObject)['readOnly'] !== true)
        .map(([name, field]) => {
          const { type, format } = field as { type: string; format?: string };
          const value = format === 'date-time' ? '2026-01-31T12:00:00Z' : values[type];
          return [name, value ?? (type === 'array' ? [1] : { a: 1 })];
        }),
    );
  }

  /** Answers as documented: status, media type, headers and body. */
  async function expectDocumented(
    { path, method, operation }: (typeof operations)[number],
    target: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Readonly<Record<string, unknown>>; headers: Headers }> {
    const answer = await api.call(method.toUpperCase(), target.replace(/^\/api\//, ''), body, headers);
    const response = at(operation, 'responses', String(answer.status));
    expect(Object.keys(response), `${method} ${path} answers ${answer.status}`).toContain('description');
    const [media] = Object.keys(at(response, 'content'));
    expect(answer.headers.get('content-type')).toBe(media ?? null);
    if (media !== undefined) {
      const schema = at(response, 'content', media, 'schema');
      expect(faultsOf(answer.body, schema, resolve), `${method} ${path}`).toEqual([]);
    }
    for (const [name, header] of Object.entries(at(response, 'headers'))) {
      if ((header as JsonObject)['required'] === true) expect(answer.headers.has(name)).toBe(true);
    }
    return answer;
  }

  const of = (name: string, operation: string) =>
    operations.find(({ operation: found }) => found['operationId'] === `${name}_${operation}`);

  it.each(['UserApi', 'NoteApi', 'RankApi'])('of %s answers as documented', async (name) => {
    const [create, list] = [of(name, 'create'), of(name, 'list')];
    if (create === undefined || list === undefined) throw new Error('Every sample has create and list.');
    const schema = resolve(at(create.operation, 'requestBody', 'content', 'application/json', 'schema'));
    const input = sample(schema, 7);
    const created = await expectDocumented(create, create.path, input);
    expect(created.status).toBe(201);
    expect((await expectDocumented(create, create.path, input)).status).toBe(409);
    expect((await expectDocumented(create, create.path, { nothing: 1 })).status).toBe(400);
    const plain = { 'content-type': 'text/plain' };
    expect((await expectDocumented(create, create.path, '{}', plain)).status).toBe(415);

    expect((await expectDocumented(list, `${list.path}?limit=1`)).status).toBe(200);
    expect((await expectDocumented(list, `${list.path}?limit=x`)).status).toBe(400);
    for (const { name: parameter } of list.operation['parameters'] as unknown as { name: string }[]) {
      const value = created.body[parameter];
      if (value === undefined) continue;
      const found = await expectDocumented(
        list,
        `${list.path}?${new URLSearchParams({ [parameter]: String(value) })}`,
      );
      expect(found.body['items'], parameter).toEqual([created.body]);
    }

    const where = created.headers.get('location') ?? '';
    const missing = where.replace(String(encodeURIComponent(String(created.body['id']))), 'missing');
    const body = { ...input, ...created.body };
    for (const operation of ['read', 'update', 'delete']) {
      const item = of(name, operation);
      if (item === undefined) continue;
      const sent = operation === 'update' ? body : undefined;
      const other = operation === 'update' ? { ...body, id: 'missing' } : undefined;
      expect((await expectDocumented(item, missing, other)).status).toBe(404);
      if (operation !== 'read') {
        expect((await expectDocumented(item, where, sent, { 'if-match': '"x"' })).status).toBe(412);
      }
      expect((await expectDocumented(item, where, sent)).status).toBe(operation === 'delete' ? 204 : 200);
      if (operation === 'read') {
        const known = { 'if-none-match': created.headers.get('etag') ?? '' };
        expect((await expectDocumented(item, where, undefined, known)).status).toBe(304);
      }
    }
  });

  it('answers 401 without a key and 429 from a busy database as documented', async () => {
    for (const operation of operations.filter(({ operation: found }) => found['operationId'] !== 'health')) {
      const target = operation.path.replace('{id}', 'x');
      const bare = await expectDocumented(operation, target, undefined, { 'x-functions-key': 'wrong' });
      expect(bare.status).toBe(401);
    }
    const list = of('NoteApi', 'list');
    if (list === undefined) throw new Error('There is one.');
    api.emulator.refuse(100, 429, { 'x-ms-retry-after-ms': '1' });
    expect((await expectDocumented(list, `${list.path}?tenantId=x`)).status).toBe(429);
    api.emulator.refuse(0, 429);
  });

  it('health answers as documented', async () => {
    const health = operations.find(({ path }) => path === '/api/health');
    if (health !== undefined) expect((await expectDocumented(health, health.path)).status).toBe(200);
  });
});
