import { eventTopic } from '@atakora/component/functions';

/** Events of the shop, which publishers and subscribers share. */
export const orderEvents = eventTopic('order-events', {
  OrderPlaced: { orderId: 'string', total: 'number', email: { type: 'string', required: false } },
  OrderCancelled: { orderId: 'string' },
});
