import { expect, it } from 'vitest';

import type { ExposedEndpoint } from '../exposure.js';
import { exposureLines } from './exposure-lines.js';

const ENDPOINT: ExposedEndpoint = {
  resource: 'functions:shared',
  name: 'GET /api/users',
  url: 'https://shop/api/users',
  network: 'internet',
  credentials: ['function-key'],
  origins: [],
  components: ['UserApi'],
};
type Given = Partial<ExposedEndpoint>;

const lineOf = (before: Given | null, after: Given | null) =>
  exposureLines([
    {
      change: 'changed',
      verdict: 'none',
      before: before && { ...ENDPOINT, ...before },
      after: after && { ...ENDPOINT, ...after },
    },
  ]).join('\n');

it.each<[before: Given | null, after: Given | null, difference: string]>([
  [{}, { network: 'private' }, 'internet -> private'],
  [{}, { credentials: ['entra', 'admin-key'] }, 'function-key -> entra or admin-key'],
  [{}, { origins: ['https://a', 'https://b'] }, 'no pages -> pages of https://a, https://b'],
  [
    { ipRanges: ['203.0.113.0/24', '198.51.100.7'] },
    {},
    '203.0.113.0/24, 198.51.100.7 of the internet -> internet',
  ],
  [{}, { network: 'private', credentials: ['entra'] }, 'internet -> private, function-key -> entra'],
  [{ resource: 'functions:old' }, {}, 'was in functions:old'],
  [{}, { url: 'https://other' }, 'another URL'],
  [null, {}, 'nothing -> internet, function-key'],
  [{ origins: ['*'] }, null, 'internet, function-key, pages of * -> nothing'],
])('from %j to %j', (before, after, difference) => {
  expect(lineOf(before, after)).toBe(`changed functions:shared GET /api/users: ${difference}`);
});

it('is one line for the endpoints of a resource that change alike', () => {
  const added = (name: string, given: Given = {}) => ({
    change: 'added' as const,
    verdict: 'none' as const,
    before: null,
    after: { ...ENDPOINT, name, ...given },
  });
  expect(
    exposureLines([added('GET /a'), added('GET /b'), added('GET /c', { credentials: ['entra'] })]),
  ).toEqual([
    'added functions:shared: 2 endpoints, nothing -> internet, function-key',
    'added functions:shared GET /c: nothing -> internet, entra',
  ]);
});
