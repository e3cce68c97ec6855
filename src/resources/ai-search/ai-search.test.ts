import { describe, expect, test } from 'vitest';

import { app, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { AnyComponentDefinition } from '../../component.js';
import { searchRequirementSchema } from './requirement-schema.js';
import type { SearchRequirement } from './requirement.js';
import { parse } from '../../validation/parse.js';
import { exposedEndpoints } from '../../plan/exposure.js';

function finder(id: string, need: SearchRequirement): AnyComponentDefinition {
  return custom(id, [requirement('aisearch', need), requirement('functions', { runtime: 'node' })]);
}

const index = (name: string, more = {}) => ({ indexes: [{ name, ...more }] });
const serviceOf = (plan: ReturnType<typeof planOf>) => blocksOf(plan, 'azurerm_search_service')[0]?.arguments;
const rolesOf = (plan: ReturnType<typeof planOf>) =>
  blocksOf(plan, 'azurerm_role_assignment')
    .map(({ arguments: role }) => String(role['role_definition_name']))
    .filter((role) => role.startsWith('Search'))
    .sort();

describe('a search service', () => {
  test('is one basic service without keys for all components that name no tier', () => {
    const plan = planOf([finder('A', index('orders')), finder('B', { ...index('users'), replicas: 2 })]);
    expect(plan.errors).toEqual([]);
    expect(keysOf(plan, 'aisearch')).toEqual(['aisearch:shared']);
    expect(serviceOf(plan)).toMatchObject({
      sku: 'basic',
      replica_count: 2,
      partition_count: 1,
      local_authentication_enabled: false,
      public_network_access_enabled: true,
    });
  });

  test('is another one for another tier, which does not go down when its component leaves', () => {
    const components = [finder('A', index('orders')), finder('B', { ...index('users'), sku: 'standard' })];
    const plan = planOf(components);
    expect(keysOf(plan, 'aisearch')).toEqual(['aisearch:shared', 'aisearch:standard']);
    const [first] = components;
    const later = planOf(first === undefined ? [] : [first], { ...SHOP, lock: plan.lock });
    expect(keysOf(later, 'aisearch')).toEqual(['aisearch:shared']);
  });

  test('takes 15 indexes', () => {
    const many = Array.from({ length: 16 }, (_, at) => finder(`A${at}`, index(`index-${at}`)));
    expect(keysOf(planOf(many), 'aisearch')).toEqual(['aisearch:shared', 'aisearch:shared-2']);
  });

  test('is closed in an isolated backend', () => {
    const plan = planOf([finder('A', index('orders'))], { ...SHOP, networking: 'isolated' });
    expect(plan.errors).toEqual([]);
    expect(serviceOf(plan)).toMatchObject({ public_network_access_enabled: false });
    const endpoints = blocksOf(plan, 'azurerm_private_endpoint').map((block) => JSON.stringify(block));
    expect(endpoints.filter((text) => text.includes('"searchService"'))).toHaveLength(1);
    expect(JSON.stringify(blocksOf(plan, 'azurerm_private_dns_zone'))).toContain(
      'privatelink.search.windows.net',
    );
    expect(exposedEndpoints(plan).filter(({ resource }) => resource === 'aisearch:shared')).toMatchObject([
      { network: 'private', credentials: ['entra'] },
    ]);
  });

  test('grants a writer to make and fill indexes, a reader to search, and others nothing', () => {
    expect(rolesOf(planOf([finder('A', index('orders'))]))).toEqual([
      'Search Index Data Contributor',
      'Search Service Contributor',
    ]);
    expect(rolesOf(planOf([finder('A', index('orders', { access: 'read' }))]))).toEqual([
      'Search Index Data Reader',
    ]);
    expect(rolesOf(planOf([finder('A', {})]))).toEqual([]);
  });

  test('logs calls and watches throttling with monitoring', () => {
    const monitoring = { diagnosticLogs: 'all', alerting: {} } as const;
    const plan = planOf([finder('A', index('orders'))], { ...SHOP, monitoring });
    expect(JSON.stringify(blocksOf(plan, 'azurerm_monitor_diagnostic_setting'))).toContain('OperationLogs');
    expect(JSON.stringify(blocksOf(plan, 'azurerm_monitor_metric_alert'))).toContain(
      'ThrottledSearchQueriesPercentage',
    );
  });

  test('tells a component that names the endpoint without an index', () => {
    const reader = app('Jobs', { environmentVariables: { URL: '${aisearch.endpoint}' } });
    const plan = planOf([finder('A', index('orders')), reader]);
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({ code: 'GRANT_MISSING', components: ['Jobs'] }),
    );
  });
});

describe('the checks', () => {
  test.each([
    [{ replicas: 4 }, 'replicas', /'aisearch:shared' is a basic service.+4 and 1/],
    [{ partitions: 6 }, 'partitions', /basic service.+1 and 6/],
    [{ sku: 'standard', replicas: 12, partitions: 4 }, 'replicas', /12 replicas times 4 partitions/],
  ] as const)('refuse %j', (need, path, message) => {
    const { errors } = planOf([finder('A', { ...index('orders'), ...need })]);
    expect(errors).toMatchObject([{ code: 'INVALID_COMBINATION', path, components: ['A'] }]);
    expect(errors[0]?.message).toMatch(message);
  });

  test('accept the most that a standard service has', () => {
    expect(planOf([finder('A', { sku: 'standard', replicas: 12, partitions: 3 })]).errors).toEqual([]);
  });

  test('warn of an index whose fields changed, and of one that nothing declares any more', () => {
    const before = planOf([
      finder('A', index('orders', { version: '11111111' })),
      finder('B', index('users')),
    ]);
    const warningsAfter = (version: string) =>
      planOf([finder('A', index('orders', { version }))], { ...SHOP, lock: before.lock }).warnings;
    expect(warningsAfter('22222222')).toContainEqual(
      expect.objectContaining({ code: 'INDEX_REBUILT', resource: 'aisearch:shared', components: ['A'] }),
    );
    const codes = warningsAfter('11111111').map(({ code }) => code);
    expect(codes).not.toContain('INDEX_REBUILT');
    expect(codes).toContain('INDEX_LEFT');
  });
});

test.each([
  [{ sku: 'free' }, /a tier of a search service must be one of basic, standard, standard2, standard3/],
  [{ replicas: 13 }, /a number of replicas/],
  [{ partitions: 5 }, /a number of partitions must be one of 1, 2, 3, 4, 6, 12/],
  [index('Orders'), /an index name/],
  [index('a--b'), /an index name/],
  [index('orders', { access: 'admin' }), /access to an index/],
  [index('orders', { version: 'x' }), /a version of fields/],
])('the schema refuses %j', (need, message) => {
  expect(() => parse(searchRequirementSchema, need, 'A')).toThrow(message);
});
