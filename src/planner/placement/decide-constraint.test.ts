import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import type { BoundConstraint } from './constraints.js';
import { type AssignedRequirement, decideConstraint } from './decide-constraint.js';
import type { PriorResource } from '../prior.js';
import { recordedConstraints } from './recorded-requirement.js';

interface Asking {
  readonly id: string;
  /** Value that it asks for now; undefined for none. */
  readonly value?: string;
  /** Value that the lock has of it. */
  readonly was?: string;
  readonly priority?: number;
}
interface Case {
  readonly change?: BoundConstraint['change'];
  readonly overridable?: boolean;
  /** Value of the resource; undefined for none. */
  readonly held?: string | undefined;
  readonly holdsData?: boolean;
}

/** Decides the constraint `level`, and returns its value, who asks for it, and who does not fit. */
function decide(
  all: readonly Asking[],
  { change = 'in-place', overridable = false, held, holdsData = true }: Case,
) {
  const { sharing } = sampleType('sample', { sharing: { holdsData } });
  const assigned = all.map(({ id, value, priority = 10 }): AssignedRequirement<object> => {
    const requirement = sampleRequirement(id, 'sample', { priority });
    if (value === undefined) return { requirement, asked: new Map() };
    const level = { name: 'level', value, overridable, change, component: id, priority };
    return { requirement, asked: new Map([['level', level]]) };
  });
  const prior: PriorResource = {
    key: 'sample:shared',
    locked: {
      type: 'sample',
      variant: 'shared',
      name: '',
      constraints: held === undefined ? {} : { level: held },
      facts: {},
      members: Object.fromEntries(
        all.map(({ id, was }) => [
          id,
          {
            asked: was === undefined ? {} : recordedConstraints([{ name: 'level', value: was, overridable }]),
            size: 0,
          },
        ]),
      ),
      units: {},
    },
  };
  const { value, incompatible } = decideConstraint('level', prior, assigned, sharing);
  return [value?.value, value?.component, incompatible.map(({ requirement }) => requirement.component)];
}

describe('a constraint that changes with a new resource', () => {
  it('stays, and who asks for another value does not fit', () => {
    const change = 'new-resource';
    const asking = [{ id: 'A', value: 'high' }, { id: 'B', value: 'low' }, { id: 'C' }];
    expect(decide(asking, { change, held: 'low' })).toEqual(['low', 'B', ['A']]);
    expect(decide(asking, { change, held: 'none' })).toEqual(['none', undefined, ['A', 'B']]);
    expect(decide(asking, { change, held: undefined })).toEqual(['high', 'A', ['B']]);
  });
});

describe('a constraint that changes in place', () => {
  it('is none where no component asks for one', () => {
    expect(decide([{ id: 'A' }], { held: 'low' })).toEqual([undefined, undefined, []]);
    expect(decide([], { held: 'low' })).toEqual([undefined, undefined, []]);
  });

  it('is what all ask for', () => {
    const both = ['A', 'B'].map((id) => ({ id, value: 'high', was: 'low' }));
    expect(decide(both, { held: 'low' })).toEqual(['high', 'A', []]);
  });

  it('is kept by a component that did not change', () => {
    const asking = [
      { id: 'A', value: 'high', was: 'low' },
      { id: 'B', value: 'low', was: 'low' },
    ];
    expect(decide(asking, { held: 'low' })).toEqual(['low', 'B', ['A']]);
    expect(decide([...asking].reverse(), { held: 'low' })).toEqual(['low', 'B', ['A']]);
  });

  it('is kept by components that ask for nothing, unless those that ask have data here', () => {
    const asking = [{ id: 'A', value: 'high', was: 'low' }, { id: 'B' }];
    expect(decide(asking, { held: 'low', holdsData: false })).toEqual(['low', undefined, ['A']]);
    expect(decide(asking, { held: 'low', holdsData: true })).toEqual(['high', 'A', []]);
    expect(decide(asking, { held: undefined, holdsData: false })).toEqual(['high', 'A', []]);
    expect(decide(asking.slice(0, 1), { held: 'low', holdsData: false })).toEqual(['high', 'A', []]);
  });
});

describe('a constraint that may be overridden', () => {
  const overridable = true;

  it('is decided by the highest priority, whom the others fit', () => {
    const asking = [
      { id: 'A', value: 'a' },
      { id: 'B', value: 'b', priority: 20 },
      { id: 'C', value: 'c', priority: 5 },
    ];
    expect(decide(asking, { overridable })).toEqual(['b', 'B', []]);
    expect(decide(asking.slice(0, 1), { overridable, held: 'x' })).toEqual(['a', 'A', []]);
  });

  it('is kept among equals by who did not change, and the others do not fit', () => {
    const asking = [
      { id: 'A', value: 'a', was: 'x' },
      { id: 'B', value: 'b', was: 'b' },
      { id: 'C', value: 'c', was: 'c', priority: 5 },
    ];
    expect(decide(asking, { overridable })).toEqual(['b', 'B', ['A']]);
    const changed = asking.map((each) => ({ ...each, was: 'x' }));
    expect(decide(changed, { overridable })).toEqual(['a', 'A', ['B']]);
  });

  it('is that of the first of equals, who all fit, where none of them changed', () => {
    const asking = [
      { id: 'A', value: 'a', was: 'a' },
      { id: 'B', value: 'b', was: 'b' },
      { id: 'C', value: 'c', was: 'x' },
    ];
    expect(decide(asking, { overridable })).toEqual(['a', 'A', ['C']]);
  });
});
