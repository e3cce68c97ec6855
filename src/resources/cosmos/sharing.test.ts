import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { homeOf, keysOf, planOf } from '../../../test/support/plans.js';

const cheap = crud('Cheap', { enableServerless: true });
const fast = crud('Fast', { throughput: 1000 });
const either = crud('Either');

describe('accounts of components that ask for no mode', () => {
  it('are one, and serverless', () => {
    const plan = planOf([crud('A'), crud('B'), crud('C')]);
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared']);
    expect(plan.resources[0]?.config).toMatchObject({ enableServerless: true });
    expect(plan.warnings).toEqual([]);
  });

  it('are the serverless one when a component asks for it', () => {
    const plan = planOf([cheap, either]);
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared']);
    expect(plan.warnings).toEqual([]);
  });

  it('are the provisioned one when there is no other, with the least throughput and a warning', () => {
    const plan = planOf([fast, either]);
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared']);
    expect(plan.resources[0]?.config).toMatchObject({
      enableServerless: false,
      databases: [
        { name: 'either-db', containers: [{ name: 'either', throughput: 400 }] },
        { name: 'fast-db', containers: [{ name: 'fast', throughput: 1000 }] },
      ],
    });
    expect(plan.warnings).toMatchObject([
      { code: 'FOLLOWS_OTHERS', resource: 'cosmos:shared', components: ['Either'] },
      { code: 'THROUGHPUT_DEFAULTED', resource: 'cosmos:shared', components: ['Either'] },
    ]);
    expect(plan.warnings[1]?.message).toBe(
      'either-db/either asked for no throughput and get 400 RU/s each, because the account is provisioned.',
    );
  });

  it('are the serverless one when both exist', () => {
    const plan = planOf([either, fast, cheap]);
    expect(homeOf(plan, 'Either', 'cosmos')).toBe(homeOf(plan, 'Cheap', 'cosmos'));
    expect(plan.warnings.map(({ code }) => code)).toEqual(['RESOURCE_SPLIT']);
  });
});

describe('serverless beside throughput', () => {
  const plan = planOf([cheap, fast]);

  it('makes two accounts, the serverless one first', () => {
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:provisioned', 'cosmos:shared']);
    expect(homeOf(plan, 'Cheap', 'cosmos')).toBe('cosmos:shared');
  });

  it('warns, naming both sides', () => {
    expect(plan.warnings).toHaveLength(1);
    expect(plan.warnings[0]).toMatchObject({
      code: 'RESOURCE_SPLIT',
      path: 'capacity mode',
      components: ['Cheap', 'Fast'],
      resolution: 'Ask for the same capacity mode in both to share one.',
    });
    expect(plan.warnings[0]?.message).toContain("'Cheap' asks for capacity mode 'serverless'");
    expect(plan.warnings[0]?.message).toContain("'Fast' asks for capacity mode 'provisioned'");
  });

  it('counts as provisioned where serverless is refused without a number', () => {
    const { warnings } = planOf([cheap, crud('Steady', { enableServerless: false })]);
    expect(warnings.map(({ code }) => code).sort()).toEqual(['RESOURCE_SPLIT', 'THROUGHPUT_DEFAULTED']);
  });

  it('is not decided by priority, because the mode of an account never changes', () => {
    const first = crud('Cheap', { enableServerless: true, priority: 900 });
    expect(keysOf(planOf([first, fast]), 'cosmos')).toHaveLength(2);
  });
});

describe('consistency', () => {
  it('is shared, and the strongest of equal priority is what all get, with its cost', () => {
    const plan = planOf([crud('A', { consistency: 'Eventual' }), crud('B', { consistency: 'Strong' })]);
    expect(plan.resources[0]?.config).toMatchObject({ consistency: 'Strong' });
    expect(plan.resources[0]?.decisions).toEqual([
      {
        path: 'consistency',
        rule: 'priority, on a tie the safe value',
        value: 'Strong',
        candidates: [
          { component: 'A', priority: 10, value: 'Eventual' },
          { component: 'B', priority: 10, value: 'Strong' },
        ],
      },
    ]);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['STRONGER_CONSISTENCY_COST', 'VALUE_OVERRIDDEN']);
  });

  it('of the higher priority wins, even when it is weaker', () => {
    const plan = planOf([
      crud('A', { consistency: 'Eventual', priority: 20 }),
      crud('B', { consistency: 'Strong' }),
    ]);
    expect(plan.resources[0]?.config).toMatchObject({ consistency: 'Eventual' });
    expect(plan.warnings).toMatchObject([
      { code: 'VALUE_OVERRIDDEN', path: 'consistency', components: ['A', 'B'] },
    ]);
  });

  it('costs nobody anything when everybody asked for it', () => {
    const plan = planOf([crud('A', { consistency: 'Strong' }), crud('B', { consistency: 'Strong' })]);
    expect(plan.warnings).toEqual([]);
  });
});
