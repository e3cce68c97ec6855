import { describe, expect, it } from 'vitest';

import { crud, crudOn } from '../../../../test/support/definitions.js';
import { functionAppIn, planOf, remarksIn } from '../../../../test/support/plans.js';
import { healthRouteOf } from './health-check.js';
import type { FunctionsSku } from './hosting.js';

const siteOf = (plan: ReturnType<typeof planOf>) =>
  functionAppIn(plan).arguments['site_config'] as Record<string, unknown>;

describe('a health check', () => {
  const scale = { minimumInstances: 2 };
  const healthy = (sku: FunctionsSku) =>
    planOf([crudOn(sku, 'Api', { healthCheck: { path: '/up' }, scale })]);

  it('is set where the hosting has one', () => {
    expect(siteOf(healthy('B1'))).toMatchObject({
      health_check_path: '/api/up',
      health_check_eviction_time_in_min: 10,
    });
    expect(siteOf(healthy('EP1'))).toMatchObject({ health_check_path: '/api/up' });
    expect(healthy('EP1').warnings.map(({ code }) => code)).not.toContain('OPTION_WITHOUT_EFFECT');
  });

  it.each([
    ['/health', 'health'],
    ['/api/health', 'health'],
    ['/shop/api', 'shop/api'],
    ['//a//b/', 'a/b'],
    ['/api', ''],
  ])('of %s has the route %j below /api/', (path, route) => {
    expect(healthRouteOf(path)).toBe(route);
  });

  it('takes an instance out after as many failures as it is told', () => {
    const plan = planOf([
      crudOn('B1', 'Api', { healthCheck: { path: '/up', unhealthyThreshold: 4 }, scale }),
    ]);
    expect(siteOf(plan)).toMatchObject({ health_check_eviction_time_in_min: 4 });
    expect(plan.warnings.map(({ code }) => code)).not.toContain('OPTION_WITHOUT_EFFECT');
  });

  it.each([
    ['interval', { interval: 30 }, 1],
    ['interval', { interval: 60 }, 0],
    ['timeout', { timeout: 5 }, 1],
  ])('cannot change what Azure decides: %s of %j', (option, given, count) => {
    const timed = crudOn('EP1', 'Api', { healthCheck: { path: '/up', ...given } });
    const { warnings } = planOf([timed, crudOn('EP1', 'Other')]);
    const remarks = warnings.filter(({ path }) => path === `healthCheck.${option}`);
    expect(remarks).toHaveLength(count);
    for (const remark of remarks)
      expect(remark).toMatchObject({ code: 'OPTION_WITHOUT_EFFECT', components: ['Api'] });
  });

  it('is left out, with a warning, where it has none', () => {
    for (const sku of ['Y1', 'FC1'] as const) {
      const plan = planOf([crudOn(sku, 'Api', { healthCheck: { path: '/up' } })]);
      expect(siteOf(plan)).not.toHaveProperty('health_check_path');
      expect(plan.warnings.filter(({ code }) => code === 'OPTION_WITHOUT_EFFECT')).toMatchObject([
        { path: 'healthCheck', components: ['Api'] },
      ]);
      expect(plan.warnings.map(({ code }) => code).includes('RETIRING_PLAN')).toBe(sku === 'Y1');
    }
  });
});

describe('healthCheck', () => {
  it('has no effect on the plan of an app, which a warning says once', () => {
    const plan = planOf([crud('A', { healthCheck: { path: '/a' } }), crud('B')]);
    expect(remarksIn(plan)).toMatchObject([
      { code: 'OPTION_WITHOUT_EFFECT', path: 'healthCheck', components: ['A'] },
    ]);
  });
});
