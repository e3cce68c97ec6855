export const confirm = ({ type, data }, context) => {
  context.info(`Order ${data.orderId}: ${type === 'OrderPlaced' ? 'thank you' : 'cancelled'}.`);
};
