import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import type { Constraint } from '../../resources/resource-type.js';
import type { PriorResource } from '../prior.js';
import { hasGrown, isChanged, recordedConstraints } from './recorded-requirement.js';

const fixed = (name: string, value: string): Constraint => ({ name, value });
const free = (name: string, value: string): Constraint => ({ name, value, overridable: true });

describe('the constraints that the lock keeps of a requirement', () => {
  it('are sorted by name', () => {
    const asks = recordedConstraints([fixed('tier', 'basic'), fixed('mode', 'fast')]);
    expect(Object.entries(asks)).toEqual([
      ['mode', 'fast'],
      ['tier', 'basic'],
    ]);
    expect(recordedConstraints([fixed('tier', 'basic')])).toEqual({ tier: 'basic' });
    expect(recordedConstraints([])).toEqual({});
    // An option of the backend, which changes without the component.
    expect(recordedConstraints([{ ...fixed('tier', 'basic'), recorded: false }])).toEqual({});
  });

  it('are a hash of those that may be overridden, in whichever order they were written', () => {
    const both = [free('LEVEL', 'info'), free('COLOR', 'red')];
    const { settings, ...rest } = recordedConstraints([...both, fixed('tier', 'basic')]);
    expect(settings).toMatch(/^[a-z0-9]{6,}$/);
    expect(rest).toEqual({ tier: 'basic' });
    expect(recordedConstraints([...both].reverse())).toEqual({ settings });
    for (const other of [[free('LEVEL', 'debug'), free('COLOR', 'red')], [free('LEVEL', 'info')], []])
      expect(recordedConstraints(other)['settings']).not.toBe(settings);
    // Two that are joined are not one that has the text of both.
    expect(recordedConstraints([free('a', '1'), free('b', '2')])).not.toEqual(
      recordedConstraints([free('a', '1b=2')]),
    );
  });
});

const past = (asked: Readonly<Record<string, string>>, size = 0): PriorResource => ({
  key: 'sample:shared',
  locked: {
    type: 'sample',
    variant: 'shared',
    name: '',
    constraints: {},
    facts: {},
    members: { A: { asked, size } },
    units: {},
  },
});

describe('a requirement against the lock', () => {
  const changed = (was: readonly Constraint[], now: readonly Constraint[], name: string, member = 'A') =>
    isChanged(
      name,
      past(recordedConstraints(was)),
      { requirementId: member },
      new Map(now.map((each) => [each.name, each])),
    );

  it('has changed where it asks for another value, or for one, or no more', () => {
    const [basic, premium] = [fixed('tier', 'basic'), fixed('tier', 'premium')];
    expect(changed([basic], [basic], 'tier')).toBe(false);
    expect(changed([basic], [premium], 'tier')).toBe(true);
    expect(changed([basic], [], 'tier')).toBe(true);
    expect(changed([], [basic], 'tier')).toBe(true);
    expect(changed([], [], 'tier')).toBe(false);
    expect(changed([basic], [basic], 'tier', 'B')).toBe(true);
  });

  it('has changed in all that may be overridden at once', () => {
    const was = [free('LEVEL', 'info'), free('COLOR', 'red'), fixed('tier', 'basic')];
    const now = [free('LEVEL', 'info'), free('COLOR', 'blue'), fixed('tier', 'basic')];
    expect(changed(was, was, 'LEVEL')).toBe(false);
    expect(changed(was, now, 'LEVEL')).toBe(true);
    expect(changed(was, now, 'tier')).toBe(false);
  });

  it('is as it was where a placeholder means something since, if it may be overridden', () => {
    const [was, now] = ['https://${api.url}', 'https://${api:Orders.url}'];
    expect(changed([free('URL', was)], [free('URL', now)], 'URL')).toBe(false);
    expect(changed([free('URL', was)], [free('URL', `${now}/v2`)], 'URL')).toBe(true);
    expect(changed([fixed('URL', was)], [fixed('URL', now)], 'URL')).toBe(true);
  });

  it('has grown where it takes more than it took', () => {
    const type = sampleType('sample', { sharing: { capacityEntries: () => ['x', 'y'] } });
    const grown = (size: number, member = 'A') =>
      hasGrown(type, past({}, size), { ...sampleRequirement('A', 'sample'), requirementId: member });
    expect([1, 2, 3].map((size) => grown(size))).toEqual([true, false, false]);
    expect(grown(3, 'B')).toBe(true);
  });
});
