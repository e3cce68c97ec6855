import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../backend/backend-config.js';
import { settingsFrom } from '../../backend/settings-from-config.js';
import { lockedResource, lockedUnit } from '../../../test/support/locks.js';
import { SHOP } from '../../../test/support/plans.js';
import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import { retainedChildren } from './retained-children.js';

const sharing = { units: () => ['declared'], retain: () => ({}) };
const prior = {
  key: 'sample:one',
  locked: lockedResource({
    units: {
      declared: lockedUnit(),
      left: lockedUnit(),
      back: lockedUnit({ retained: true }),
      'db/a': lockedUnit({ blocks: { 'x.a': '/servers/s/dbs/db/tables/a' } }),
      'db/b': lockedUnit({ blocks: { 'x.b': '/servers/s/dbs/db/tables/b' } }),
      code: lockedUnit({ data: false }),
    },
  }),
};

function retained(config: BackendConfig = {}, own: Parameters<typeof sampleType>[1] = { sharing }) {
  const requirement = sampleRequirement('Api', 'sample');
  return retainedChildren(
    sampleType('sample', own),
    prior,
    [requirement],
    settingsFrom({ ...SHOP, ...config }),
  );
}

describe('the retained children of a locked resource', () => {
  it('are those with data that no requirement declares', () => {
    expect(retained()).toEqual(['left', 'back', 'db/a', 'db/b']);
  });

  it('are only those that were retained before if the backend destroys data', () => {
    expect(retained({ dataProtection: 'destroy' })).toEqual(['back']);
  });

  it('are not those that are discarded', () => {
    expect(retained({ discard: ['sample:left', 'sample:back'] })).toEqual(['db/a', 'db/b']);
  });

  it('are once the parent of those that are discarded, unless the parent is discarded too', () => {
    const discard = ['sample:left', 'sample:back', 'sample:db/a', 'sample:db/b'];
    expect(retained({ discard })).toEqual(['db']);
    expect(retained({ discard: [...discard, 'sample:db'] })).toEqual([]);
    expect(retained({ discard, dataProtection: 'destroy' })).toEqual([]);
  });

  it('do not exist where the type cannot keep them in the plan', () => {
    expect(retained({}, { sharing: { units: sharing.units } })).toEqual([]);
  });
});
