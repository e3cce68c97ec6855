import { describe, expect, it } from 'vitest';

import { crudOn } from '../../../test/support/definitions.js';
import { blocksOf, planOf } from '../../../test/support/plans.js';

describe('the health check of a CrudApi', () => {
  it.each([
    ['/up', 'up'],
    ['/', 'health'],
    ['//a//b/', 'a/b'],
  ])('of %s is served at /api/%s, which Azure is told to call', (path, route) => {
    const plan = planOf([crudOn('B1', 'A', { healthCheck: { path } })]);
    const [linux] = blocksOf(plan, 'azurerm_linux_function_app');
    expect(linux?.arguments['site_config']).toMatchObject({ health_check_path: `/api/${route}` });
    const functions = plan.resources.find(({ type }) => type === 'functions');
    expect(functions?.config['apis']).toMatchObject([{ name: 'A', healthRoute: route }]);
  });
});
