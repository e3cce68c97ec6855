import * as v from 'valibot';

import { options, textLike, wholeNumber } from '../../../validation/rule.js';

/**
 * Health check by which Azure finds instances that do not work, on Elastic Premium and dedicated plans.
 * Source: learn.microsoft.com/azure/app-service/monitor-instances-health-check
 */
export interface HealthCheckConfig {
  /** Such as `/health`. */
  readonly path: string;
  /** Seconds. Azure calls once a minute; another value yields a warning. */
  readonly interval?: number;
  /** Seconds. Azure decides it; a value yields a warning. */
  readonly timeout?: number;
  /** Failed calls in a row until an instance is taken out: 2 to 10. @default 10 */
  readonly unhealthyThreshold?: number;
}

const seconds = (what: string) => wholeNumber(what, 1, 2_147_483_647);

/** Schema of a health check. */
export const healthCheckSchema: v.GenericSchema<unknown, HealthCheckConfig> = options({
  path: textLike(
    'a health check path',
    /^\/[A-Za-z0-9/_.-]*$/,
    "must start with '/' and have letters from A to Z, digits, '/', '_', '.' and '-'",
    "write it like '/health'",
  ),
  interval: v.exactOptional(seconds('an interval')),
  timeout: v.exactOptional(seconds('a timeout')),
  unhealthyThreshold: v.exactOptional(wholeNumber('a threshold', 2, 10)),
});
