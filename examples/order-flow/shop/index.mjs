/** Takes an order. A call that is made again with the same order tells of it once. */
export const place = async (request, _context, { publish }) => {
  const { orderId, total, email } = await request.json();
  await publish('order-events', 'OrderPlaced', { orderId, total, email }, { id: orderId });
  return { status: 202 };
};

export const cancel = async (request, _context, { publish }) => {
  const { orderId } = await request.json();
  await publish('order-events', 'OrderCancelled', { orderId }, { id: `${orderId}-cancelled` });
  return { status: 202 };
};
