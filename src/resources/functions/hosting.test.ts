import { describe, expect, it } from 'vitest';

import { app } from '../../../test/support/definitions.js';
import { blocksOf, functionAppIn, placeOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import { FUNCTIONS_SKUS, type FunctionsSku, hostingOf, needsStorageKey } from './hosting.js';

const queued = { functions: { run: { trigger: 'queue' as const, queueName: 'jobs' } } };
const planFor = (sku: FunctionsSku, more = {}, config = {}) =>
  planOf([app('Jobs', { sku, ...more })], { ...SHOP, ...config });

const siteOf = (plan: ReturnType<typeof planOf>) =>
  functionAppIn(plan).arguments['siteConfig'] as Record<string, unknown>;

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
    expect(blocksOf(plan, 'azurerm_service_plan').map(({ arguments: config }) => config['skuName'])).toEqual([
      'P0v3',
    ]);
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
    const skus = blocksOf(plan, 'azurerm_service_plan').map(({ arguments: config }) => config['skuName']);
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
      { config: { skuName: sku, osType: 'Linux' } },
    ]);
  });

  it('reaches its files with a key only where nothing else works', () => {
    const { arguments: config } = functionAppIn(plan);
    const keyed = needsStorageKey(sku);
    expect(blocksOf(plan, 'azurerm_storage_account')[0]?.arguments['sharedAccessKeyEnabled']).toBe(keyed);
    expect('sasPolicy' in (blocksOf(plan, 'azurerm_storage_account')[0]?.arguments ?? {})).toBe(keyed);
    expect(plan.provider.storageUseAzuread).toBe(!keyed);
    expect('storageAccessKey' in config || 'storageAccountAccessKey' in config).toBe(keyed);
    expect(config['storageUsesManagedIdentity']).toBe(keyed ? undefined : true);
    const roles = blocksOf(plan, 'azurerm_role_assignment').map(
      (block) => block.arguments['roleDefinitionName'],
    );
    expect(roles).toEqual(
      keyed
        ? []
        : ['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Table Data Contributor'],
    );
    const settings = config['appSettings'] as Record<string, string>;
    expect(settings['AzureWebJobsStorage__credential']).toBe(keyed ? undefined : 'managedidentity');
  });

  it('is awake only where that can be said', () => {
    expect(siteOf(plan)['alwaysOn']).toBe(hosting === 'dedicated' ? true : undefined);
    expect(siteOf(planFor(sku, { alwaysOn: false }))['alwaysOn']).toBe(
      hosting === 'dedicated' ? false : undefined,
    );
  });

  it('is closed to everything but https', () => {
    expect(functionAppIn(plan).arguments).toMatchObject({
      httpsOnly: true,
      publicNetworkAccessEnabled: true,
    });
    expect(siteOf(plan)).toMatchObject({ minimumTlsVersion: '1.2', scmMinimumTlsVersion: '1.2' });
  });

  it('is refused in an isolated backend where it cannot join a network', () => {
    const isolated = planFor(sku, {}, { networking: 'isolated' });
    expect(isolated.errors.map(({ code, path }) => [code, path])).toEqual(
      hosting === 'consumption' ? [['INVALID_COMBINATION', 'sku']] : [],
    );
    expect(siteOf(isolated)['vnetRouteAllEnabled']).toBe(hosting === 'flex' ? undefined : true);
    expect(functionAppIn(isolated).arguments['virtualNetworkSubnetId']).toMatch(/^\$\{azurerm_subnet\./);
  });

  it('watches its triggers itself where Azure cannot', () => {
    const monitored = { runtimeScaleMonitoringEnabled: true, preWarmedInstanceCount: 1 };
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
    expect(functionAppIn(plan).arguments['appSettings']).toMatchObject({
      Storage__queueServiceUri: expect.stringMatching(/primary_queue_endpoint/) as string,
      Storage__credential: 'managedidentity',
    });
    const roles = blocksOf(plan, 'azurerm_role_assignment').map(
      (block) => block.arguments['roleDefinitionName'],
    );
    expect(roles.filter((role) => role === 'Storage Queue Data Contributor')).toHaveLength(1);
  });
});
