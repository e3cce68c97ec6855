import { expect, test } from 'vitest';

import { validateField } from './validate-field.js';

test('a long list with many faults has few of them collected', () => {
  const list = Array.from({ length: 350_000 }, () => '');
  const faults = validateField(
    { type: 'array', required: true, items: { type: 'string', required: true, minLength: 1 } },
    list,
    '/tags',
  );
  expect(faults).toHaveLength(21);
  expect(faults[0]).toStrictEqual({ at: '/tags/0', rule: 'must have at least 1 characters' });
});
