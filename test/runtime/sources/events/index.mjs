import { setTimeout } from 'node:timers/promises';

/** What the handlers saw, for the tests to read over http. */
const seen = [];
let failures = 0;

export const place = async (request, _context, { publish }) => {
  const { orderId, total, id, topic = 'order-events', type = 'OrderPlaced' } = await request.json();
  try {
    return { jsonBody: { id: await publish(topic, type, { orderId, total }, id && { id }) } };
  } catch (error) {
    return { status: 502, jsonBody: { error: error.message } };
  }
};

export const invoice = async ({ type, data, id }) => {
  seen.push({ by: 'invoice', type, id, orderId: data.orderId });
  if (data.orderId === 'never') throw new Error('This order cannot be billed.');
  if (data.orderId === 'second-time' && failures++ === 0) throw new Error('The first try fails.');
  if (data.orderId === 'slow') await setTimeout(300);
};

export const ship = ({ type, id, data }) => {
  seen.push({ by: 'ship', type, id, orderId: data.orderId });
};

export const report = () => ({ jsonBody: seen });
