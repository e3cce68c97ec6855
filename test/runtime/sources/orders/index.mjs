import { priceOf } from './lib/price.mjs';

const seen = [];

export function status(request, context) {
  context.info('asked for a status');
  return { jsonBody: { id: request.params.id, price: priceOf(2), seen } };
}

export async function place(request) {
  return { status: 201, jsonBody: { got: await request.json() } };
}

export function charge(message) {
  if (message === 'bad') throw new Error('This card is refused.');
  seen.push(message);
}

function closeDay(timer) {
  seen.push(timer.isPastDue);
}

export { closeDay as 'close-day' };

export function fail() {
  throw new Error('Detail from inside');
}
