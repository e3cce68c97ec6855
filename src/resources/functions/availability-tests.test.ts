import { FunctionsApp } from '@atakora/component/functions';
import { describe, expect, it } from 'vitest';

import { crud, crudOn } from '../../../test/support/definitions.js';
import { blocksOf, planOf, remarksIn, SHOP } from '../../../test/support/plans.js';
import type { PlannedMeter } from '../../plan/meter.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { HealthCheckOptions } from './hosting/health-check.js';

const TEST = 'azurerm_application_insights_standard_web_test';
const WATCHED = { ...SHOP, monitoring: { alerting: { emails: ['ops@example.com'] } } };

const tested = (id: string, healthCheck: Partial<HealthCheckOptions> = {}) =>
  crud(id, { healthCheck: { path: '/health', availabilityTest: true, ...healthCheck } });

const alertsOf = (plan: ReturnType<typeof planOf>) =>
  blocksOf(plan, 'azurerm_monitor_metric_alert').filter(({ id }) =>
    id.startsWith('shop_monitoring_availability-'),
  );

describe('an availability test', () => {
  it('calls the health check of a component from outside, on every plan', () => {
    const plan = planOf([tested('UserApi'), crud('OrderApi')], WATCHED);
    expect(blocksOf(plan, TEST)).toMatchObject([
      {
        id: 'shop_availability-test_user-api',
        arguments: {
          application_insights_id: { $ref: 'azurerm_application_insights.shop_monitoring_insights.id' },
          frequency: 300,
          timeout: 30,
          enabled: true,
          request: {
            url: expect.stringMatching(/^https:\/\/func-shop-.*\.azurewebsites\.net\/api\/health$/),
          },
        },
      },
    ]);
    expect(blocksOf(plan, TEST)[0]?.arguments['geo_locations']).toHaveLength(5);
    expect(remarksIn(plan).map(({ code }) => code)).not.toContain('OPTION_WITHOUT_EFFECT');
    expect(
      blocksOf(
        planOf([crudOn('EP1', 'Api', { healthCheck: { path: '/up', availabilityTest: true } })], WATCHED),
        TEST,
      ),
    ).toHaveLength(1);
  });

  it('is off unless a component asks for it', () => {
    expect(blocksOf(planOf([crud('A', { healthCheck: { path: '/health' } })], WATCHED), TEST)).toEqual([]);
  });

  it('has an alert that watches this test alone', () => {
    const plan = planOf([tested('UserApi'), tested('OrderApi')], WATCHED);
    const names = blocksOf(plan, TEST).map((test) => String(test.arguments['name']));
    expect(alertsOf(plan).map((alert): unknown => alert.arguments['criteria'])).toMatchObject(
      names.map((name) => [
        {
          metric_name: 'availabilityResults/availabilityPercentage',
          operator: 'LessThan',
          threshold: 60,
          dimension: [{ name: 'availabilityResult/name', operator: 'Include', values: [name] }],
        },
      ]),
    );
    expect(alertsOf(planOf([tested('UserApi')], { ...SHOP, monitoring: true }))).toEqual([]);
  });

  it('is billed for each call', () => {
    const callsOf = (interval: number) => {
      const plan: ResourcePlan = planOf([tested('A', { interval }), tested('B', { interval })], WATCHED);
      const meters: readonly PlannedMeter[] = plan.resources.flatMap((resource) => resource.meters ?? []);
      return meters.filter(({ meter }) => meter === 'monitoring/availability-test');
    };
    // Five places, every five minutes of 730 hours, for two components.
    expect(callsOf(300)).toMatchObject([{ units: { low: 87_600, high: 87_600 } }]);
    expect(callsOf(900)).toMatchObject([{ units: { low: 29_200, high: 29_200 } }]);
  });

  it('of one component says nothing of the test of another', () => {
    const [one, both] = [[tested('A')], [tested('A'), tested('B', { interval: 900, timeout: 60 })]].map(
      (components) => blocksOf(planOf(components, WATCHED), TEST),
    );
    expect(both?.[0]).toEqual(one?.[0]);
    expect(both?.[1]?.arguments).toMatchObject({ frequency: 900, timeout: 60 });
  });

  it.each([
    ['an isolated backend', { ...WATCHED, networking: 'isolated' as const }, 'Leave availabilityTest out.'],
    ['a backend without monitoring', SHOP, 'Add monitoring: true to the backend config'],
  ])('is left out of %s, with a warning', (_where, config, way) => {
    const plan = planOf([tested('A')], config);
    expect(blocksOf(plan, TEST)).toEqual([]);
    expect(plan.warnings.filter(({ path }) => path === 'healthCheck.availabilityTest')).toMatchObject([
      { code: 'OPTION_WITHOUT_EFFECT', components: ['A'], resolution: expect.stringContaining(way) },
    ]);
  });

  it('needs a function that answers without a credential', () => {
    const up = (authLevel: 'anonymous' | 'function') =>
      FunctionsApp.define('Jobs', {
        functions: { up: { trigger: 'http', route: 'up', authLevel } },
        healthCheck: { path: '/jobs/up', availabilityTest: true },
      });
    const path = blocksOf(planOf([up('anonymous')], WATCHED), TEST)[0]?.arguments['request'];
    expect(path).toMatchObject({ url: expect.stringMatching(/\/api\/jobs\/up$/) });
    expect(planOf([up('anonymous')], WATCHED).errors).toEqual([]);
    const [error] = planOf([up('function')], WATCHED).errors;
    expect(error).toMatchObject({ code: 'INVALID_COMBINATION', components: ['Jobs'] });
    expect(error?.message).toMatch(/has no credential, and 'jobs_up' of 'Jobs' requires one/);
  });

  it.each([
    ['interval', { interval: 30 }, 'must be 300, 600 or 900 seconds, the intervals of an availability test'],
    ['timeout', { timeout: 121 }, 'must be at most 120 seconds with availabilityTest'],
  ])('has the %s values that Azure has', (_option, given, message) => {
    expect(() => tested('A', given)).toThrow(message);
    expect(() => crud('A', { healthCheck: { path: '/health', ...given } })).not.toThrow();
  });
});
