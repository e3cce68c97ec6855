export default {
  async monthly(timer, context, { openContainer }) {
    const { resources } = await openContainer('OrderApi')
      .items.query('SELECT VALUE COUNT(1) FROM c')
      .fetchAll();
    context.log(`${resources[0]} orders to invoice`);
  },
  due(order, context) {
    context.log(`invoice of order ${order.id} is due`);
  },
};
