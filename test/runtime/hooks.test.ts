import { join } from 'node:path';

import { defineBackend } from '@atakora/component/backend';
import { CrudApi, type Hooks, type Item } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { openApi } from '@atakora/component/plan';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { fromBundle, startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';

const bookingApi = CrudApi.define('BookingApi', {
  entityName: 'Booking',
  schema: {
    id: 'string',
    room: 'string',
    from: { type: 'number', required: true },
    to: { type: 'number', required: true },
    nights: { type: 'number', required: true, readOnly: true },
    state: { type: 'string', enum: ['open', 'paid'], default: 'open' },
    note: 'string',
  },
  partitionKey: '/room',
  operations: ['create', 'read', 'update', 'patch', 'delete', 'list'],
  hooks: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  sourceDirectory: 'test/runtime/sources/bookings',
  uses: { RoomApi: ['read'] },
});

// The types of the code, which is JavaScript here.
const typed: Hooks<typeof bookingApi> = {
  beforeCreate: ({ from, to }, _context, { problem }) => {
    if (to <= from) throw problem(400, 'A booking must end after it begins.');
    return { nights: to - from };
  },
  beforeUpdate: (booking, _context, { before }) => ({ nights: before.nights ?? booking.to }),
};
// @ts-expect-error The schema does not have this state.
typed.beforeDelete = ({ state }) => state === 'lost';

const plan = defineBackend({
  backendId: 'hooked',
  location: 'eastus',
  bookingApi,
  roomApi: CrudApi.define('RoomApi', { entityName: 'Room', schema: { id: 'string' } }),
  brokenApi: CrudApi.define('BrokenApi', {
    entityName: 'Broken',
    schema: { id: 'string' },
    hooks: ['beforeCreate'],
    sourceDirectory: 'test/runtime/sources/broken',
  }),
  desk: FunctionsApp.define('Desk', {
    functions: {
      free: { trigger: 'http', route: 'free/{room}', methods: ['GET'] },
      peek: { trigger: 'http', route: 'peek/{component}', methods: ['GET'] },
      change: { trigger: 'http', route: 'change' },
    },
    uses: { BookingApi: ['read'] },
    sourceDirectory: 'test/runtime/sources/desk',
  }),
}).plan();

const starts = [
  { from: 'sources', start: register },
  { from: 'bundle', start: fromBundle(join(import.meta.dirname, '../../dist/runtime/main.cjs')) },
];

describe.each(starts)('hooks, from the $from', ({ start }) => {
  let api: Client;
  const started = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  beforeAll(async () => {
    started.mockClear();
    api = client(await startPlannedApi(plan, start));
    expect((await api.call('POST', 'room-api', { id: 'blue' })).status).toBe(201);
    const made = await api.call('POST', 'booking-api', { id: 'a', room: 'blue', from: 1, to: 4, note: 'x' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ nights: 3, state: 'open' });
    // The hook removed the field, and its change of the argument had no effect.
    expect(made.body).not.toHaveProperty('note');
  });
  afterAll(() => api.stop());

  const refusal = async (...[method, path, body]: Parameters<Client['call']>) => {
    const { status, body: told } = await api.call(method, path, body);
    return [status, told['detail'], told['errors']];
  };

  it('refuse a call with a problem, after a look at other items', async () => {
    const double = { room: 'blue', from: 3, to: 5 };
    expect(await refusal('POST', 'booking-api', double)).toEqual([409, 'The room is taken.', undefined]);
    expect(await refusal('POST', 'booking-api', { ...double, room: 'red' })).toEqual([
      422,
      'There is no such room.',
      [{ at: '/room', detail: 'It does not exist.' }],
    ]);
    const put = await api.call('PUT', 'booking-api/z?room=blue', double, { 'if-none-match': '*' });
    expect(put.status).toBe(409);
  });

  it('see the item before and after a change, and keep what callers cannot set', async () => {
    const one = 'booking-api/a?room=blue';
    const patched = await api.call('PATCH', one, { to: 6, nights: 99 });
    expect([patched.status, patched.body['nights']]).toEqual([200, 5]);
    const put = await api.call('PUT', one, { from: 1, to: 3, state: 'paid' });
    expect([put.status, put.body['nights']]).toEqual([200, 2]);
    const paid = [409, 'A paid booking cannot change.', undefined];
    expect(await refusal('PATCH', one, { state: 'open' })).toEqual(paid);
    expect(await refusal('PUT', one, { from: 1, to: 3 })).toEqual(paid);
    expect(await refusal('DELETE', one)).toEqual([403, 'A paid booking cannot be deleted.', undefined]);
    expect((await api.call('GET', one)).body).toMatchObject({ state: 'paid', nights: 2 });
  });

  it.each([
    ['crash', 'Detail from inside'],
    ['wrong status', 'problem(): the status must be from 400 to 499, received 200. Correct the hook.'],
    [
      'wrong type',
      "beforeCreate of 'BookingApi': the field '/nights' is not valid: It must be a finite number. Correct the hook.",
    ],
    ['another room', "beforeCreate of 'BookingApi': the field 'room' cannot be changed. Correct the hook."],
    [
      'no object',
      "beforeCreate of 'BookingApi': the result must be an object with fields, or undefined. Correct the hook.",
    ],
  ])('that are wrong are a 500, and the log says why: %s', async (note, message) => {
    const { status, body } = await api.call('POST', 'booking-api', { room: 'blue', from: 8, to: 9, note });
    expect([status, JSON.stringify(body).includes(message)]).toEqual([500, false]);
    const { error } = JSON.parse(api.logs.at(-1)?.text ?? '{}') as { error?: { message: string } };
    expect(error?.message).toBe(message);
  });

  it('that cannot be loaded fail the calls that they belong to, and nothing else', async () => {
    expect((await api.call('POST', 'broken-api', { id: '1' })).status).toBe(500);
    expect((await api.call('GET', 'broken-api')).status).toBe(200);
    expect((await api.call('GET', 'room-api/blue')).status).toBe(200);
    expect(started.mock.calls.flat().join()).toContain('This module does not start.');
  });

  it('and handlers open the data that their component uses, and no other', async () => {
    expect((await api.call('GET', 'desk/free/blue')).body).toEqual(['a']);
    expect((await api.call('GET', 'desk/peek/RoomApi')).status).toBe(500);
    const { error } = JSON.parse(api.logs.at(-1)?.text ?? '{}') as { error?: { message: string } };
    expect(error?.message).toBe(
      "openContainer('RoomApi'): must name data that 'Desk' can open: 'BookingApi'. Correct the id, or add 'RoomApi' to uses of 'Desk'.",
    );
  });

  it('and handlers do not change data that their component only reads', async () => {
    const refused =
      "openContainer('BookingApi'): uses of 'Desk' must have 'write', received 'read' only. Write uses: { BookingApi: ['write'] }.";
    expect((await api.call('POST', 'desk/change')).body).toEqual([refused, refused, refused, refused]);
  });
});

it('an item of a hook has the types of the schema', () => {
  const item: Item<typeof bookingApi> = {
    id: 'a',
    from: 1,
    to: 2,
    nights: 1,
    createdAt: '',
    updatedAt: '',
    state: 'paid',
  };
  expect(item.state).toBe('paid');
});

it('the document says which operations the code can refuse', () => {
  const { paths } = openApi(plan);
  const refusable = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      Object.hasOwn((operation as { responses?: object }).responses ?? {}, '4XX')
        ? [`${method} ${path}`]
        : [],
    ),
  );
  expect(refusable).toEqual([
    'post /api/booking-api',
    'put /api/booking-api/{id}',
    'patch /api/booking-api/{id}',
    'delete /api/booking-api/{id}',
    'post /api/broken-api',
    'put /api/broken-api/{id}',
  ]);
});
