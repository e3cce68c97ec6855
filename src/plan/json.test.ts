import { expect, it } from 'vitest';

import { pickGiven } from './json.js';

it('picks those of the named options that are given, also if the value is false or empty', () => {
  const options: { name: string; ttl?: number; ids?: string[]; isOpen?: boolean; path?: string } = {
    name: '',
    ttl: 0,
    isOpen: false,
    path: '/',
  };
  expect(Object.entries(pickGiven(options, 'name', 'ttl', 'ids', 'isOpen'))).toEqual([
    ['name', ''],
    ['ttl', 0],
    ['isOpen', false],
  ]);
});
