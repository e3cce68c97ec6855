import { eventTopic } from '@atakora/component/functions';

/** What the shop tells. Publishers and subscribers share it. */
export const orderEvents = eventTopic('order-events', {
  OrderPlaced: { orderId: 'string', total: 'number', email: { type: 'string', required: false } },
  OrderCancelled: { orderId: 'string' },
});
