const before = (a, b) => a.from < b.to && b.from < a.to;

async function othersOf(booking, openContainer) {
  const { resources } = await openContainer('BookingApi')
    .items.query(
      { query: 'SELECT * FROM c WHERE c.id != @id', parameters: [{ name: '@id', value: booking.id }] },
      { partitionKey: booking.room },
    )
    .fetchAll();
  return resources;
}

export async function beforeCreate(booking, context, { openContainer, problem, caller }) {
  context.info('booking', booking.id, String(caller));
  if (booking.note === 'crash') throw new Error('Detail from inside');
  if (booking.note === 'wrong status') throw problem(200, 'All is well.');
  if (booking.note === 'wrong type') return { nights: 'two' };
  if (booking.note === 'another room') return { room: 'other' };
  if (booking.note === 'no object') return 3;
  const { resource } = await openContainer('RoomApi').item(booking.room, booking.room).read();
  if (resource === undefined)
    throw problem(422, 'There is no such room.', [{ at: '/room', detail: 'It does not exist.' }]);
  const others = await othersOf(booking, openContainer);
  if (others.some((other) => before(booking, other))) throw problem(409, 'The room is taken.');
  booking.note = 'a change of the argument has no effect';
  return { ...booking, note: undefined, nights: booking.to - booking.from };
}

export function beforeUpdate(booking, _context, { problem, before: stored }) {
  if (stored.state === 'paid') throw problem(409, 'A paid booking cannot change.');
  return { nights: booking.to - booking.from };
}

export function beforeDelete(booking, _context, { problem }) {
  if (booking.state === 'paid') throw problem(403, 'A paid booking cannot be deleted.');
}
