import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { definitionSets } from '../../test/arbitraries/definitions.js';
import { planOf } from '../../test/support/plans.js';
import { sampleType } from '../../test/support/resource-types.js';
import { changeOf } from './constraint-change.js';
import { BUILT_IN_TYPES } from './registry/types.js';

const typeNamed = (wanted: string) => BUILT_IN_TYPES.find(({ type }) => type === wanted);

describe('what another value of a constraint takes', () => {
  const change = { kind: 'in-place', source: 'a page' } as const;

  it('is found by name, and by the words that a name begins with', () => {
    const changes = { 'environment variable': change };
    expect(changeOf('environment variable', changes)).toBe(change);
    expect(changeOf('environment variable LEVEL', changes)).toBe(change);
    expect(changeOf('environment', changes)).toBeUndefined();
    expect(changeOf('environment variables', changes)).toBeUndefined();
    expect(changeOf('size')).toBeUndefined();
    const version = { kind: 'new-resource', source: 'a page' } as const;
    expect(changeOf('runtime version', { runtime: change, 'runtime version': version })).toBe(version);
  });

  it('decides what changes in place, unless the type says otherwise', () => {
    const constraintChanges = { tier: change, zone: { ...change, kind: 'new-resource' as const } };
    const inPlace = (more: object) =>
      ['tier', 'zone', 'size'].filter((name) =>
        sampleType('sample', { sharing: { constraintChanges, ...more } }).sharing.changesInPlace(name),
      );
    expect(inPlace({})).toEqual(['tier']);
    expect(inPlace({ changesInPlace: (name: string) => name === 'size' })).toEqual(['size']);
  });

  it('is said with its source by each built-in type, of every constraint that it ever has', () => {
    const property = fc.property(definitionSets, (components) => {
      for (const { type, constraints, members } of Object.values(planOf(components).lock.resources)) {
        const asked = Object.values(members).flatMap((member) => Object.keys(member.asked));
        // Overridable constraints are one hash in a lock.
        const names = [...Object.keys(constraints), ...asked].filter((name) => name !== 'settings');
        for (const name of names)
          expect([type, name, changeOf(name, typeNamed(type)?.sharing.constraintChanges)?.source]).toEqual([
            type,
            name,
            expect.stringMatching(/\w/),
          ]);
      }
    });
    fc.assert(property, { numRuns: 50 });
    expect(typeNamed('functions')?.sharing.changesInPlace('environment variable LEVEL')).toBe(true);
  });

  it('is not part of the variant where it is in place', () => {
    for (const { sharing } of BUILT_IN_TYPES) {
      for (const [name, { kind }] of Object.entries(sharing.constraintChanges)) {
        if (kind !== 'in-place') continue;
        const variants = ['a', 'b'].map((value) => sharing.variant({ runtime: 'node', [name]: value }, []));
        expect(new Set(variants).size).toBe(1);
      }
    }
  });
});
