import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { runLocally } from '@atakora/component/dev';
import { openApi } from '@atakora/component/plan';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { problemsIn } from '../support/compile.js';

const plan = defineBackend({
  backendId: 'typed',
  location: 'eastus',
  orders: CrudApi.define('OrderApi', {
    entityName: 'Order',
    schema: {
      id: 'string',
      shop: 'string',
      state: { type: 'string', enum: ['draft', 'sent'], default: 'draft' },
      address: { type: 'object', fields: { city: { type: 'string', required: true }, zip: 'string' } },
      lines: { type: 'array', items: { type: 'object', fields: { sku: 'string', count: 'number' } } },
    },
    partitionKey: '/shop',
    operations: ['create', 'read', 'update', 'delete', 'patch', 'batch'],
  }),
}).plan();

const code = `
import createClient from 'openapi-fetch';

import type { paths } from './api.js';

export async function change(baseUrl: string, headers: Record<string, string>) {
  const client = createClient<paths>({ baseUrl, headers });
  const made = await client.POST('/api/order-api', {
    body: { id: 'o', shop: 's', address: { city: 'Bern', zip: '3000' }, lines: [{ sku: 'A', count: 2 }] },
  });
  const zip: string | undefined = made.data?.address?.zip;
  const counts: (number | undefined)[] | undefined = made.data?.lines?.map(({ count }) => count);
  const state: 'draft' | 'sent' | undefined = made.data?.state;
  const patched = await client.PATCH('/api/order-api/{id}', {
    params: { path: { id: 'o' }, query: { shop: 's' }, header: { 'If-Match': made.response.headers.get('etag') ?? '' } },
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { state: 'sent', address: { zip: null } },
  });
  const together = await client.POST('/api/order-api/batch', {
    params: { query: { shop: 's' } },
    body: {
      operations: [
        { operation: 'patch', id: 'o', ifMatch: patched.response.headers.get('etag') ?? '', body: { state: 'draft' } },
        { operation: 'create', body: { id: 'p', shop: 's', address: { city: 'Basel' } } },
      ],
    },
  });
  const results = together.data?.results.map(({ status, item }) => [status, item?.state]);
  return { zip, counts, state, patched: patched.data, status: patched.response.status, results };
}
`;

let types: string;
let local: Awaited<ReturnType<typeof runLocally>>;
beforeAll(async () => {
  types = astToString(
    await openapiTS(structuredClone(openApi(plan)) as unknown as OpenAPI3, { defaultNonNullable: false }),
  );
  local = await runLocally(plan, { port: 0 });
}, 60_000);
afterAll(() => local.stop());

const problems = (pieces: ReadonlyMap<string, string>) =>
  problemsIn(pieces, {}, new Map([['api.d.ts', types]]));

it('knows nested fields, the values of an enum, null in a patch, and the changes of a batch', () => {
  const mistakes: [good: string, bad: string, named: RegExp][] = [
    ["state: 'sent'", "state: 'lost'", /lost/],
    ['zip: null', 'zip: 3000', /number/],
    ["city: 'Bern', zip", 'zip', /city/],
    ['count: 2', "count: 'two'", /string/],
    ["'draft' | 'sent' | undefined", "'draft' | undefined", /sent/],
    ["body: { state: 'draft' }", "body: { state: 'old' }", /old/],
    ["operation: 'create'", "operation: 'make'", /make/],
    ['item?.state', 'item?.status', /status/],
  ];
  const found = problems(
    new Map([
      ['right', code],
      ...mistakes.map(([good, bad]): [string, string] => [good, code.replace(good, bad)]),
    ]),
  );
  expect(found.filter((problem) => problem.startsWith('right: '))).toEqual([]);
  for (const [good, , named] of mistakes)
    expect(found.filter((problem) => problem.startsWith(`${good}: `)).join()).toMatch(named);
});

it('changes an item of atakora dev', async () => {
  const folder = join(import.meta.dirname, '../../examples/.out/typed-client');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'fields.ts'), code);
  const { change } = (await import(pathToFileURL(join(folder, 'fields.ts')).href)) as {
    change(baseUrl: string, headers: Record<string, string>): Promise<unknown>;
  };
  expect(await change(local.url, { 'x-functions-key': local.key })).toMatchObject({
    zip: '3000',
    counts: [2],
    state: 'draft',
    status: 200,
    results: [
      [200, 'draft'],
      [201, 'draft'],
    ],
    patched: { state: 'sent', address: { city: 'Bern' }, lines: [{ sku: 'A', count: 2 }] },
  });
});
