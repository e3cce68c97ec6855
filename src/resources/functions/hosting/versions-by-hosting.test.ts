import { describe, expect, it } from 'vitest';

import { app } from '../../../../test/support/definitions.js';
import { functionAppIn, planOf, SHOP } from '../../../../test/support/plans.js';
import type { FunctionsSku } from './hosting.js';
import type { FunctionRuntime } from '../requirement.js';

const planFor = (sku: FunctionsSku, more = {}, config = {}) =>
  planOf([app('Jobs', { sku, ...more })], { ...SHOP, ...config });

const siteOf = (plan: ReturnType<typeof planOf>) =>
  functionAppIn(plan).arguments['site_config'] as Record<string, unknown>;

describe('a runtime version', () => {
  it('that azurerm takes on Flex only is an error elsewhere', () => {
    expect(planFor('EP1', { version: '24' }).errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message: 'azurerm 4.55.0 does not accept node 24 on an EP1 plan.',
        resource: 'functions:elastic',
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
  ])('that %s does not have is an error: %s %s', (sku, runtime, version, message, resolution) => {
    expect(planFor(sku, { runtime, version }).errors).toMatchObject([
      { path: 'version', message, resolution },
    ]);
    expect(planFor(sku, { runtime: 'java', version: '17' }).errors).toEqual([]);
  });

  it.each<[FunctionRuntime, string, string]>([
    ['node', '24', 'Use one of 18, 20, 22'],
    ['python', '3.14', 'Use one of 3.9, 3.10, 3.11, 3.12, 3.13.'],
    ['java', '25', 'Use one of 8, 11, 17, 21.'],
  ])('%s %s runs on Linux apps with azurerm 5 only', (runtime, version, resolution) => {
    const asked = { runtime, version };
    expect(
      planFor('EP1', asked)
        .errors.map((error) => error.resolution)
        .join(),
    ).toContain(resolution);
    for (const sku of ['EP1', 'B1'] as const) expect(planFor(sku, asked, { azurerm: 5 }).errors).toEqual([]);
    expect(planFor('Y1', asked, { azurerm: 5 }).errors).toMatchObject([{ path: 'version' }]);
  });

  it('that neither version of azurerm takes names the one of the backend', () => {
    const asked = { runtime: 'powershell', version: '7.6' };
    expect(planFor('EP1', asked, { azurerm: 5 }).errors).toMatchObject([
      { message: 'azurerm 5.2.0 does not accept powershell 7.6 on an EP1 plan.' },
    ]);
  });

  it('that no component asks for is the newest that the plan runs', () => {
    const plan = planFor('Y1', { runtime: 'python' });
    expect(plan.errors).toEqual([]);
    expect(siteOf(plan)['application_stack']).toEqual({ python_version: '3.12' });
    const named = planFor('Y1', { runtime: 'python', version: '3.12' });
    expect(functionAppIn(named).arguments['name']).toBe(functionAppIn(plan).arguments['name']);
    expect(siteOf(planFor('B1', { runtime: 'python' }))['application_stack']).toEqual({
      python_version: '3.13',
    });
  });

  it.each<[FunctionRuntime, string, object]>([
    ['node', '22', { node_version: '22' }],
    ['python', '3.13', { python_version: '3.13' }],
    ['dotnet-isolated', '10.0', { dotnet_version: '10.0', use_dotnet_isolated_runtime: true }],
    ['java', '21', { java_version: '21' }],
    ['powershell', '7.4', { powershell_core_version: '7.4' }],
    ['custom', '1.0', { use_custom_runtime: true }],
  ])('of %s is %s in the stack of a Linux app', (runtime, version, stack) => {
    const plan = planFor('B1', { runtime, version });
    expect(siteOf(plan)['application_stack']).toEqual(stack);
    expect(plan.errors).toEqual([]);
    const flex = functionAppIn(planFor('FC1', { runtime, version })).arguments;
    expect(flex).toMatchObject({ runtime_name: runtime, runtime_version: version });
  });
});
