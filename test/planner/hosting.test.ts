import { describe, expect, it } from 'vitest';

import type { FunctionRuntime } from '../../src/resources/functions/requirement.js';
import {
  FUNCTIONS_SKUS,
  type FunctionsSku,
  hostingOf,
  needsStorageKey,
} from '../../src/resources/functions/hosting.js';
import { app, crud } from '../support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../support/plans.js';

const queued = { functions: { run: { trigger: 'queue' as const, queueName: 'jobs' } } };
const planFor = (sku: FunctionsSku, more = {}, config = {}) =>
  planOf([app('Jobs', { sku, ...more })], { ...SHOP, ...config });

/** The one app of a plan, of whichever type. */
function appIn(plan: ReturnType<typeof planOf>) {
  const apps = ['azurerm_function_app_flex_consumption', 'azurerm_linux_function_app'].flatMap((type) =>
    blocksOf(plan, type),
  );
  expect(apps).toHaveLength(1);
  return apps[0]!;
}
const siteOf = (plan: ReturnType<typeof planOf>) =>
  appIn(plan).config['siteConfig'] as Record<string, unknown>;

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

  it('is the largest that anyone asks for', () => {
    const plan = planOf([app('A', { sku: 'B1' }), app('B', { sku: 'EP1' }), app('C')]);
    expect(keysOf(plan, 'functions')).toEqual(['functions:shared']);
    expect(blocksOf(plan, 'azurerm_service_plan')[0]?.config['skuName']).toBe('EP1');
    expect(plan.resources.find(({ type }) => type === 'functions')?.name).toContain('elastic');
  });
});

describe.each(FUNCTIONS_SKUS)('an app on %s', (sku) => {
  const plan = planFor(sku);
  const hosting = hostingOf(sku);

  it('is of the Terraform type of its hosting, on a plan of that sku', () => {
    expect(appIn(plan).type).toBe(
      hosting === 'flex' ? 'azurerm_function_app_flex_consumption' : 'azurerm_linux_function_app',
    );
    expect(blocksOf(plan, 'azurerm_service_plan')).toMatchObject([
      { config: { skuName: sku, osType: 'Linux' } },
    ]);
  });

  it('reaches its files with a key only where nothing else works', () => {
    const { config } = appIn(plan);
    const keyed = needsStorageKey(sku);
    expect(blocksOf(plan, 'azurerm_storage_account')[0]?.config['sharedAccessKeyEnabled']).toBe(keyed);
    expect('sasPolicy' in (blocksOf(plan, 'azurerm_storage_account')[0]?.config ?? {})).toBe(keyed);
    expect(plan.provider.storageUseAzuread).toBe(!keyed);
    expect('storageAccessKey' in config || 'storageAccountAccessKey' in config).toBe(keyed);
    expect(config['storageUsesManagedIdentity']).toBe(keyed ? undefined : true);
    const roles = blocksOf(plan, 'azurerm_role_assignment').map(
      (block) => block.config['roleDefinitionName'],
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
    expect(appIn(plan).config).toMatchObject({ httpsOnly: true, publicNetworkAccessEnabled: true });
    expect(siteOf(plan)).toMatchObject({ minimumTlsVersion: '1.2', scmMinimumTlsVersion: '1.2' });
  });

  it('is refused in an isolated backend where it cannot join a network', () => {
    const isolated = planFor(sku, {}, { networking: 'isolated' });
    expect(isolated.errors.map(({ code, path }) => [code, path])).toEqual(
      hosting === 'consumption' ? [['INVALID_COMBINATION', 'sku']] : [],
    );
    expect(siteOf(isolated)['vnetRouteAllEnabled']).toBe(hosting === 'flex' ? undefined : true);
    expect(appIn(isolated).config['virtualNetworkSubnetId']).toMatch(/^\$\{azurerm_subnet\./);
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
        resource: 'functions:shared',
        path: 'sku',
        components: ['Jobs'],
        resolution: "Use sku 'FC1' or 'EP1'.",
      },
    ]);
    expect(planFor('Y1').errors).toEqual([]);
  });
});

