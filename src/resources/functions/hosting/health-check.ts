import * as v from 'valibot';

import { pickGiven } from '../../../plan/json.js';
import { flag, options, rule, textLike, together, wholeNumber } from '../../../validation/rule.js';

/**
 * Health check by which Azure finds instances that do not work, on Elastic Premium and dedicated plans.
 * Source: learn.microsoft.com/azure/app-service/monitor-instances-health-check
 */
export interface HealthCheckConfig {
  /** Path below `/api`, such as `/health`. */
  readonly path: string;
  /**
   * Seconds between two calls. Azure calls once a minute; another value yields a warning, unless there is an `availabilityTest`.
   * @default once a minute; 300 of an availability test
   */
  readonly interval?: number;
  /**
   * Seconds until a call counts as failed. Azure decides it; a value yields a warning, unless there is an `availabilityTest`.
   * @default that of Azure; 30 of an availability test
   */
  readonly timeout?: number;
  /** Failed calls in a row until an instance is taken out: 2 to 10. @default 10 */
  readonly unhealthyThreshold?: number;
}

/** Health check of a component. */
export interface HealthCheckOptions extends HealthCheckConfig {
  /**
   * True: Application Insights calls the path from five places in the world, on every plan, and an alert fires when it fails from three of
   * them. `interval` is then 300, 600 or 900 seconds (default 300), and `timeout` 1 to 120 seconds (default 30). Azure bills each call. Needs
   * monitoring, and an app that is not isolated. @default false
   */
  readonly availabilityTest?: boolean;
}

const seconds = (what: string) => wholeNumber(what, 1, 2_147_483_647);

const healthPathSchema = textLike(
  'a health check path',
  /^\/[A-Za-z0-9/_.-]*$/,
  "must start with '/' and have letters from A to Z, digits, '/', '_', '.' and '-'",
  "write it like '/health'",
);

const entries = {
  path: healthPathSchema,
  interval: v.exactOptional(seconds('an interval')),
  timeout: v.exactOptional(seconds('a timeout')),
  unhealthyThreshold: v.exactOptional(wholeNumber('a threshold', 2, 10)),
};

export const healthCheckSchema: v.GenericSchema<unknown, HealthCheckConfig> = options(entries);

/** Standard test of Application Insights, which calls a path of the app from five places in the world. */
export interface AvailabilityTest {
  /** Names the test in the app: the id of its component, in small letters. */
  readonly name: string;
  /** Such as `/api/health`. It must answer with status 200, and without a credential. */
  readonly path: string;
  /** Seconds between two calls from one place: 300, 600 or 900. @default 300 */
  readonly interval?: number;
  /** Seconds until a call counts as failed: 1 to 120. @default 30 */
  readonly timeout?: number;
}

/**
 * Seconds between two calls that Azure offers.
 * Source: azurerm 4.55.0, `frequency` of azurerm_application_insights_standard_web_test; Azure/azure-rest-api-specs#29850
 */
const INTERVALS = [300, 600, 900] as const;

const INTERVAL_RULE = rule(
  'must be 300, 600 or 900 seconds, the intervals of an availability test in Azure',
  'use 300',
);

/**
 * Seconds. Neither Azure's reference nor azurerm states a limit; this is the longest time in Azure's own examples.
 * Source: Azure/azure-rest-api-specs, examples of applicationinsights webTests 2022-06-15
 */
const LONGEST_TIMEOUT = 120;

export const availabilityTestSchema: v.GenericSchema<unknown, AvailabilityTest> = options({
  name: textLike(
    'the name of an availability test',
    /^[a-z][a-z0-9-]{0,126}$/,
    'must have 1 to 127 small letters, digits and hyphens, and start with a letter',
    "use the id of the component, like 'user-api'",
  ),
  path: healthPathSchema,
  interval: v.exactOptional(v.picklist(INTERVALS, INTERVAL_RULE)),
  timeout: v.exactOptional(wholeNumber('the timeout of an availability test', 1, LONGEST_TIMEOUT)),
});

export const healthCheckOptionsSchema: v.GenericSchema<unknown, HealthCheckOptions> = v.pipe(
  options({ ...entries, availabilityTest: v.exactOptional(flag('availabilityTest')) }),
  together(
    ['interval', 'availabilityTest'],
    ({ availabilityTest, interval }) =>
      availabilityTest !== true || interval === undefined || INTERVALS.some((each) => each === interval),
    INTERVAL_RULE,
  ),
  together(
    ['timeout', 'availabilityTest'],
    ({ availabilityTest, timeout }) =>
      availabilityTest !== true || timeout === undefined || timeout <= LONGEST_TIMEOUT,
    rule('must be at most 120 seconds with availabilityTest', 'use 30'),
  ),
);

/** Returns the route of a health check. Functions have routes only below `/api/`, so `/health` and `/api/health` have the route `health`. */
export function healthRouteOf(path: string): string {
  const words = path.split('/').filter((word) => word !== '');
  return words.slice(words[0] === 'api' ? 1 : 0).join('/');
}

/** Returns what the health check of a component requires of its app. `interval` and `timeout` of an availability test are those of the test. */
export function healthRequirement(
  name: string,
  options: HealthCheckOptions,
  route = healthRouteOf(options.path),
): { readonly healthCheck: HealthCheckConfig; readonly availabilityTests?: readonly AvailabilityTest[] } {
  const path = `/api/${route}`;
  const check = { path, ...pickGiven(options, 'unhealthyThreshold') };
  const times = pickGiven(options, 'interval', 'timeout');
  return options.availabilityTest === true
    ? { healthCheck: check, availabilityTests: [{ name, path, ...times }] }
    : { healthCheck: { ...check, ...times } };
}
