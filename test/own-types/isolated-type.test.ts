import { describe, expect, test } from 'vitest';

import { type BackendConfig, defineBackend } from '@atakora/component/backend';
import type { JsonObject, ResourcePlan } from '@atakora/component/plan';
import type { AnyComponentDefinition } from '../../src/component.js';
import { blocksByAddress } from '../engines/planned-json.js';
import { groupStack, synth } from '../engines/stacks.js';
import { azurermSchema, type ProviderSchema, titled } from '../provider-schema/schema.js';
import { stackFaults } from '../provider-schema/stack-faults.js';
import { custom, requirement } from '../support/definitions.js';
import { blocksOf, placeOf, keysOf, SHOP } from '../support/plans.js';
import { search, type SearchConfig } from './search-type.js';

/** A component whose code uses a search service, and has a setting that names it. */
function finder(id: string, config: SearchConfig): AnyComponentDefinition {
  return custom(id, [
    requirement('search', config),
    requirement('functions', {
      runtime: 'node',
      environmentVariables: { [`${id.toUpperCase()}_URL`]: '${search.endpoint}' },
    }),
  ]);
}

const ISOLATED: BackendConfig = {
  ...SHOP,
  networking: 'isolated',
  monitoring: { enabled: true },
  resourceTypes: [search],
};

function planWith(components: readonly AnyComponentDefinition[], config: BackendConfig = {}): ResourcePlan {
  return defineBackend({ ...ISOLATED, ...config })
    .addComponents(components)
    .plan();
}

const orders = finder('Orders', { indexes: [{ name: 'orders' }] });
const people = finder('People', { replicas: 3, indexes: [{ name: 'people' }] });
const archive = finder('Archive', { tier: 'standard', indexes: [{ name: 'archive' }] });

describe('a resource type of a user in an isolated backend', () => {
  const plan = planWith([orders, people, archive]);
  const shared = blocksOf(plan, 'azurerm_search_service').find(({ id }) => id.endsWith('_shared'));
  const address = `azurerm_search_service.${shared?.id ?? ''}`;

  test('has neither errors nor violations of isolation', () => {
    expect(plan.violations).toEqual([]);
    expect(plan.errors).toEqual([]);
  });

  test('is shared, merged by its table and split by its constraints', () => {
    expect(keysOf(plan, 'search')).toEqual(['search:shared', 'search:standard']);
    expect(placeOf(plan, 'Orders', 'search')).toBe(placeOf(plan, 'People', 'search'));
    expect(shared?.arguments).toMatchObject({ replica_count: 3, sku: 'basic' });
    expect(plan.warnings.filter(({ code }) => code === 'RESOURCE_SPLIT')).toMatchObject([
      { components: expect.arrayContaining(['Archive']) as string[] },
    ]);
  });

  test('is named by its rule', () => {
    expect(shared?.arguments['name']).toMatch(/^srch-shop-prod-shared-[a-z0-9]{6}$/);
  });

  test('is closed, with an endpoint in the network and a zone that knows its name', () => {
    expect(shared?.arguments['public_network_access_enabled']).toBe(false);
    const endpoint = blocksOf(plan, 'azurerm_private_endpoint').find(
      ({ arguments: config }) =>
        JSON.stringify(
          (config['private_service_connection'] as JsonObject)['private_connection_resource_id'],
        ) === JSON.stringify({ $ref: `${address}.id` }),
    );
    expect(endpoint?.arguments['private_service_connection']).toMatchObject({
      subresource_names: ['searchService'],
    });
    expect(
      blocksOf(plan, 'azurerm_private_dns_zone').map(({ arguments: config }) => config['name']),
    ).toContain('privatelink.search.windows.net');
  });

  test('grants its role to the identity of the components that use it, before their app starts', () => {
    const roles = blocksOf(plan, 'azurerm_role_assignment').filter(
      ({ arguments: config }) => config['role_definition_name'] === 'Search Index Data Contributor',
    );
    expect(roles.map(({ arguments: config }) => config['scope'])).toContainEqual({ $ref: `${address}.id` });
    const [app] = blocksOf(plan, 'azurerm_function_app_flex_consumption');
    expect(app?.meta?.depends_on).toEqual(
      expect.arrayContaining(roles.map(({ type, id }) => `${type}.${id}`)) as string[],
    );
  });

  test('is a placeholder, and adds its settings to the app of its components', () => {
    const [app] = blocksOf(plan, 'azurerm_function_app_flex_consumption');
    expect(app?.arguments['app_settings']).toMatchObject({
      ORDERS_URL: { $join: ['https://', { $ref: `${address}.name` }, '.search.windows.net'] },
      SEARCH_NAME: { $ref: expect.stringContaining('azurerm_search_service') as string },
    });
  });

  test('writes its logs to the workspace', () => {
    const targets = blocksOf(plan, 'azurerm_monitor_diagnostic_setting').map(
      ({ arguments: config }) => config['target_resource_id'],
    );
    expect(targets).toContainEqual({ $ref: `${address}.id` });
  });

  test('asks the provider block for its registration', () => {
    expect(plan.provider.resourceProvidersToRegister).toContain('Microsoft.Search');
  });

  test('is counted, against a limit as well', () => {
    const limited = planWith([orders, archive], { limits: { maxResources: { search: 1 } } });
    expect(limited.violations).toMatchObject([
      { limit: 'maxResources.search', requested: 2, components: ['Archive', 'Orders'] },
    ]);
  });

  test('limits what it counts itself', () => {
    const limits = { maxResources: { searchIndexes: 1 } };
    const both = planWith([orders, people], { limits });
    expect(both.violations).toMatchObject([{ requested: 2, resource: 'search:shared' }]);
    expect(planWith([orders], { limits }).violations).toEqual([]);
  });

  test('gets another resource where one is full', () => {
    const many = Array.from({ length: 16 }, (_, index) =>
      custom(`C${index}`, [requirement('search', { indexes: [{ name: `i${index}` }] })]),
    );
    expect(keysOf(planWith(many), 'search')).toEqual(['search:shared', 'search:shared-2']);
  });

  test.skipIf(azurermSchema === undefined)(titled('is what azurerm 4.55.0 takes'), () => {
    const stack = groupStack();
    defineBackend(ISOLATED).addComponents([orders, people, archive]).build().apply(stack);
    const json = synth(stack);
    expect(stackFaults(json, azurermSchema as ProviderSchema)).toEqual([]);
    expect(Object.keys(blocksByAddress(json))).toContain(address);
  });
});