describe('a runtime version', () => {
  it('that azurerm takes on Flex only is an error elsewhere', () => {
    expect(planFor('EP1', { version: '24' }).errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message: 'azurerm 4.55.0 does not accept node 24 on an EP1 plan.',
        resource: 'functions:shared',
        path: 'version',
        components: ['Jobs'],
        resolution: "Use one of 18, 20, 22, or sku 'FC1'.",
      },
    ]);
    expect(planFor('FC1', { version: '24' }).errors).toEqual([]);
    expect(planFor('EP1', { version: '22' }).errors).toEqual([]);
  });

  it.each<[FunctionsSku, FunctionRuntime, string, string, string]>([
    ['FC1', 'java', '8', 'Azure does not accept java 8 on an FC1 plan.', "Use one of 17, 21, or sku 'EP1'."],
    [
      'FC1',
      'java',
      '11',
      'Azure does not accept java 11 on an FC1 plan.',
      "Use one of 17, 21, or sku 'EP1'.",
    ],
    [
      'FC1',
      'python',
      '3.9',
      'Azure does not accept python 3.9 on an FC1 plan.',
      "Use one of 3.10, 3.11, 3.12, 3.13, or sku 'EP1'.",
    ],
    [
      'Y1',
      'python',
      '3.13',
      'Azure does not accept python 3.13 on a Y1 plan.',
      "Use one of 3.9, 3.10, 3.11, 3.12, or sku 'FC1' or 'EP1'.",
    ],
    [
      'Y1',
      'dotnet-isolated',
      '10.0',
      'Azure does not accept dotnet-isolated 10.0 on a Y1 plan.',
      "Use one of 8.0, 9.0, or sku 'FC1' or 'EP1'.",
    ],
    [
      'Y1',
      'node',
      '24',
      'azurerm 4.55.0 does not accept node 24 on a Y1 plan.',
      "Use one of 18, 20, 22, or sku 'FC1'.",
    ],
  ])('that %s has not is an error: %s %s', (sku, runtime, version, message, resolution) => {
    expect(planFor(sku, { runtime, version }).errors).toMatchObject([
      { path: 'version', message, resolution },
    ]);
    expect(planFor(sku, { runtime: 'java', version: '17' }).errors).toEqual([]);
  });

  it('that nobody asks for is the newest that the plan runs', () => {
    const plan = planFor('Y1', { runtime: 'python' });
    expect(plan.errors).toEqual([]);
    expect(siteOf(plan)['applicationStack']).toEqual({ pythonVersion: '3.12' });
    const named = planFor('Y1', { runtime: 'python', version: '3.12' });
    expect(appIn(named).config['name']).toBe(appIn(plan).config['name']);
    expect(siteOf(planFor('B1', { runtime: 'python' }))['applicationStack']).toEqual({
      pythonVersion: '3.13',
    });
  });

  it.each<[FunctionRuntime, string, object]>([
    ['node', '22', { nodeVersion: '22' }],
    ['python', '3.13', { pythonVersion: '3.13' }],
    ['dotnet-isolated', '10.0', { dotnetVersion: '10.0', useDotnetIsolatedRuntime: true }],
    ['java', '21', { javaVersion: '21' }],
    ['powershell', '7.4', { powershellCoreVersion: '7.4' }],
    ['custom', '1.0', { useCustomRuntime: true }],
  ])('of %s is %s in the stack of a Linux app', (runtime, version, stack) => {
    const plan = planFor('B1', { runtime, version });
    expect(siteOf(plan)['applicationStack']).toEqual(stack);
    expect(plan.errors).toEqual([]);
    const flex = appIn(planFor('FC1', { runtime, version })).config;
    expect(flex).toMatchObject({ runtimeName: runtime, runtimeVersion: version });
  });
});

describe('a health check', () => {
  const healthy = (sku: FunctionsSku) =>
    planOf([crud('Api', { healthCheck: { path: '/up' } }), app('Jobs', { sku })]);

  it('is set where the hosting has one', () => {
    expect(siteOf(healthy('B1'))).toMatchObject({
      healthCheckPath: '/api/up',
      healthCheckEvictionTimeInMin: 10,
    });
    expect(siteOf(healthy('EP1'))).toMatchObject({ healthCheckPath: '/api/up' });
    expect(healthy('EP1').warnings.map(({ code }) => code)).not.toContain('OPTION_WITHOUT_EFFECT');
  });

  it('takes an instance out after as many failures as it is told', () => {
    const patient = crud('Api', { healthCheck: { path: '/up', unhealthyThreshold: 4 } });
    const plan = planOf([patient, app('Jobs', { sku: 'B1' })]);
    expect(siteOf(plan)).toMatchObject({ healthCheckEvictionTimeInMin: 4 });
    expect(plan.warnings.map(({ code }) => code)).not.toContain('OPTION_WITHOUT_EFFECT');
  });

  it.each([
    ['interval', { interval: 30 }, 1],
    ['interval', { interval: 60 }, 0],
    ['timeout', { timeout: 5 }, 1],
  ])('cannot change what Azure decides: %s of %j', (option, given, count) => {
    const timed = crud('Api', { healthCheck: { path: '/up', ...given } });
    const { warnings } = planOf([timed, crud('Other'), app('Jobs', { sku: 'EP1' })]);
    const remarks = warnings.filter(({ path }) => path === `healthCheck.${option}`);
    expect(remarks).toHaveLength(count);
    for (const remark of remarks)
      expect(remark).toMatchObject({ code: 'OPTION_WITHOUT_EFFECT', components: ['Api'] });
  });

  it('is left out, with a warning, where it has none', () => {
    for (const sku of ['Y1', 'FC1'] as const) {
      const plan = healthy(sku);
      expect(siteOf(plan)).not.toHaveProperty('healthCheckPath');
      expect(plan.warnings[0]).toMatchObject({
        code: 'OPTION_WITHOUT_EFFECT',
        path: 'healthCheck',
        components: ['Api'],
      });
      expect(plan.warnings.map(({ code }) => code).includes('RETIRING_PLAN')).toBe(sku === 'Y1');
    }
  });
});

describe('an app that waits for messages', () => {
  it.each(['FC1', 'EP1'] as const)('on %s reads its queues by identity', (sku) => {
    const plan = planFor(sku, queued);
    expect(appIn(plan).config['appSettings']).toMatchObject({
      Storage__queueServiceUri: expect.stringMatching(/primary_queue_endpoint/) as string,
      Storage__credential: 'managedidentity',
    });
    const roles = blocksOf(plan, 'azurerm_role_assignment').map(
      (block) => block.config['roleDefinitionName'],
    );
    expect(roles.filter((role) => role === 'Storage Queue Data Contributor')).toHaveLength(1);
  });
});
