import { describe, expect, it, vi } from 'vitest';

import {
  type BoundConstraint,
  type KnownDefaults,
  withDefaults,
} from '../../src/planner/placement/constraints.js';
import { custom, requirement } from '../support/definitions.js';
import { keysOf, planOf, SHOP } from '../support/plans.js';
import { planningContext, sampleType } from '../support/resource-types.js';

const { settings } = planningContext();
const asked = (name: string, value: string, overridable = false): BoundConstraint => ({
  name,
  value,
  overridable,
  change: 'new-resource',
  component: 'A',
  priority: 10,
});

/** A type whose level may be overridden, and what its defaults were asked. */
function typeWithDefaults() {
  const defaults = vi.fn(() => ({ tier: 'basic', level: 'info' }));
  return { defaults, type: sampleType('sample', { sharing: { defaults } }) };
}

const namesOf = (constraints: readonly BoundConstraint[]) => constraints.map(({ name }) => name);

describe('defaults', () => {
  it('join the constraints that components ask for where none asks', () => {
    const { type } = typeWithDefaults();
    const of = (...all: BoundConstraint[]) => namesOf(withDefaults(type, all, settings, new Map()));
    expect(of()).toEqual(['tier', 'level']);
    expect(of(asked('tier', 'premium'))).toEqual(['tier', 'level']);
    expect(of(asked('level', 'debug', true))).toEqual(['level', 'tier']);
    expect(of(asked('level', 'debug', true), asked('tier', 'premium'))).toEqual(['level', 'tier']);
  });

  it('depend on the facts that are asked for, and not on what may be overridden', () => {
    const { type, defaults } = typeWithDefaults();
    const known: KnownDefaults = new Map();
    for (const level of ['debug', 'info', 'error'])
      withDefaults(type, [asked('tier', 'basic'), asked('level', level, true)], settings, known);
    expect(defaults.mock.calls).toEqual([[{ tier: 'basic' }, settings]]);
    withDefaults(type, [asked('tier', 'premium')], settings, known);
    expect(defaults).toHaveBeenCalledTimes(2);
  });

  it('see no overridable constraint anywhere in a plan', () => {
    const defaults = vi.fn(({ level }) => ({ tier: level === 'debug' ? 'premium' : 'basic' }));
    const type = sampleType('sample', {
      sharing: {
        constraints: () => [{ name: 'level', value: 'debug', overridable: true }],
        defaults,
        variant: ({ tier = '' }) => tier,
      },
    });
    const plan = planOf([custom('A', [requirement('sample')])], { ...SHOP, resourceTypes: [type] });
    expect(keysOf(plan, 'sample')).toEqual(['sample:basic']);
    expect(defaults.mock.calls.filter(([asked]) => 'level' in asked)).toEqual([]);
  });
});
