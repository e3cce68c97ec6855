import { defineBackend } from '@atakora/component/backend';
import {
  type EventHandler,
  EventsApp,
  type EventServices,
  eventTopic,
  type FunctionServices,
} from '@atakora/component/functions';
import { expectError, expectType } from 'tsd';

const orderEvents = eventTopic('order-events', {
  OrderPlaced: { orderId: 'string', total: 'number', note: { type: 'string', required: false } },
  OrderCancelled: { orderId: 'string', at: 'timestamp' },
});
const stockEvents = eventTopic('stock-events', { StockLow: { sku: 'string' } });

const shop = EventsApp.define('Shop', {
  publishes: [orderEvents, stockEvents],
  functions: {
    place: { trigger: 'http', methods: ['POST'] },
    tidy: { trigger: 'timer', schedule: '0 0 * * * *' },
  },
  sourceDirectory: 'dist/shop',
});
const billing = EventsApp.define('Billing', {
  subscribers: {
    invoice: { topic: orderEvents, events: ['OrderPlaced'] },
    both: { topic: orderEvents, events: ['OrderPlaced', 'OrderCancelled'] },
  },
  sourceDirectory: 'dist/billing',
});

// A publisher knows its topics, their types of events and what these hold.
declare const services: EventServices<typeof shop>;
expectType<Promise<string>>(services.publish('order-events', 'OrderPlaced', { orderId: '1', total: 1 }));
void services.publish('order-events', 'OrderPlaced', { orderId: '1', total: 1, note: 'x' }, { id: '1' });
void services.publish('stock-events', 'StockLow', { sku: '1' });
expectError(services.publish('orders', 'OrderPlaced', { orderId: '1', total: 1 }));
expectError(services.publish('stock-events', 'OrderPlaced', { orderId: '1', total: 1 }));
expectError(services.publish('order-events', 'OrderPlaced', { orderId: '1' }));
expectError(services.publish('order-events', 'OrderPlaced', { orderId: '1', total: '1' }));
expectError(services.publish('order-events', 'OrderPlaced', { orderId: '1', total: 1, other: 1 }));
// What the runtime gives to a handler fits what the handler says that it takes.
declare const given: FunctionServices;
expectType<FunctionServices['caller']>(services.caller);
declare const none: EventServices<typeof billing>;
expectError(none.publish('order-events', 'OrderPlaced', { orderId: '1', total: 1 }));
const take: (services: FunctionServices) => void = (_services: EventServices<typeof shop>) => undefined;
take(given);

// A handler knows what its events hold.
export const invoice: EventHandler<typeof billing, 'invoice'> = ({ type, data, id }, context) => {
  expectType<'OrderPlaced'>(type);
  expectType<number>(data.total);
  expectType<string | undefined>(data.note);
  expectType<string>(id);
  context.info(data.orderId);
  expectError(data.at);
};
export const both: EventHandler<typeof billing, 'both'> = (event) => {
  if (event.type === 'OrderCancelled') expectType<string>(event.data.at);
  else expectType<number>(event.data.total);
};
expectError<EventHandler<typeof billing, 'invoic'>>(invoice);

// A subscriber takes events of its topic alone.
expectError(
  EventsApp.define('Depot', {
    subscribers: { ship: { topic: stockEvents, events: ['OrderPlaced'] } },
    sourceDirectory: 'dist/depot',
  }),
);
expectError(
  EventsApp.define('Depot', {
    subscribers: { ship: { topic: orderEvents, events: ['OrderPlaced'] } },
  }),
);
expectError(eventTopic('a', { A: { id: 'text' } }));

const { components } = defineBackend({ shop, billing }, {});
expectType<string>(components.shop.functionEndpoint('place'));
expectError(components.shop.functionEndpoint('tidy'));
expectType<string>(components.billing.subscriptions.invoice.subscription);
expectError(components.billing.subscriptions.invoic);
