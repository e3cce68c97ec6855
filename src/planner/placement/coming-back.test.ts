import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import { settingsFrom } from '../../backend/settings-from-config.js';
import type { LockedResource, LockedUnit } from '../../plan/lock/plan-lock.js';
import { comingBack } from './coming-back.js';
import { priorState } from '../prior.js';

const { lock } = planOf([crud('A')]);
const retained: LockedUnit = { facts: {}, blocks: {}, data: true, components: [], retained: true };
/** A resource of the lock with a level, and child resources that were retained in it. */
const resource = (level: string, ...children: readonly string[]): LockedResource => ({
  type: 'sample',
  variant: level,
  name: '',
  constraints: { level },
  facts: {},
  members: {},
  units: Object.fromEntries(children.map((child) => [child, retained])),
});

/** Finds the data of a requirement with child resources `x` and `y` that asks for a level. */
function found(
  resources: Readonly<Record<string, LockedResource>>,
  { level = 'low', moves = {}, discard = [] as readonly string[] } = {},
) {
  const type = sampleType('sample', {
    sharing: {
      units: () => ['x', 'y'],
      holdsData: true,
      constraints: () => [{ name: 'level', value: level }],
    },
  });
  const settings = { ...settingsFrom(SHOP), moves, discard };
  const back = comingBack(
    type,
    sampleRequirement('A', 'sample'),
    priorState(type, { ...lock, resources }),
    settings,
  );
  return back === undefined ? undefined : { ...back, children: Object.fromEntries(back.children) };
}
const stays = { candidates: [], target: undefined, isMoving: false };

describe('a returning requirement', () => {
  it('finds nothing if no child resource is retained, or its data was discarded', () => {
    expect(found({})).toBeUndefined();
    expect(found({ 'sample:low': resource('low') })).toBeUndefined();
    expect(found({ 'sample:low': resource('low', 'x') }, { discard: ['sample:x'] })).toBeUndefined();
  });

  it('finds each child in the resource that fits, else in one that does not', () => {
    const both = { 'sample:low': resource('low', 'x', 'y'), 'sample:high': resource('high', 'x') };
    expect(found(both)).toEqual({ ...stays, children: { x: 'sample:low', y: 'sample:low' } });
    expect(found(both, { level: 'high' })).toEqual({
      ...stays,
      children: { x: 'sample:high', y: 'sample:low' },
    });
  });

  it('has several candidates where several fit, unless moves names one', () => {
    const twice = { 'sample:low': resource('low', 'x'), 'sample:low-2': resource('low', 'x') };
    expect(found(twice)?.candidates).toEqual(['sample:low', 'sample:low-2']);
    const target = 'sample:low-2';
    expect(found(twice, { moves: { 'sample:x': target } })).toEqual({
      candidates: [],
      target,
      isMoving: false,
      children: { x: target },
    });
  });

  it('moves to a new place only if nothing fits it', () => {
    const moves = { 'sample:x': 'new' };
    const apart = { 'sample:low': resource('low', 'x'), 'sample:high': resource('high', 'y') };
    const moving = (level: string) => found(apart, { moves, level })?.isMoving;
    expect([moving('low'), moving('high'), moving('other')]).toEqual([false, false, true]);
  });

  it('moves to another place unless a part of its data is there', () => {
    const moves = { 'sample:x': 'sample:other' };
    const other = { 'sample:other': resource('low') };
    const low = { 'sample:low': resource('low', 'x', 'y') };
    expect(found({ ...low, ...other }, { moves })).toMatchObject({ target: 'sample:other', isMoving: true });
    const there = { 'sample:low': resource('low', 'x'), 'sample:other': resource('low', 'y') };
    expect(found(there, { moves })).toMatchObject({ target: 'sample:other', isMoving: false });
    expect(found(low)?.isMoving).toBe(false);
  });
});
