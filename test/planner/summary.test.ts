import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { definitionSets } from '../arbitraries/definitions.js';
import { app, appOf, crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';

describe('the summary', () => {
  it('compares with the sum of what each component needs when it is planned alone', () => {
    fc.assert(
      fc.property(definitionSets, fc.boolean(), (components, monitoring) => {
        const config = { ...SHOP, monitoring };
        const alone = components.flatMap((component) => planOf([component], config).resources);
        const { summary, resources, terraform } = planOf(components, config);
        expect(summary.components).toBe(components.length);
        expect(summary.resources).toBe(resources.length);
        expect(summary.resourcesUnshared).toBe(alone.length);
        expect(summary.saved).toBe(alone.length - resources.length);
        expect(summary.savedPercent).toBe(Math.round((100 * summary.saved) / alone.length));
        expect(summary.terraformBlocks).toBe(terraform.length);
        for (const { type, shared, unshared } of summary.byType) {
          expect(shared).toBe(resources.filter((resource) => resource.type === type).length);
          expect(unshared).toBe(alone.filter((resource) => resource.type === type).length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lists types in order, with those of the whole backend once per component', () => {
    const plan = planOf([crud('UserApi'), app('Jobs'), app('Snake', { runtime: 'python' })], {
      ...SHOP,
      monitoring: true,
      networking: 'isolated',
    });
    expect(plan.summary).toMatchObject({
      components: 3,
      resources: 6,
      resourcesUnshared: 13,
      saved: 7,
      savedPercent: 54,
      byType: [
        { type: 'cosmos', shared: 1, unshared: 1 },
        { type: 'functions', shared: 2, unshared: 3 },
        { type: 'monitoring', shared: 1, unshared: 3 },
        { type: 'network', shared: 1, unshared: 3 },
        { type: 'storage', shared: 1, unshared: 3 },
      ],
    });
  });

  it('counts what a component alone would split as well', () => {
    const two = custom('Two', [
      requirement('functions', { runtime: 'node' }),
      { ...requirement('functions', { runtime: 'python' }), requirementKey: 'second' },
    ]);
    expect(planOf([two]).summary).toMatchObject({
      resources: 3,
      resourcesUnshared: 3,
      saved: 0,
      savedPercent: 0,
    });
  });

  it('counts what providers make, once per component', () => {
    const own = (id: string) =>
      custom(id, [requirement('redis'), { ...requirement('redis'), requirementKey: 'b' }]);
    const plan = planOf([own('A'), own('B')], { ...SHOP, providers: [new NamesProvider('redis')] });
    expect(plan.summary).toMatchObject({
      byType: [{ type: 'redis', shared: 1, unshared: 2 }],
      savedPercent: 50,
    });
  });

  it('saves nothing where there is nothing', () => {
    expect(planOf([custom('Idle', [])]).summary).toMatchObject({ resources: 0, saved: 0, savedPercent: 0 });
    expect(planOf([appOf(100, 'A'), appOf(100, 'B')]).summary.byType).toEqual([
      { type: 'functions', shared: 2, unshared: 2 },
      { type: 'storage', shared: 1, unshared: 2 },
    ]);
  });
});
