import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import type { LockedMember, LockedResource } from '../../plan/lock/plan-lock.js';
import type { PriorState } from '../prior.js';
import { moveOf } from './moves.js';

const requirement = sampleRequirement('A', 'sample');
const id = requirement.requirementId;
const storing = (...children: string[]) =>
  sampleType('sample', { sharing: { holdsData: true, units: () => children } });
const FROM = 'sample:shared';
const member = (movedTo?: string): LockedMember => ({
  asked: {},
  size: 1,
  ...(movedTo !== undefined && { movedTo }),
});
const locked: LockedResource = {
  type: 'sample',
  variant: 'shared',
  name: '',
  constraints: {},
  facts: {},
  members: {},
  units: {},
};
const prior = (movedTo?: string): PriorState => ({
  resources: [],
  assignment: (name) => (name === id ? { key: FROM, locked, member: member(movedTo) } : undefined),
  holderOf: () => undefined,
  retainedIn: () => [],
});

describe('the move of a requirement', () => {
  it('does not exist where the lock does not know it, or moves does not name it', () => {
    const unknown = { ...prior(), assignment: () => undefined };
    expect(moveOf(storing('a'), requirement, unknown, { 'sample:a': 'new' })).toBeUndefined();
    expect(
      moveOf(storing('a'), requirement, prior(), { 'sample:b': 'new', 'other:a': 'new' }),
    ).toBeUndefined();
  });

  it('is named by a child resource, or by the requirement where it has none with data', () => {
    const move = { target: 'new', from: FROM, pending: true, forgotten: [] };
    expect(moveOf(storing('a'), requirement, prior(), { 'sample:a': 'new' })).toEqual(move);
    expect(moveOf(storing('a'), requirement, prior(), { [`sample:${id}`]: 'new' })).toBeUndefined();
    expect(moveOf(storing(), requirement, prior(), { [`sample:${id}`]: 'new' })).toEqual(move);
  });

  it.each<[target: string, movedTo: string | undefined, pending: boolean]>([
    ['new', undefined, true],
    ['new', 'sample:other', true],
    ['new', 'new', false],
    ['sample:other', undefined, true],
    ['sample:other', 'new', true],
    [FROM, undefined, false],
  ])('to %s, of one that was moved to %s, is pending: %s', (target, movedTo, pending) => {
    expect(moveOf(storing('a'), requirement, prior(movedTo), { 'sample:a': target })).toMatchObject({
      target,
      pending,
    });
  });

  it('takes the children along that are not named, or that are named for another place', () => {
    const moves = { 'sample:b': 'new', 'sample:c': 'sample:other' };
    expect(moveOf(storing('a', 'b', 'c'), requirement, prior(), moves)).toMatchObject({
      target: 'new',
      forgotten: ['a', 'c'],
    });
  });

  it('does not ask again for children after it was carried out', () => {
    expect(moveOf(storing('a', 'b'), requirement, prior('new'), { 'sample:b': 'new' })).toMatchObject({
      pending: false,
      forgotten: [],
    });
  });
});
