const seen = [];
let failures = 1;

/** Publishes each visit that was written. The first batch with a visit `lost` fails. */
export async function booked(visits, _context, { publish }) {
  for (const { id, _etag, _ts } of visits) {
    if (id === 'lost' && failures-- > 0) throw new Error('lost');
    seen.push(`${id} ${typeof _etag} ${Math.abs(Date.now() / 1000 - _ts) < 60 ? 'now' : String(_ts)}`);
    await publish('visits', 'VisitBooked', { visit: id });
  }
}

export const remind = ({ data }) => void seen.push(`remind ${data.visit}`);

export const report = () => ({ jsonBody: seen.splice(0) });
