import { expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import { optionChanges, optionsOf } from './option-changes.js';

const SHOP = planOf([crud()]);

it('are those that differ, and none in the first deployment', () => {
  const after = { ...SHOP, backend: { ...SHOP.backend, tags: { team: 'a' } } };
  expect(optionChanges(SHOP, after)).toEqual([{ path: 'backend.tags.team', before: null, after: '"a"' }]);
  expect(optionChanges(null, after)).toEqual([]);
});

it('have the major version of azurerm, and not that a lock was given', () => {
  const backend = { ...SHOP.backend, options: { sku: 'x' }, locked: true as const };
  const { azurerm: _absent, ...provider } = SHOP.provider;
  const options = optionsOf({ ...SHOP, backend, provider });
  expect(options).toMatchObject({ id: 'shop', azurerm: 4, sku: 'x' });
  expect(options).not.toHaveProperty('locked');
  expect(options).not.toHaveProperty('options');
});
