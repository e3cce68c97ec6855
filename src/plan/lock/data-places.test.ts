import { describe, expect, it } from 'vitest';

import { lockedUnit } from '../../../test/support/locks.js';
import { dataPlaces, discardName } from './data-places.js';

const container = (id: string) => lockedUnit({ blocks: { 'sample.x': `/dbs/${id}` } });
const places = dataPlaces({
  'sample:one': {
    type: 'sample',
    units: { 'db/tables/a': container('db/tables/a'), '#whole': lockedUnit(), 'rule/x': lockedUnit() },
  },
  'sample:two': {
    type: 'sample',
    units: { b: lockedUnit(), '#whole': lockedUnit(), 'rule/x': lockedUnit({ data: false }) },
  },
  'else:one': { type: 'else', units: { b: lockedUnit() } },
});

describe('the places of data', () => {
  it('are the keys of the resources that hold it, by type and name', () => {
    expect(places.get('sample:db/tables/a')).toEqual(['sample:one']);
    expect(places.get('sample:b')).toEqual(['sample:two']);
    expect(places.get('else:b')).toEqual(['else:one']);
  });

  it('are those of data alone, and not of a resource as a whole', () => {
    expect(places.get('sample:rule/x')).toEqual(['sample:one']);
    expect(places.get('sample:#whole')).toBeUndefined();
  });

  it('are those of parents too', () => {
    const held = { type: 'cosmos', units: { 'db/a': container('db/containers/a') } };
    const kept = { type: 'cosmos', units: { db: lockedUnit() } };
    expect(dataPlaces({ held, kept }).get('cosmos:db')).toEqual(['held', 'kept']);
  });
});

describe('the name by which data is discarded', () => {
  it('has a place where a lock has the name elsewhere', () => {
    expect(discardName('sample:b', 'sample:two', places)).toBe('sample:b');
    expect(discardName('sample:b', 'sample:three', places)).toBe('sample:b@sample:three');
    expect(discardName('sample:b', 'sample:two', places, new Map([['sample:b', ['sample:one']]]))).toBe(
      'sample:b@sample:two',
    );
    expect(discardName('sample:c', 'sample:two', places)).toBe('sample:c');
  });
});
