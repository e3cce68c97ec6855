import { expect, it } from 'vitest';

import { crud } from '../../test/support/definitions.js';
import { planOf } from '../../test/support/plans.js';
import { lockedUnits } from './locked-facts.js';

it('the units of a resource are those of its lock, and none where the lock or the resource is not there', () => {
  const { lock } = planOf([crud('User')]);
  expect(Object.keys(lockedUnits('cosmos:shared', { lock }))).toEqual(['user-db/user']);
  expect(lockedUnits('cosmos:provisioned', { lock })).toEqual({});
  expect(lockedUnits('cosmos:shared', { lock: null })).toEqual({});
});
