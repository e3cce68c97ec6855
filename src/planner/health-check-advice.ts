import type { PlanWarning } from '../plan/diagnostics.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { hostingOf, planInWords } from '../resources/functions/hosting.js';
import { sharersOf } from '../resources/shared-resource.js';

/** What of a health check Azure does not do. Source: learn.microsoft.com/azure/app-service/monitor-instances-health-check */
export function adviseOnHealthCheck({ key, config, needs }: FunctionsResource): PlanWarning[] {
  const { healthCheck: asked, sku } = config;
  if (asked === undefined) return [];
  const remark = (path: string, message: string, resolution: string): PlanWarning => ({
    code: 'OPTION_WITHOUT_EFFECT',
    message,
    resource: key,
    path,
    components: sharersOf({ needs: needs.filter((need) => need.config.healthCheck !== undefined) }),
    resolution,
  });
  if (['flex', 'consumption'].includes(hostingOf(sku)))
    return [
      remark(
        'healthCheck',
        `healthCheck has no effect on ${planInWords(sku)}, which replaces unhealthy instances by itself and calls no path.`,
        'Leave healthCheck out and watch the app with monitoring and its alerts, or use an EP or dedicated sku.',
      ),
    ];
  const { interval = 60, timeout } = asked;
  return [
    ...(interval === 60
      ? []
      : [
          remark(
            'healthCheck.interval',
            `Azure calls the path of a health check every 60 seconds, not every ${interval}.`,
            'Leave interval out.',
          ),
        ]),
    ...(timeout === undefined
      ? []
      : [
          remark(
            'healthCheck.timeout',
            'Azure decides how long it waits for the answer of a health check.',
            'Leave timeout out.',
          ),
        ]),
  ];
}
