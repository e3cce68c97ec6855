import { openApi } from '@atakora/component/plan';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { JsonObject } from '../../src/plan/json.js';
import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';
import { crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

const schema = {
  id: 'string',
  shop: 'string',
  name: { type: 'string', required: true },
  kind: { type: 'string', enum: ['book', 'toy'] },
  seen: 'timestamp',
  size: { type: 'object', fields: { width: { type: 'number', required: true }, unit: 'string' } },
} as const;
const all = ['create', 'read', 'update', 'patch', 'delete', 'list'] as const;
const plan = planOf([
  crud('ProductApi', {
    schema,
    partitionKey: '/shop' as never,
    operations: all,
    ttl: -1,
    queries: { select: true },
  }),
  crud('RankApi', { schema: { id: 'string', level: 'number' }, partitionKey: '/level' as never }),
]);
const { paths, components } = openApi(plan);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'document', components });

let api: Client;
beforeAll(async () => {
  api = client(await startPlannedApi(plan, register));
  for (const id of ['a', 'b'])
    await api.call('POST', 'product-api', { id, shop: 'north', name: id, size: { width: 1 } });
});
afterAll(() => api.stop());

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: JsonObject;
}

/** Returns true if the document allows a call. */
function isDocumented(method: string, path: string, query: string, body: unknown): boolean {
  const item = paths[path] as Readonly<Record<string, unknown>>;
  const { parameters, requestBody } = item[method.toLowerCase()] as {
    readonly parameters: readonly Parameter[];
    readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonObject }>> };
  };
  const areGood = [...new URLSearchParams(query)].every(([name, text]) => {
    const parameter = parameters.find((one) => one.in === 'query' && one.name === name);
    if (parameter === undefined) return false;
    const { type, items } = parameter.schema;
    const value = type === 'array' ? (text === '' ? [] : text.split(',')) : text;
    // Numbers come as strings.
    const isNumber = [type, (items as JsonObject | undefined)?.['type']].some((one) =>
      ['number', 'integer'].includes(String(one)),
    );
    return ajv.validate(parameter.schema, isNumber ? Number(text) : value);
  });
  const [{ schema: wanted } = {}] = Object.values(requestBody?.content ?? {});
  return (
    areGood &&
    (wanted === undefined || ajv.validate({ $ref: `document${String(wanted['$ref'])}` }, body ?? null))
  );
}

const product = { shop: 'north', name: 'x' };
const LONG = 'x'.repeat(256);

it.each<[valid: boolean, method: string, path: string, query: string, body?: unknown]>([
  [true, 'POST', '', '', { ...product, id: 'e', ttl: -1 }],
  [true, 'POST', '', '', { ...product, id: 'a b', ttl: 1 }],
  [false, 'POST', '', '', { ...product, ttl: 0 }],
  [false, 'POST', '', '', { ...product, ttl: -2 }],
  [false, 'POST', '', '', { ...product, ttl: 2_147_483_648 }],
  [false, 'POST', '', '', { ...product, id: ' a' }],
  [false, 'POST', '', '', { ...product, id: 'a ' }],
  [false, 'POST', '', '', { ...product, id: 'a\u0001' }],
  [false, 'POST', '', '', { ...product, id: '..' }],
  [false, 'POST', '', '', { ...product, shop: '' }],
  [false, 'POST', '', '', { ...product, shop: LONG }],
  [false, 'POST', '', '', { name: 'x' }],
  [true, 'PUT', '/{id}', 'shop=north', { name: 'x' }],
  [true, 'PUT', '/{id}', 'shop=north', product],
  [false, 'PUT', '/{id}', 'shop=north', { shop: 'north' }],
  [true, 'PATCH', '/{id}', 'shop=north', { kind: null, size: { unit: null } }],
  [false, 'PATCH', '/{id}', 'shop=north', { name: null }],
  [false, 'PATCH', '/{id}', 'shop=north', { id: null }],
  [false, 'PATCH', '/{id}', 'shop=north', { shop: null }],
  [false, 'PATCH', '/{id}', 'shop=north', { size: { width: null } }],
  [false, 'GET', '/{id}', 'shop='],
  [false, 'GET', '/{id}', `shop=${LONG}`],
  [true, 'GET', '', 'limit=101'],
  [false, 'GET', '', 'limit=1000000000'],
  [false, 'GET', '', 'continuation='],
  [false, 'GET', '', `shop=${LONG}`],
  [false, 'GET', '', 'select='],
  [true, 'GET', '', 'name[in]='],
  [false, 'GET', '', 'seen[in]='],
])('the document and the service take a call or refuse it: %s %s %s?%s %j', async (...call) => {
  const [isValid, method, path, query, body] = call;
  const at = `product-api${path.replace('{id}', method === 'PUT' ? 'b' : 'a')}`;
  const { status } = await api.call(method, `${at}${query && '?'}${query}`, body);
  expect([isDocumented(method, `/api/product-api${path}`, query, body), status]).toEqual([
    isValid,
    isValid ? (method === 'POST' ? 201 : 200) : 400,
  ]);
});

it.each(['1e300', '9007199254740992', '-9007199254740992'])(
  'a partition of %s is refused, as it is in a body',
  async (level) => {
    expect(isDocumented('GET', '/api/rank-api', `level=${level}`, undefined)).toBe(false);
    expect((await api.call('GET', `rank-api?level=${level}`)).status).toBe(400);
    expect((await api.call('PUT', `rank-api/a?level=${level}`, {}, { 'if-none-match': '*' })).status).toBe(
      400,
    );
  },
);
