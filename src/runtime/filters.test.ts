import { expect, test } from 'vitest';

import { conditionOf } from './filters.js';

const api = {
  schema: { id: { type: 'string', required: true }, seen: { type: 'timestamp', required: false } },
};

test.each([
  ['createdAt[gte]', '2026-01-31T13:00:00+01:00', '2026-01-31T12:00:00.000Z'],
  ['updatedAt', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
  ['seen[lt]', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
])('%s=%s compares with %s', (parameter, text, value) => {
  expect(conditionOf(api as never, parameter, [text])).toMatchObject({ values: [value] });
});
