import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isoDuration } from './iso-duration.js';

test.each([
  [1, 'PT1S'],
  [60, 'PT1M'],
  [90, 'PT1M30S'],
  [3600, 'PT1H'],
  [86_400, 'P1D'],
  [604_800, 'P7D'],
  [90_061, 'P1DT1H1M1S'],
])('%i seconds are %s', (seconds, written) => {
  expect(isoDuration(seconds)).toBe(written);
});

test('a written duration is as long as what it was made of, in the fewest units', () => {
  const pattern = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), (seconds) => {
      const [, days = '0', hours = '0', minutes = '0', rest = '0'] = pattern.exec(isoDuration(seconds)) ?? [];
      const parts = [days, hours, minutes, rest].map(Number) as [number, number, number, number];
      expect(parts[0] * 86_400 + parts[1] * 3600 + parts[2] * 60 + parts[3]).toBe(seconds);
      expect(parts[1] < 24 && parts[2] < 60 && parts[3] < 60).toBe(true);
    }),
  );
});
