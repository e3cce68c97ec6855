import { describe, expect, it } from 'vitest';

import type { LockedUnit } from '../../plan/lock/plan-lock.js';
import { distinctUses, planAddresses, subnetUnit } from './address-plan.js';

const known = (prefixes: Readonly<Record<string, string>>): Record<string, LockedUnit> =>
  Object.fromEntries(
    Object.entries(prefixes).map(([role, prefix]) => [
      subnetUnit(role),
      { facts: { prefix }, blocks: {}, data: false, components: [] },
    ]),
  );
const rangesOf = (space: string, roles: readonly string[], locked: Record<string, LockedUnit> = {}) =>
  Object.fromEntries(planAddresses(space, roles, locked).prefixes);

describe('the ranges of subnets', () => {
  it('have the endpoints second, also without code', () => {
    expect(rangesOf('10.0.0.0/16', ['a', 'b'])).toEqual({
      a: '10.0.0.0/24',
      endpoints: '10.0.1.0/24',
      b: '10.0.2.0/24',
    });
    expect(rangesOf('10.0.0.0/16', [])).toEqual({ endpoints: '10.0.1.0/24' });
  });

  it('stay where the lock has them, and a new one takes the first that is free', () => {
    const locked = known({ b: '10.0.0.0/24', endpoints: '10.0.1.0/24' });
    expect(rangesOf('10.0.0.0/16', ['a', 'b'], locked)).toEqual({
      a: '10.0.2.0/24',
      b: '10.0.0.0/24',
      endpoints: '10.0.1.0/24',
    });
  });

  it('of subnets that leave are not given away', () => {
    const locked = known({ gone: '10.0.0.0/24', endpoints: '10.0.1.0/24' });
    expect(rangesOf('10.0.0.0/16', ['a'], locked)['a']).toBe('10.0.2.0/24');
  });

  it('are as large as those that are there, and never overlap a larger one', () => {
    const locked = known({ endpoints: '10.1.2.64/26' });
    expect(rangesOf('10.1.2.0/24', ['a', 'b'], locked)).toMatchObject({
      a: '10.1.2.0/26',
      b: '10.1.2.128/26',
    });
    const mixed = known({ a: '10.1.2.0/25', endpoints: '10.1.2.128/26' });
    expect(rangesOf('10.1.2.0/24', ['a', 'b'], mixed)['b']).toBe('10.1.2.192/26');
  });

  it('name the roles that do not fit', () => {
    const locked = known({ a: '10.1.2.0/25', endpoints: '10.1.2.128/25' });
    const { prefixes, unplaced } = planAddresses('10.1.2.0/24', ['a', 'b'], locked);
    expect(unplaced).toEqual(['b']);
    expect([...prefixes.keys()]).toEqual(['a', 'endpoints']);
  });
});

it('roles of code are each there once, the one that most code shares first', () => {
  const use = (role: string) => ({ role }) as Parameters<typeof distinctUses>[0][number];
  const roles = distinctUses(['functions-python', 'functions', 'functions-elastic', 'functions'].map(use));
  expect(roles.map(({ role }) => role)).toEqual(['functions', 'functions-elastic', 'functions-python']);
});
