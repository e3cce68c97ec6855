import { describe, expect, it } from 'vitest';

import { app } from '../../../test/support/definitions.js';
import { blocksOf, functionAppIn, placeOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import { FUNCTIONS_SKUS, type FunctionsSku, hostingOf, needsStorageKey } from './hosting.js';

const queued = { functions: { run: { trigger: 'queue' as const, queueName: 'jobs' } } };
const planFor = (sku: FunctionsSku, more = {}, config = {}) =>
  planOf([app('Jobs', { sku, ...more })], { ...SHOP, ...config });

const siteOf = (plan: ReturnType<typeof planOf>) =>
  functionAppIn(plan).arguments['site_config'] as Record<string, unknown>;

describe('a sku', () => {
  it.each([
    ['Y1', 'consumption', true],
    ['FC1', 'flex', true],
    ['B1', 'dedicated', false],
    ['S3', 'dedicated', false],
    ['P0v3', 'dedicated', false],
    ['EP1', 'elastic', false],
    ['EP3', 'elastic', false],
  ] as const)('%s is %s hosting, with a storage key: %s', (sku, hosting, keyed) => {
    expect(hostingOf(sku)).toBe(hosting);
    expect(needsStorageKey(sku)).toBe(keyed);
  });

  it('of one kind is the largest that anyone asks for', () => {
    const plan = planOf([app('A', { sku: 'B1' }), app('B', { sku: 'P0v3' }), app('C', { sku: 'S1' })]);
    expect(keysOf(plan, 'functions')).toEqual(['functions:dedicated']);
    expect(blocksOf(plan, 'azurerm_service_plan').map(({ arguments: config }) => config['sku_name'])).toEqual(
      ['P0v3'],
    );
  });

  it('of another kind is another app, named after it', () => {
    const plan = planOf([
      app('A', { sku: 'B1' }),
      app('B', { sku: 'EP1' }),
      app('C'),
      app('D', { sku: 'Y1' }),
    ]);
    const places = ['A', 'B', 'C', 'D'].map((id) => placeOf(plan, id, 'functions'));
    expect(places).toEqual([
      'functions:dedicated',
      'functions:elastic',
      'functions:shared',
      'functions:consumption',
    ]);
    const skus = blocksOf(plan, 'azurerm_service_plan').map(({ arguments: config }) => config['sku_name']);
    expect(skus.sort()).toEqual(['B1', 'EP1', 'FC1', 'Y1']);
    expect(plan.resources.find(({ key }) => key === 'functions:elastic')?.name).toContain('elastic');
  });
});

describe.each(FUNCTIONS_SKUS)('an app on %s', (sku) => {
  const plan = planFor(sku);
  const hosting = hostingOf(sku);

  it('is of the Terraform type of its hosting, on a plan of that sku', () => {
    expect(functionAppIn(plan).type).toBe(
      hosting === 'flex' ? 'azurerm_function_app_flex_consumption' : 'azurerm_linux_function_app',
    );
    expect(blocksOf(plan, 'azurerm_service_plan')).toMatchObject([
      { arguments: { sku_name: sku, os_type: 'Linux' } },
    ]);
  });

  it('reaches its files with a key only where nothing else works', () => {
    const { arguments: config } = functionAppIn(plan);
    const keyed = needsStorageKey(sku);
    expect(blocksOf(plan, 'azurerm_storage_account')[0]?.arguments['shared_access_key_enabled']).toBe(keyed);
    expect('sas_policy' in (blocksOf(plan, 'azurerm_storage_account')[0]?.arguments ?? {})).toBe(keyed);
    expect(plan.provider.storageUseAzuread).toBe(!keyed);
    expect('storage_access_key' in config || 'storage_account_access_key' in config).toBe(keyed);
    expect(config['storage_uses_managed_identity']).toBe(keyed ? undefined : true);
    const roles = blocksOf(plan, 'azurerm_role_assignment').map(
      (block) => block.arguments['role_definition_name'],
    );
    expect(roles).toEqual(
      keyed
        ? []
        : ['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Table Data Contributor'],
    );
    const settings = config['app_settings'] as Record<string, string>;
    expect(settings['AzureWebJobsStorage__credential']).toBe(keyed ? undefined : 'managedidentity');
  });

  it('is awake only where that can be said', () => {
    expect(siteOf(plan)['always_on']).toBe(hosting === 'dedicated' ? true : undefined);
    expect(siteOf(planFor(sku, { alwaysOn: false }))['always_on']).toBe(
      hosting === 'dedicated' ? false : undefined,
    );
  });

  it('is closed to everything but https', () => {
    expect(functionAppIn(plan).arguments).toMatchObject({
      https_only: true,
      public_network_access_enabled: true,
    });
    expect(siteOf(plan)).toMatchObject({ minimum_tls_version: '1.2', scm_minimum_tls_version: '1.2' });
  });

  it('is refused in an isolated backend where it cannot join a network', () => {
    const isolated = planFor(sku, {}, { networking: 'isolated' });
    expect(isolated.errors.map(({ code, path }) => [code, path])).toEqual(
      hosting === 'consumption' ? [['INVALID_COMBINATION', 'sku']] : [],
    );
    expect(siteOf(isolated)['vnet_route_all_enabled']).toBe(hosting === 'flex' ? undefined : true);
    expect(functionAppIn(isolated).arguments['virtual_network_subnet_id']).toEqual({
      $ref: expect.stringMatching(/^azurerm_subnet\./) as string,
    });
  });

  it('watches its triggers itself where Azure cannot', () => {
    const monitored = { runtime_scale_monitoring_enabled: true, pre_warmed_instance_count: 1 };
    const isolated = siteOf(planFor(sku, queued, { networking: 'isolated' }));
    for (const [name, value] of Object.entries(monitored)) {
      expect(isolated[name]).toBe(hosting === 'elastic' ? value : undefined);
      expect(siteOf(planFor(sku, queued))[name]).toBeUndefined();
    }
  });
});

describe('an isolated Y1', () => {
  it('says why it is refused, and what to use', () => {
    expect(planFor('Y1', {}, { networking: 'isolated' }).errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message: 'A Y1 plan cannot join a network, and the backend is isolated.',
        resource: 'functions:consumption',
        path: 'sku',
        components: ['Jobs'],
        resolution: "Use sku 'FC1' or 'EP1'.",
      },
    ]);
    expect(planFor('Y1').errors).toEqual([]);
  });
});

describe('an app that waits for messages', () => {
  it.each(['FC1', 'EP1'] as const)('on %s reads its queues by identity', (sku) => {
    const plan = planFor(sku, queued);
    expect(functionAppIn(plan).arguments['app_settings']).toMatchObject({
      Storage__queueServiceUri: {
        $ref: 'azurerm_storage_account.shop_storage_shared.primary_queue_endpoint',
      },
      Storage__credential: 'managedidentity',
    });
    const roles = blocksOf(plan, 'azurerm_role_assignment').map(
      (block) => block.arguments['role_definition_name'],
    );
    expect(roles.filter((role) => role === 'Storage Queue Data Contributor')).toHaveLength(1);
  });
});
