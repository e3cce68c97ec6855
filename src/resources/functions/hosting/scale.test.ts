import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../../test/support/definitions.js';
import { blocksOf, functionAppIn, planOf } from '../../../../test/support/plans.js';
import type { CrudApiConfig } from '../../../components/crud-api/crud-api-config.js';

const planned = (options: Partial<CrudApiConfig>) => planOf([crud('Users', options)]);
const servicePlanOf = (options: Partial<CrudApiConfig>) =>
  blocksOf(planned(options), 'azurerm_service_plan')[0]?.arguments;
const saidOf = (options: Partial<CrudApiConfig>) =>
  planned(options).warnings.flatMap(({ code, path }) => (code === 'OPTION_WITHOUT_EFFECT' ? [path] : []));

describe('the scale of an app', () => {
  it('on Flex Consumption is that of its instances', () => {
    const scale = {
      maximumInstances: 50,
      instanceMemory: 4096,
      alwaysReady: { http: 2 },
      zones: true,
    } as const;
    const plan = planned({ scale });
    expect(plan.errors).toEqual([]);
    expect(functionAppIn(plan).arguments).toMatchObject({
      maximum_instance_count: 50,
      instance_memory_in_mb: 4096,
      always_ready: [{ name: 'http', instance_count: 2 }],
    });
    expect(servicePlanOf({ scale })).toMatchObject({ zone_balancing_enabled: true });
  });

  it('on Elastic Premium is that of its plan and its app', () => {
    const options = { sku: 'EP1', scale: { minimumInstances: 2, maximumInstances: 5 } } as const;
    expect(servicePlanOf(options)).toMatchObject({ worker_count: 2, maximum_elastic_worker_count: 5 });
    expect(functionAppIn(planned(options)).arguments['site_config']).toMatchObject({
      elastic_instance_minimum: 2,
    });
  });

  it('on a dedicated plan is a number of machines, or autoscale between two', () => {
    expect(servicePlanOf({ sku: 'B1', scale: { minimumInstances: 3 } })).toMatchObject({ worker_count: 3 });
    const options = { sku: 'S1', scale: { minimumInstances: 2, maximumInstances: 5 } } as const;
    expect(servicePlanOf(options)).not.toHaveProperty('worker_count');
    expect(blocksOf(planned(options), 'azurerm_monitor_autoscale_setting')).toMatchObject([
      { arguments: { profile: [{ capacity: { default: 2, minimum: 2, maximum: 5 } }] } },
    ]);
  });

  it('is the largest that components of an app ask for', () => {
    const ready = (http: number) => ({ scale: { alwaysReady: { http } } });
    const plan = planOf([crud('A', ready(1)), app('B', ready(3))]);
    expect(functionAppIn(plan).arguments).toMatchObject({
      always_ready: [{ name: 'http', instance_count: 3 }],
    });
  });

  it.each([
    [40, 'set maximumInstances: 60 or more, '],
    [undefined, ''],
  ])('has no more ready instances of all its components than instances (%s)', (maximumInstances, raise) => {
    const ready = maximumInstances === undefined ? 600 : 30;
    const scale = { ...(maximumInstances !== undefined && { maximumInstances }) };
    const [error, ...others] = planOf([
      crud('Users', { scale: { ...scale, alwaysReady: { http: ready } } }),
      app('Jobs', { scale: { alwaysReady: { blob: ready } } }),
      app('Other', { scale: { instanceMemory: 512 } }),
    ]).errors;
    expect(others).toEqual([]);
    expect(error).toEqual({
      code: 'INVALID_COMBINATION',
      message: `'functions:shared': scale.alwaysReady must have at most the ${maximumInstances ?? 100} instances of maximumInstances in total, received ${2 * ready} (blob ${ready}, http ${ready}).`,
      resource: 'functions:shared',
      path: 'scale.alwaysReady',
      components: ['Jobs', 'Users'],
      resolution: `Lower alwaysReady, ${raise}or give a component an app of its own with separateIdentity: true.`,
    });
  });

  it('has no effect where a plan cannot, which is said', () => {
    expect(saidOf({ scale: { minimumInstances: 2 } })).toEqual(['scale.minimumInstances']);
    expect(saidOf({ sku: 'EP1', scale: { instanceMemory: 512 } })).toEqual(['scale.instanceMemory']);
    expect(saidOf({ sku: 'B1', scale: { maximumInstances: 3 } })).toEqual(['scale.maximumInstances']);
  });

  it.each([
    [{ scale: { maximumInstances: 39 } }, 'scale.maximumInstances'],
    [{ sku: 'EP1', scale: { minimumInstances: 21 } }, 'scale.minimumInstances'],
    [{ sku: 'B1', scale: { minimumInstances: 4 } }, 'scale.minimumInstances'],
    [{ sku: 'S1', scale: { maximumInstances: 11 } }, 'scale.maximumInstances'],
    [{ scale: { zones: true, alwaysReady: { http: 1 } } }, 'scale.zones'],
    [{ sku: 'EP1', scale: { zones: true } }, 'scale.zones'],
    [{ sku: 'S1', scale: { zones: true } }, 'scale.zones'],
  ] as const)('is within what Azure takes: %j', (options, path) => {
    expect(planned(options).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path, components: ['Users'] },
    ]);
  });

  it('refuses a maximum below the minimum, and groups that do not exist', () => {
    expect(() => crud('A', { scale: { minimumInstances: 5, maximumInstances: 4 } })).toThrow(
      /at least the minimum/,
    );
    expect(() => crud('A', { scale: { alwaysReady: { htttp: 1 } } })).toThrow(/function:<name>/);
  });
});

describe('a health check', () => {
  it('that cannot take an instance out says so', () => {
    const healthCheck = { path: '/health' };
    expect(saidOf({ sku: 'EP1', healthCheck })).toEqual(['healthCheck']);
    expect(saidOf({ sku: 'EP1', healthCheck, scale: { minimumInstances: 2 } })).toEqual([]);
  });

  it('of a FunctionsApp is below /api', () => {
    const jobs = app('Jobs', {
      sku: 'B1',
      healthCheck: { path: '/jobs/alive' },
      scale: { minimumInstances: 2 },
    });
    expect(functionAppIn(planOf([jobs])).arguments['site_config']).toMatchObject({
      health_check_path: '/api/jobs/alive',
    });
  });
});
