import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { app, appOf, crud } from '../../../test/support/definitions.js';
import { placeOf, keysOf, planOf, remarksIn, settingsOf, SHOP } from '../../../test/support/plans.js';
import { settingsFrom } from '../../backend/settings-from-config.js';
import { functions } from './index.js';

const node20 = app('Old', { version: '20' });
const node22 = app('New', { version: '22' });
const python = app('Snake', { runtime: 'python' });

describe('runtimes', () => {
  it('node 20, node 22 and python make three apps', () => {
    const plan = planOf([node20, node22, python]);
    expect(keysOf(plan, 'functions')).toEqual(['functions:python', 'functions:shared', 'functions:shared-2']);
    expect(placeOf(plan, 'New', 'functions')).toBe('functions:shared');
    expect(placeOf(plan, 'Old', 'functions')).toBe('functions:shared-2');
    const splits = plan.warnings.filter(({ code }) => code === 'RESOURCE_SPLIT');
    expect(splits.map(({ path }) => path).sort()).toEqual(['runtime', 'runtime version']);
  });

  it('without a version have the current one, whatever others ask for', () => {
    const plan = planOf([app('Any'), node20]);
    const versions = plan.resources
      .filter(({ type }) => type === 'functions')
      .map(({ sharedBy, config }) => [sharedBy, config['version']]);
    expect(versions).toEqual(
      expect.arrayContaining([
        [['Any'], '22'],
        [['Old'], '20'],
      ]),
    );
    expect(versions).toHaveLength(2);
  });

  it('without a version join those that ask for the current one', () => {
    const plan = planOf([app('Any'), node20, node22]);
    expect(placeOf(plan, 'Any', 'functions')).toBe(placeOf(plan, 'New', 'functions'));
  });

  it('without a version never join another runtime', () => {
    const plan = planOf([app('Any', { runtime: 'python' }), node20]);
    expect(keysOf(plan, 'functions')).toHaveLength(2);
  });

  it('whose support has ended yield a warning that names who asked', () => {
    expect(remarksIn(planOf([app('Any'), node20]))).toMatchObject([
      { code: 'RESOURCE_SPLIT', components: ['Any', 'Old'] },
      {
        code: 'RUNTIME_SUPPORT_ENDED',
        components: ['Old'],
        message: 'Support for node 20 ended on 2026-04-30.',
      },
    ]);
  });
});

describe('one environment variable with two values', () => {
  const quiet = app('Quiet', { environmentVariables: { LEVEL: 'error' } });
  const loud = app('Loud', { environmentVariables: { LEVEL: 'debug' } });

  it('splits at equal priority, and says how to share', () => {
    const plan = planOf([quiet, loud]);
    expect(keysOf(plan, 'functions')).toHaveLength(2);
    expect(settingsOf(plan, 'Quiet')).toMatchObject({ LEVEL: 'error' });
    expect(settingsOf(plan, 'Loud')).toMatchObject({ LEVEL: 'debug' });
    expect(remarksIn(plan)).toMatchObject([
      {
        code: 'RESOURCE_SPLIT',
        path: 'environment variable LEVEL',
        components: ['Loud', 'Quiet'],
        resolution: 'Give one of them a higher priority, or ask for the same environment variable LEVEL.',
      },
    ]);
  });

  it('is overridden at different priorities, with a warning', () => {
    const important = app('Loud', { environmentVariables: { LEVEL: 'debug' }, priority: 20 });
    const plan = planOf([quiet, important]);
    expect(keysOf(plan, 'functions')).toHaveLength(1);
    expect(settingsOf(plan, 'Quiet')).toMatchObject({ LEVEL: 'debug' });
    expect(remarksIn(plan)).toMatchObject([
      { code: 'VALUE_OVERRIDDEN', path: 'environmentVariables.LEVEL', components: ['Loud', 'Quiet'] },
    ]);
    expect(remarksIn(plan)[0]?.message).toBe(
      "'Loud' (priority 20) asks for 'debug', 'Quiet' (priority 10) asks for 'error' for " +
        "environmentVariables.LEVEL; all get 'debug' (by priority).",
    );
  });

  it('is one value when both mean the same', () => {
    const plan = planOf([quiet, app('Other', { environmentVariables: { LEVEL: 'error' } })]);
    expect(keysOf(plan, 'functions')).toHaveLength(1);
    expect(remarksIn(plan)).toEqual([]);
  });

  it('splits no more than it must: a third joins the one that it agrees with', () => {
    const plan = planOf([quiet, loud, app('Third', { environmentVariables: { LEVEL: 'debug' } })]);
    expect(keysOf(plan, 'functions')).toHaveLength(2);
    expect(placeOf(plan, 'Third', 'functions')).toBe(placeOf(plan, 'Loud', 'functions'));
  });
});

describe('apis and jobs of one runtime', () => {
  it('share one app, with one storage account for its files', () => {
    const plan = planOf([crud('UserApi'), app('Jobs')]);
    expect(keysOf(plan)).toEqual(['cosmos:shared', 'functions:shared', 'storage:shared']);
    expect(plan.resources[1]?.sharedBy).toEqual(['Jobs', 'UserApi']);
  });
});

