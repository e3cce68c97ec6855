export function start(request) {
  return { status: 202, jsonBody: { cart: request.params.cartId } };
}

export function charge(message, context) {
  context.info(`charged ${message.orderId}`);
}

function closeDay(_timer, context) {
  context.info('closed the day');
}

export { closeDay as 'close-day' };
