export async function titles(_request, _context, { openContainer }) {
  const { resources } = await openContainer('NoteApi').items.query('SELECT * FROM c').fetchAll();
  return { jsonBody: resources.map(({ title }) => title) };
}