describe('an identity of its own', () => {
  const separate = (id: string) => app(id, { separateIdentity: true });

  it.each(['Shared', 'SHARED'])('is never the shared one: %s', (id) => {
    const plan = planOf([app('Jobs'), separate(id)]);
    expect(placeOf(plan, id, 'functions')).toBe('functions:own-shared');
    expect(placeOf(plan, 'Jobs', 'functions')).toBe('functions:shared');
  });

  it('is meant, so that the second app needs no warning', () => {
    const plans = [separate('Own'), app('Own', { group: 'payments' })].map((own) =>
      planOf([own, app('Jobs')]),
    );
    for (const plan of plans) {
      expect(keysOf(plan, 'functions')).toHaveLength(2);
      expect(plan.warnings.filter(({ code }) => code === 'RESOURCE_SPLIT')).toEqual([]);
    }
  });

  it('does not hide that the components that share differ in something else', () => {
    const plan = planOf([separate('Own'), app('Jobs'), app('Old', { version: '20' })]);
    expect(plan.warnings.filter(({ code }) => code === 'RESOURCE_SPLIT')).toMatchObject([
      { components: ['Jobs', 'Old'], path: 'runtime version' },
    ]);
  });

  it('differs from the default of the constraint, whatever its name is', () => {
    const { constraints, defaults } = functions.sharing;
    const settings = settingsFrom(SHOP);
    fc.assert(
      fc.property(
        fc.oneof(fc.constant('shared'), fc.stringMatching(/^[a-z][a-z0-9-]{0,63}$/)),
        (identity) => {
          const asked = constraints({ runtime: 'node', identity }, settings);
          const value = asked.find(({ name }) => name === 'identity')?.value;
          expect(value).toBeDefined();
          expect(value).not.toBe(defaults({}, settings)['identity']);
        },
      ),
    );
  });

  it('replaces the shared one of a lock of 0.2.0, which placed the component there, and moves no other', () => {
    const { lock } = planOf([app('Jobs'), app('Shared')]);
    const plan = planOf([app('Jobs'), separate('Shared')], { ...SHOP, lock });
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Shared', 'functions')).toBe('functions:own-shared');
    expect(plan.lock.resources['functions:shared']?.constraints).toEqual(
      lock.resources['functions:shared']?.constraints,
    );
    expect(placeOf(plan, 'Jobs', 'functions')).toBe('functions:shared');
  });

  it.each([
    ['is there first', [separate('Shared-2'), app('Jobs')], 'functions:shared-2', 'functions:shared-3'],
    ['comes later', [appOf(60, 'B'), appOf(60, 'A')], 'functions:shared-2-2', 'functions:shared-2'],
  ])('that is named like a numbered app does not take its name: %s', (_when, first, own, numbered) => {
    const { lock } = planOf(first);
    const all = [appOf(60, 'A'), appOf(60, 'B'), separate('Shared-2')];
    const plan = planOf([...all, app('Jobs')], { ...SHOP, lock });
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Shared-2', 'functions')).toBe(own);
    expect(placeOf(plan, 'B', 'functions')).toBe(numbered);
    const again = planOf([...all, app('Jobs')], { ...SHOP, lock: plan.lock });
    expect(again.errors).toEqual([]);
    expect(again.lock).toEqual(plan.lock);
  });
});

describe('components of a group', () => {
  const payments = { group: 'payments' };

  it('share one app of their own, with its identity', () => {
    const plan = planOf([app('Pay', payments), crud('Invoices', payments), app('Jobs')]);
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Pay', 'functions')).toBe('functions:group-payments');
    expect(placeOf(plan, 'Invoices', 'functions')).toBe('functions:group-payments');
    expect(placeOf(plan, 'Jobs', 'functions')).toBe('functions:shared');
  });

  it('never share it with a component that is named like the group', () => {
    const alone = (id: string) => app(id, { separateIdentity: true });
    const plan = planOf([app('Pay', payments), alone('Payments'), alone('Group-Payments')]);
    expect(plan.errors).toEqual([]);
    expect(
      new Set(['Pay', 'Payments', 'Group-Payments'].map((id) => placeOf(plan, id, 'functions'))).size,
    ).toBe(3);
  });

  it('stay where they are when another one joins or leaves', () => {
    const first = planOf([app('Pay', payments), crud('Invoices', payments), app('Jobs')]);
    const second = planOf([app('Pay', payments), app('Jobs')], { ...SHOP, lock: first.lock });
    expect(placeOf(second, 'Pay', 'functions')).toBe('functions:group-payments');
    expect(second.state.moved).toEqual([]);
  });

  it('cannot have an app for themselves as well', () => {
    expect(() => app('Pay', { ...payments, separateIdentity: true })).toThrow(
      /must not be combined with separateIdentity/,
    );
  });
});
