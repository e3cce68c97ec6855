import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { openApi } from '@atakora/component/plan';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';

const plan = defineBackend({ backendId: 'fields', location: 'eastus' })
  .addComponent(
    CrudApi.define('OrderApi', {
      entityName: 'Order',
      schema: {
        id: 'string',
        state: { type: 'string', enum: ['draft', 'sent'], default: 'draft' },
        code: { type: 'string', pattern: '^[A-Z]{3}$', immutable: true },
        note: { type: 'string', minLength: 2, maxLength: 5, nullable: true },
        mail: { type: 'string', format: 'email' },
        site: { type: 'string', format: 'uri' },
        key: { type: 'string', format: 'uuid' },
        day: { type: 'string', format: 'date' },
        rating: { type: 'number', minimum: 1, maximum: 5 },
        total: { type: 'number', readOnly: true },
        address: {
          type: 'object',
          fields: { city: { type: 'string', required: true }, zip: 'string' },
        },
        lines: {
          type: 'array',
          items: {
            type: 'object',
            fields: { sku: { type: 'string', required: true }, tags: { type: 'array', items: 'string' } },
          },
        },
      },
    }),
  )
  .plan();

describe('fields', () => {
  let api: Client;
  beforeAll(async () => {
    api = client(await startPlannedApi(plan, register));
  });
  afterAll(() => api.stop());

  const faults = async (body: object) => {
    const { status, body: problem } = await api.call('POST', 'order-api', body);
    const errors = (problem['errors'] ?? []) as { at: string; detail: string }[];
    return [status, ...errors.map(({ at, detail }) => `${at}: ${detail}`)];
  };

  it.each([
    [{ state: 'lost' }, '/state: It must be one of draft, sent.'],
    [{ state: null }, '/state: It must be a string.'],
    [{ code: 'abc' }, '/code: It must match the pattern ^[A-Z]{3}$.'],
    [{ note: 'a' }, '/note: It must have at least 2 characters.'],
    [{ note: 'abcdef' }, '/note: It must have at most 5 characters.'],
    [{ note: 1 }, '/note: It must be a string or null.'],
    [{ mail: 'ada@x' }, '/mail: It must be a value of format email.'],
    [{ site: 'x y' }, '/site: It must be a value of format uri.'],
    [{ key: '1-2' }, '/key: It must be a value of format uuid.'],
    [{ day: '2026-02-30' }, '/day: It must be a value of format date.'],
    [{ rating: 0 }, '/rating: It must be 1 or more.'],
    [{ rating: 6 }, '/rating: It must be 5 or less.'],
    [{ address: { zip: 'x' } }, '/address/city: It is required.'],
    [{ address: { city: 'x', street: 'y' } }, '/address/street: It is not a field of this object.'],
    [
      { address: JSON.parse('{"city":"x","constructor":1}') as object },
      '/address/constructor: It is not a field of this object.',
    ],
    [{ lines: [{ sku: 'a' }, { tags: [] }] }, '/lines/1/sku: It is required.'],
    [{ lines: [{ sku: 'a', tags: ['x', 2] }] }, '/lines/0/tags/1: It must be a string.'],
  ])('refuse %j', async (body, told) => {
    expect(await faults(body)).toEqual([400, told]);
  });

  it('take what fits, count characters and not code units, and fill in defaults', async () => {
    const body = {
      code: 'ABC',
      note: '\u{1F600}'.repeat(5),
      mail: 'ada@example.com',
      site: 'https://example.com',
      key: '7a3e1f0c-0000-4000-8000-000000000000',
      day: '2026-02-28',
      rating: 5,
      address: { city: 'Bern' },
      lines: [{ sku: 'a', tags: ['x'] }],
    };
    const { status, body: item } = await api.call('POST', 'order-api', body);
    expect(status).toBe(201);
    expect(item).toMatchObject({ ...body, state: 'draft' });
    expect((await api.call('POST', 'order-api', { note: null })).body).toMatchObject({ note: null });
  });

  it('that callers do not set are ignored in bodies, and kept by PUT', async () => {
    const created = await api.call('POST', 'order-api', { id: 'ro', total: 5 });
    expect(created.body).not.toHaveProperty('total');
    const container = api.emulator.client.database('order-db').container('order');
    await container.item('ro', 'ro').replace({ ...created.body, id: 'ro', total: 9 });
    const put = await api.call('PUT', 'order-api/ro', { total: 1, state: 'sent' });
    expect(put.body).toMatchObject({ total: 9, state: 'sent' });
  });

  it('that callers set once keep their value', async () => {
    await api.call('POST', 'order-api', { id: 'im', code: 'ABC' });
    const changed = await api.call('PUT', 'order-api/im', { code: 'XYZ' });
    expect([changed.status, changed.body['errors']]).toEqual([
      400,
      [{ at: '/code', detail: 'It cannot be changed.' }],
    ]);
    expect((await api.call('PUT', 'order-api/im', { code: 'ABC' })).status).toBe(200);
    expect((await api.call('PUT', 'order-api/im', {})).body).toMatchObject({ code: 'ABC' });
    await api.call('POST', 'order-api', { id: 'later' });
    expect((await api.call('PUT', 'order-api/later', { code: 'ABC' })).status).toBe(200);
  });

  it('are in the document and in the types of a client', async () => {
    const document = openApi(plan);
    const { OrderApiItem } = document.components['schemas'] as unknown as Record<
      string,
      { properties: Record<string, object> }
    >;
    expect(OrderApiItem?.properties).toMatchObject({
      state: { type: 'string', enum: ['draft', 'sent'], default: 'draft' },
      note: { type: ['string', 'null'], minLength: 2, maxLength: 5 },
      total: { type: 'number', readOnly: true },
      address: { properties: { city: { type: 'string' } }, required: ['city'], additionalProperties: false },
    });
    const types = astToString(await openapiTS(JSON.stringify(document)));
    expect(types).toContain('state: "draft" | "sent"');
    expect(types).toMatch(/address\?: \{\s+city: string;\s+zip\?: string;/);
    expect(types).toContain('note?: string | null');
  });
});
