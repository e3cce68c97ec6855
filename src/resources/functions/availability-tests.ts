import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { join, ref } from '../../plan/expression/expression.js';
import { exactly, type PlannedMeter } from '../../plan/meter.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { type ConnectionContext, type LayoutContext, placeOf } from '../layout-context.js';
import { applicationInsightsRef } from '../monitoring/layout.js';
import { MONITORING, type MetricWatch } from '../platform.js';
import { withoutEffect } from '../without-effect.js';
import { healthUrl } from './auth/front-door-lock.js';
import { AVAILABILITY_TEST } from './naming.js';
import type { FunctionsResource } from './sharing.js';
import { declaredHttp } from './triggers/triggers.js';

/**
 * Places that Azure calls from: West Europe, East US, West US, Southeast Asia and Brazil South. Azure recommends at least five: a fault
 * of the network at one place then does not count as a failure of the app.
 * Source: learn.microsoft.com/azure/azure-monitor/app/availability (test locations; location population tags)
 */
const PLACES = [
  'emea-nl-ams-azr',
  'us-va-ash-azr',
  'us-ca-sjc-azr',
  'apac-sg-sin-azr',
  'latam-br-gru-edge',
] as const;

const DEFAULT_INTERVAL = 300;
const DEFAULT_TIMEOUT = 30;

/**
 * Percent of successful calls below which the alert fires: calls fail from three of five places.
 * Source: learn.microsoft.com/azure/azure-monitor/app/availability (alert location threshold)
 */
const LEAST_AVAILABILITY = 60;

/** Returns the tests of an app that Azure can run: it calls from the internet, and keeps results in Application Insights. */
function testsOf({ config }: FunctionsResource, { graph, settings }: ConnectionContext) {
  const { availabilityTests = [] } = config;
  return settings.isolated || graph.platform(MONITORING).length === 0 ? [] : availabilityTests;
}

export function layOutAvailabilityTests(app: FunctionsResource, context: LayoutContext): TerraformBlock[] {
  return testsOf(app, context).map(({ name, path, interval, timeout }) =>
    block('azurerm_application_insights_standard_web_test', context.id('availability-test', name), {
      name: context.nameOf(AVAILABILITY_TEST, name),
      ...placeOf(context),
      application_insights_id: ref(applicationInsightsRef(context), 'id'),
      enabled: true,
      retry_enabled: true,
      frequency: interval ?? DEFAULT_INTERVAL,
      timeout: timeout ?? DEFAULT_TIMEOUT,
      geo_locations: [...PLACES],
      request: { url: join`${healthUrl(app, context)}${path}`, parse_dependent_requests_enabled: false },
      validation_rules: { expected_status_code: 200 },
    }),
  );
}

/**
 * Returns the metrics of the tests that are worth an alert.
 * Source: learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-insights-components-metrics
 */
export function availabilityWatches(app: FunctionsResource, context: ConnectionContext): MetricWatch[] {
  const target: BlockRef = applicationInsightsRef(context);
  return testsOf(app, context).map(({ name }) => ({
    target,
    role: `availability-${name}`,
    about: 'availability',
    namespace: 'microsoft.insights/components',
    metric: 'availabilityResults/availabilityPercentage',
    aggregation: 'Average',
    below: LEAST_AVAILABILITY,
    only: { 'availabilityResult/name': [context.nameOf(AVAILABILITY_TEST, name)] },
    // The longest interval has a result in it.
    window: { size: 'PT15M', frequency: 'PT5M' },
  }));
}

/** Azure counts a month as 730 hours. */
const MONTH_SECONDS = 730 * 3600;

/**
 * Returns the meter of the tests: Azure bills each call.
 * Source: learn.microsoft.com/azure/azure-monitor/billing-meter-names (Standard Web Test Execution)
 */
export function availabilityMeters(app: FunctionsResource, context: LayoutContext): PlannedMeter[] {
  const calls = testsOf(app, context).map(
    ({ interval = DEFAULT_INTERVAL }) => (PLACES.length * MONTH_SECONDS) / interval,
  );
  if (calls.length === 0) return [];
  const units = exactly(calls.reduce((sum, each) => sum + each, 0));
  return [{ meter: 'monitoring/availability-test', what: 'calls of availability tests', units }];
}

/** Warns of tests that cannot run. */
export function idleAvailabilityTests(
  { key, requirements }: FunctionsResource,
  { graph, settings }: LayoutContext,
): PlanWarning[] {
  const components = requirements.flatMap(({ component, config }) =>
    config.availabilityTests === undefined ? [] : [component],
  );
  const warning = (reason: string, resolution: string) =>
    withoutEffect('healthCheck.availabilityTest', reason, resolution, { resource: key, components });
  if (components.length === 0) return [];
  if (settings.isolated)
    return [
      warning(
        'Azure calls from the internet, which does not reach an isolated app',
        'Leave availabilityTest out.',
      ),
    ];
  if (graph.platform(MONITORING).length > 0) return [];
  return [
    warning(
      'no Application Insights keeps the results',
      'Add monitoring: true to the backend config, or leave availabilityTest out.',
    ),
  ];
}

/** Refuses a test of a function that asks callers for a credential: every call of the test would fail. */
export function refusedAvailabilityTests(app: FunctionsResource): PlanError[] {
  const { availabilityTests = [] } = app.config;
  if (availabilityTests.length === 0) return [];
  return declaredHttp(app.requirements).flatMap(({ component, name, route, authLevel }): PlanError[] => {
    const test = availabilityTests.find(({ path }) => path.toLowerCase() === `/api/${route}`.toLowerCase());
    if (test === undefined || authLevel === 'anonymous') return [];
    return [
      {
        code: 'INVALID_COMBINATION',
        message: `The availability test of '${test.path}' has no credential, and '${name}' of '${component}' requires one: its auth level is '${authLevel}'.`,
        resource: app.key,
        path: 'healthCheck.availabilityTest',
        components: [component],
        resolution: "Write authLevel: 'anonymous' for this function, or name the path of another one.",
      },
    ];
  });
}
