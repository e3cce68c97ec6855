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

/** Answers what each change says, of a component that only reads. */
export async function change(_request, _context, { openContainer }) {
  const { items } = openContainer('BookingApi');
  const one = openContainer('BookingApi').item('a', 'blue');
  const { resource } = await one.read();
  const changes = [items.create(resource), items.upsert(resource), one.replace(resource), one.delete()];
  const answers = await Promise.allSettled(changes);
  return { jsonBody: answers.map(({ status, reason }) => reason?.message ?? status) };
}
