/** Runs once for each order, however often Service Bus delivers it. */
export const invoice = ({ data }, context) => {
  context.info(`Order ${data.orderId} is billed with ${data.total}.`);
};
