import type { CosmosDBHandler, HttpHandler, StorageQueueHandler, TimerHandler } from '@azure/functions';
import { CrudApi } from '@atakora/component/crud';
import { EventsApp, eventTopic, FunctionsApp, type Handlers } from '@atakora/component/functions';
import { expectError, expectType } from 'tsd';

const orders = FunctionsApp.define('Orders', {
  functions: {
    status: { trigger: 'http', route: 'orders/{id}' },
    charge: { trigger: 'queue', queueName: 'charges' },
    'close-day': { trigger: 'timer', schedule: '0 0 0 * * *' },
    follow: { trigger: 'cosmos', databaseName: 'shop', containerName: 'order' },
  },
});
type Orders = Handlers<typeof orders>;
expectType<'status' | 'charge' | 'close-day' | 'follow'>({} as keyof Orders);

// Parameters have types where a handler says none.
const written = {
  status: async (request, context, { caller }) => {
    expectType<string | undefined>(caller?.id);
    expectType<string | null>(request.query.get('page'));
    context.info(await request.json());
    return { status: 201, jsonBody: { id: request.params['id'] } };
  },
  charge: (message) => {
    expectType<unknown>(message);
  },
  'close-day': (timer) => timer.isPastDue,
  follow: (items) => items.length,
} satisfies Orders;

// Handlers with the types of Azure's package fit, and so do those that say what a message holds.
declare const http: HttpHandler;
declare const queue: StorageQueueHandler;
declare const timer: TimerHandler;
declare const items: CosmosDBHandler;
({ status: http, charge: queue, 'close-day': timer, follow: items }) satisfies Orders;
({ ...written, charge: (message: { total: number }) => message.total }) satisfies Orders;

// One too few, one too many, a wrong name, something that is no handler, an answer that is none.
const { charge: _charge, ...lacking } = written;
declare function takeOrders(handlers: Orders): void;
takeOrders(written);
expectError(takeOrders(lacking));
expectError({ ...lacking, chrage: queue } satisfies Orders);
expectError({ ...written, charge: 'later' } satisfies Orders);
expectError({ ...written, status: () => 'text' } satisfies Orders);
expectError({ ...written, 'close-day': (wrong: string) => wrong } satisfies Orders);

// Subscribers of an events app know their events, and its functions the topics that it publishes.
const topic = eventTopic('order-events', { OrderPlaced: { orderId: 'string' } });
const billing = EventsApp.define('Billing', {
  publishes: [topic],
  subscribers: { invoice: { topic, events: ['OrderPlaced'] } },
  functions: { place: { trigger: 'http' } },
  sourceDirectory: 'dist/billing',
});
type Billing = Handlers<typeof billing>;
const told = {
  invoice: ({ data }) => {
    expectType<string>(data.orderId);
  },
  place: async (_request, _context, { publish }) => ({
    jsonBody: await publish('order-events', 'OrderPlaced', { orderId: '1' }),
  }),
} satisfies Billing;
declare function takeBilling(handlers: Billing): void;
takeBilling(told);
expectError(takeBilling({ place: told.place }));
expectError(takeBilling({ invoice: told.invoice }));

// An API has no code of yours.
const api = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
expectError({} as Handlers<typeof api>);
