import { grossOf } from './lib/tax.mjs';

/** @type {import('@azure/functions').HttpHandler} */
export function quote(request) {
  const net = Number(request.query.get('net'));
  const gross = grossOf(net, request.params.country);
  if (gross === undefined)
    return { status: 400, jsonBody: { detail: 'net is a number, and the country DE or FR.' } };
  return { jsonBody: { net, gross, currency: process.env.CURRENCY } };
}

/** @type {import('@azure/functions').StorageQueueHandler} */
export function charge(message, context) {
  // Throwing gives the message back to the queue, which delivers it four more times.
  if (typeof message?.orderId !== 'string') throw new Error('A charge has an orderId.');
  context.info(`charged ${message.orderId}`);
}

/** @type {import('@azure/functions').TimerHandler} */
function closeDay(timer, context) {
  context.info(timer.isPastDue ? 'closed the day, late' : 'closed the day');
}

// A name with a hyphen is exported as text.
export { closeDay as 'close-day' };
