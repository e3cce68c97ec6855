import { describe, expect, it } from 'vitest';

import { SHOP } from '../../../test/support/plans.js';
import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import { settingsFrom } from '../../backend/settings-from-config.js';
import {
  askedBy,
  bindAll,
  type BoundConstraint,
  conflictBetween,
  conflictsBetween,
  isDefault,
  unasked,
  withDefaults,
  withoutOverridable,
} from './constraints.js';

const settings = settingsFrom(SHOP);
const constraint = (name: string, value: string, more: Partial<BoundConstraint> = {}): BoundConstraint => ({
  name,
  value,
  change: 'new-resource',
  component: 'A',
  priority: 10,
  ...more,
});
const brief = (constraints: Iterable<BoundConstraint>) =>
  [...constraints].map(({ name, value }) => `${name} ${value}`);

it('what a requirement asks for names the component, and keeps what the type says of it', () => {
  const type = sampleType('sample', {
    sharing: {
      constraints: () => [
        { name: 'tier', value: 'basic' },
        { name: 'mode', value: 'fast', option: 'modes' },
        { name: 'zone', value: '1', recorded: false, overridable: true },
      ],
      changesInPlace: (name) => name === 'mode',
    },
  });
  const own = { component: 'A', priority: 10 };
  expect(askedBy(type, sampleRequirement('A', 'sample'), settings)).toEqual([
    { ...own, name: 'tier', value: 'basic', overridable: false, change: 'new-resource' },
    { ...own, name: 'mode', value: 'fast', overridable: false, change: 'in-place', option: 'modes' },
    { ...own, name: 'zone', value: '1', overridable: true, change: 'new-resource', recorded: false },
  ]);
});

it('constraints that stay together are bound by name, with the first conflict', () => {
  const [low, high] = [constraint('tier', 'low'), constraint('tier', 'high')];
  const mode = constraint('mode', 'fast');
  expect(bindAll([low, mode, low])).toEqual({ bound: [low, mode], conflict: undefined });
  expect(bindAll([low, mode, high, constraint('mode', 'slow')])).toEqual({
    bound: [low, mode],
    conflict: { first: low, second: high },
  });
});

describe('defaults', () => {
  const type = sampleType('sample', {
    sharing: { defaults: ({ tier = 'none' }) => ({ tier: 'low', mode: `of ${tier}` }) },
  });
  const filled = (...asked: BoundConstraint[]) => brief(withDefaults(type, asked, settings, new Map()));

  it('fill in what is not asked for, by what is', () => {
    expect(filled()).toEqual(['tier low', 'mode of none']);
    expect(filled(constraint('tier', 'high'))).toEqual(['tier high', 'mode of high']);
    expect(filled(constraint('tier', 'low'))).toEqual(['tier low', 'mode of low']);
    expect(filled(constraint('mode', 'fast'))).toEqual(['mode fast', 'tier low']);
  });

  it('are those of the same values before', () => {
    const known = new Map<string, readonly BoundConstraint[]>();
    const [, first] = withDefaults(type, [constraint('tier', 'low')], settings, known);
    withDefaults(type, [constraint('tier', 'high')], settings, known);
    expect(withDefaults(type, [constraint('tier', 'low')], settings, known)[1]).toBe(first);
    expect(known.size).toBe(2);
  });

  it('do not follow from a value that may be overridden', () => {
    expect(filled(constraint('tier', 'high', { overridable: true }))).toEqual(['tier high', 'mode of none']);
  });

  it('are asked for by no component', () => {
    expect(isDefault(unasked({ changesInPlace: () => true }, 'tier', 'low'))).toBe(true);
    expect(isDefault(constraint('tier', 'low'))).toBe(false);
  });
});

describe('conflicts', () => {
  const held = new Map([
    ['mode', constraint('mode', 'fast', { change: 'in-place' })],
    ['tier', constraint('tier', 'low')],
  ]);
  const slow = constraint('mode', 'slow', { change: 'in-place' });
  const high = constraint('tier', 'high');

  it('are found after constraints that agree', () => {
    expect(conflictBetween(held, [constraint('mode', 'fast'), high])?.second).toBe(high);
    expect(conflictBetween(held, [constraint('mode', 'fast')])).toBeUndefined();
  });

  it('begin with those that take a new resource', () => {
    expect(conflictsBetween(held, [slow, high]).map(({ second }) => second)).toEqual([high, slow]);
    expect(conflictsBetween(held, [high, slow]).map(({ second }) => second)).toEqual([high, slow]);
  });
});

it('what a higher priority may replace is left out', () => {
  const bound = new Map([
    ['a', constraint('a', '1', { overridable: true })],
    ['b', constraint('b', '2')],
  ]);
  expect(brief(withoutOverridable(bound).values())).toEqual(['b 2']);
});
