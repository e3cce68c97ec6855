import { expect, it } from 'vitest';

import { dataOpener } from './open-data.js';

const place = { setting: 'X', database: 'db', container: 'items' };

it.each([
  [
    'uses that is not there',
    undefined,
    "must name a component in uses of 'Desk', which declares none. Add 'RoomApi' to uses of 'Desk'.",
  ],
  [
    'the ids that are there',
    ['A', 'B'],
    "must name data that 'Desk' can open: 'A', 'B'. Correct the id, or add 'RoomApi' to uses of 'Desk'.",
  ],
])('data that is not declared is refused with %s', (_what, known, message) => {
  const data = known?.map((component) => ({ component, ...place }));
  expect(() => dataOpener('Desk', data)('RoomApi')).toThrow(
    new Error(`openContainer('RoomApi'): ${message}`),
  );
});
