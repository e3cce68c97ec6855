/** @type {import('@azure/functions').CosmosDBHandler} */
exports.confirm = (orders, context) => {
  for (const { id } of orders) context.info(`confirmation of ${id}`);
};

/** @type {import('@azure/functions').ServiceBusQueueHandler} */
exports.remind = (message, context) => {
  context.info(`reminder of ${message.orderId}`);
};
