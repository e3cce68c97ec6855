import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { placeOf, keysOf, planOf, remarksIn } from '../../../test/support/plans.js';

const cheap = crud('Cheap', { enableServerless: true });
const fast = crud('Fast', { throughput: 1000 });
const either = crud('Either');

describe('accounts of components that ask for no mode', () => {
  it('are one, and serverless', () => {
    const plan = planOf([crud('A'), crud('B'), crud('C')]);
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared']);
    expect(plan.resources[0]?.config).toMatchObject({ enableServerless: true });
    expect(remarksIn(plan)).toEqual([]);
  });

  it('are the serverless one when a component asks for it', () => {
    const plan = planOf([cheap, either]);
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared']);
    expect(remarksIn(plan)).toEqual([]);
  });

  it('stay serverless beside a component that asks for throughput, as they are without it', () => {
    const plan = planOf([fast, either]);
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:provisioned', 'cosmos:shared']);
    const accounts = plan.resources.filter(({ type }) => type === 'cosmos');
    expect(accounts).toMatchObject([
      {
        sharedBy: ['Fast'],
        config: {
          enableServerless: false,
          databases: [{ name: 'fast-db', containers: [{ name: 'fast', throughput: 1000 }] }],
        },
      },
      {
        sharedBy: ['Either'],
        config: {
          enableServerless: true,
          databases: [{ name: 'either-db', containers: [{ name: 'either' }] }],
        },
      },
    ]);
    expect(accounts[1]).toEqual(planOf([either]).resources.find(({ type }) => type === 'cosmos'));
    expect(remarksIn(plan)).toMatchObject([
      {
        code: 'RESOURCE_SPLIT',
        path: 'capacity mode',
        components: ['Either', 'Fast'],
        message:
          "'Either' leaves capacity mode at 'serverless', 'Fast' asks for capacity mode 'provisioned', so they use two cosmos resources.",
      },
    ]);
  });

  it('leave the account of throughput its key and name, with and without them', () => {
    const cosmosOf = (...parts: Parameters<typeof planOf>[0]) =>
      planOf(parts).resources.find(({ key }) => key === 'cosmos:provisioned');
    expect(cosmosOf(fast)).toEqual(cosmosOf(fast, either));
  });

  it('are the serverless one when both exist', () => {
    const plan = planOf([either, fast, cheap]);
    expect(placeOf(plan, 'Either', 'cosmos')).toBe(placeOf(plan, 'Cheap', 'cosmos'));
    expect(remarksIn(plan).map(({ code }) => code)).toEqual(['RESOURCE_SPLIT']);
  });
});

describe('serverless beside throughput', () => {
  const plan = planOf([cheap, fast]);

  it('makes two accounts, the serverless one first', () => {
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:provisioned', 'cosmos:shared']);
    expect(placeOf(plan, 'Cheap', 'cosmos')).toBe('cosmos:shared');
  });

  it('warns, naming both sides', () => {
    const [split, ...others] = remarksIn(plan);
    expect(others).toEqual([]);
    expect(split).toMatchObject({
      code: 'RESOURCE_SPLIT',
      path: 'capacity mode',
      components: ['Cheap', 'Fast'],
      resolution: 'Ask for the same capacity mode in both to share one.',
    });
    expect(split?.message).toContain("'Cheap' asks for capacity mode 'serverless'");
    expect(split?.message).toContain("'Fast' asks for capacity mode 'provisioned'");
  });

  it('counts as provisioned where serverless is refused without a number', () => {
    const plan = planOf([cheap, crud('Steady', { enableServerless: false })]);
    expect(
      remarksIn(plan)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['RESOURCE_SPLIT', 'THROUGHPUT_DEFAULTED']);
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
    expect(remarksIn(plan).map(({ code }) => code)).toEqual([
      'STRONGER_CONSISTENCY_COST',
      'VALUE_OVERRIDDEN',
    ]);
  });

  it('of the higher priority wins, even when it is weaker', () => {
    const plan = planOf([
      crud('A', { consistency: 'Eventual', priority: 20 }),
      crud('B', { consistency: 'Strong' }),
    ]);
    expect(plan.resources[0]?.config).toMatchObject({ consistency: 'Eventual' });
    expect(remarksIn(plan)).toMatchObject([
      { code: 'VALUE_OVERRIDDEN', path: 'consistency', components: ['A', 'B'] },
    ]);
  });

  it('costs nothing more when all components asked for it', () => {
    const plan = planOf([crud('A', { consistency: 'Strong' }), crud('B', { consistency: 'Strong' })]);
    expect(remarksIn(plan)).toEqual([]);
  });
});
