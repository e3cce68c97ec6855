import { diffPlans } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { backendOf, HARMLESS, PAIRS, type Side } from './weakenings.js';

function diffOf(from: Side, to: Side) {
  const before = backendOf(from).plan();
  const after = backendOf(to, before.lock).plan();
  expect(after.errors).toEqual([]);
  return diffPlans(before, after);
}

describe('the oracle', () => {
  it('has 60 pairs of plans at least', () => {
    expect(2 * PAIRS.length + Object.keys(HARMLESS).length).toBeGreaterThanOrEqual(60);
  });

  it.each(PAIRS)('puts data at risk: $title', ({ strong, weak, argument }) => {
    const { verdict, risks } = diffOf(strong, weak);
    expect(verdict).toBe('data-at-risk');
    expect(risks.map((each) => each.argument)).toContain(argument);
  });

  it.each(PAIRS)('puts nothing at risk the other way: $title', ({ strong, weak, argument, both }) => {
    const { risks } = diffOf(weak, strong);
    expect(risks.map((each) => each.argument)).toEqual(
      both === undefined ? [] : expect.arrayContaining([argument]),
    );
  });

  it.each(Object.entries(HARMLESS))('puts nothing at risk: %s', (_title, [before, after]) => {
    expect(diffOf(before, after)).toMatchObject({ risks: [] });
  });
});

describe('a component that uses another, empty place', () => {
  const first = planOf([crud('UserApi')]);

  it('is data at risk after a renamed entity', () => {
    const renamed = planOf([crud('UserApi', { entityName: 'Customer' })], { ...SHOP, lock: first.lock });
    expect(diffPlans(first, renamed)).toMatchObject({
      verdict: 'data-at-risk',
      risks: [
        {
          code: 'DATA_NOT_COPIED',
          subject: 'UserApi',
          before: "'cosmos:userapi-db/userapi' in 'cosmos:shared'",
          components: ['UserApi'],
        },
      ],
    });
  });

  it('is data at risk after moves', () => {
    const moved = planOf([crud('UserApi', { throughput: 400 })], {
      ...SHOP,
      lock: first.lock,
      moves: { 'cosmos:userapi-db/userapi': 'new' },
    });
    expect(diffPlans(first, moved)).toMatchObject({
      verdict: 'data-at-risk',
      risks: [{ code: 'DATA_NOT_COPIED', after: "'cosmos:userapi-db/userapi' in 'cosmos:provisioned'" }],
    });
  });

  it('is not after a renamed component, nor where a second container is new', () => {
    const renamed = planOf([{ ...crud('PeopleApi', { entityName: 'UserApi' }), renamedFrom: 'UserApi' }], {
      ...SHOP,
      lock: first.lock,
    });
    expect(diffPlans(first, renamed).risks).toEqual([]);
    const more = planOf([crud('UserApi'), crud('OrderApi')], { ...SHOP, lock: first.lock });
    expect(diffPlans(first, more).risks).toEqual([]);
  });
});
