import { CrudApi } from '@atakora/component/crud';
import { runLocally } from '@atakora/component/dev';
import { FunctionsApp } from '@atakora/component/functions';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { offerFor } from '../support/offers.js';
import { planOf, SHOP } from '../support/plans.js';

const plan = planOf(
  [
    CrudApi.define('NoteApi', { entityName: 'Note', schema: { id: 'string', title: 'string' } }),
    // Serverless data is at the host, data with a throughput in an account of the guest.
    CrudApi.define('FastApi', { entityName: 'Fast', schema: { id: 'string' }, throughput: 400 }),
    FunctionsApp.define('Reports', {
      sourceDirectory: 'test/runtime/sources/titles',
      functions: { titles: { trigger: 'http', authLevel: 'anonymous' } },
      uses: { NoteApi: ['read'] },
    }),
  ],
  { ...SHOP, host: { offer: offerFor('shop.prod'), else: 'own' } },
);

let local: Awaited<ReturnType<typeof runLocally>>;
beforeAll(async () => {
  expect(plan.errors).toEqual([]);
  local = await runLocally(plan, { port: 0 });
});
afterAll(() => local.stop());

it('runs a guest without its host: APIs, and code that reads their containers', async () => {
  const send = (path: string, body: object) =>
    fetch(`${local.url}/api/${path}`, {
      method: 'POST',
      headers: { 'x-functions-key': local.key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await send('note-api', { id: '1', title: 'first' })).status).toBe(201);
  expect((await send('fast-api', { id: '1' })).status).toBe(201);
  expect(await (await fetch(`${local.url}/api/reports/titles`)).json()).toEqual(['first']);
});
