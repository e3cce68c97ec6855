export function beforeCreate({ court, from, to }, _context, { problem }) {
  if (to < from)
    throw problem(409, 'A booking must end after it begins.', [{ at: '/to', detail: 'It is before /from.' }]);
  if (court === 'closed') throw problem(409, 'The court is closed.');
  return { hours: to - from };
}

export const beforeUpdate = beforeCreate;

export async function beforeDelete({ id, court }, _context, { openContainer, problem }) {
  const { resource } = await openContainer('BookingApi').item(id, court).read();
  if (resource?.hours === 7) throw problem(403, 'A booking of 7 hours cannot be deleted.');
}
