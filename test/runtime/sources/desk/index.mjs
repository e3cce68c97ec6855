export async function free(request, _context, { openContainer }) {
  const query = {
    query: 'SELECT VALUE c.id FROM c WHERE c.room = @room',
    parameters: [{ name: '@room', value: request.params.room }],
  };
  const { resources } = await openContainer('BookingApi').items.query(query).fetchAll();
  return { jsonBody: resources };
}

export async function peek(request, _context, { openContainer }) {
  return { jsonBody: await openContainer(request.params.component).item('1', '1').read() };
}
