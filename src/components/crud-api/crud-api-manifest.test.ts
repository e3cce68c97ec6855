import { describe, expect, it } from 'vitest';

import { healthRouteOf } from './crud-api-manifest.js';
import { crudOn } from '../../../test/support/definitions.js';
import { blocksOf, planOf } from '../../../test/support/plans.js';

describe('the health check of a CrudApi', () => {
  it.each([
    ['/health', 'health'],
    ['/api/health', 'health'],
    ['/shop/up', 'shop/up'],
    ['/', 'health'],
    ['//a//b/', 'a/b'],
  ])('of %s is served at /api/%s', (path, route) => {
    expect(healthRouteOf({ healthCheck: { path } })).toBe(route);
  });

  it('is what Azure is told to call', () => {
    const plan = planOf([crudOn('B1', 'A', { healthCheck: { path: '/up' } })]);
    const [linux] = blocksOf(plan, 'azurerm_linux_function_app');
    expect(linux?.arguments['site_config']).toMatchObject({ health_check_path: '/api/up' });
    const functions = plan.resources.find(({ type }) => type === 'functions');
    expect(functions?.config['apis']).toMatchObject([{ name: 'A', healthRoute: 'up' }]);
  });
});
