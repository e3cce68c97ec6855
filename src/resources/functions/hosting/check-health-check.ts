import type { PlanWarning } from '../../../plan/diagnostics.js';
import type { FunctionsResource } from '../sharing.js';
import { hostingOf, planInWords } from './hosting.js';
import { componentsOf } from '../../resource.js';

/** Warns of the parts of a health check that Azure does not do. Source: learn.microsoft.com/azure/app-service/monitor-instances-health-check */
export function checkHealthCheck({ key, config, requirements }: FunctionsResource): PlanWarning[] {
  const { healthCheck: asked, sku } = config;
  if (asked === undefined) return [];
  const warning = (path: string, message: string, resolution: string): PlanWarning => ({
    code: 'OPTION_WITHOUT_EFFECT',
    message,
    resource: key,
    path,
    components: componentsOf(requirements.filter((each) => each.config.healthCheck !== undefined)),
    resolution,
  });
  if (['flex', 'consumption'].includes(hostingOf(sku)))
    return [
      warning(
        'healthCheck',
        `healthCheck has no effect on ${planInWords(sku)}, which replaces unhealthy instances by itself and calls no path.`,
        'Leave healthCheck out and watch the app with monitoring and its alerts, or use an EP or dedicated sku.',
      ),
    ];
  const { interval = 60, timeout } = asked;
  return [
    // Source: learn.microsoft.com/azure/app-service/monitor-instances-health-check
    ...((config.scale?.minimumInstances ?? 1) >= 2
      ? []
      : [
          warning(
            'healthCheck',
            `The health check of '${key}' cannot take an instance out of service: the plan can have a single instance, which Azure keeps.`,
            'Set scale: { minimumInstances: 2 }, which costs a second instance, or omit healthCheck.',
          ),
        ]),
    ...(interval === 60
      ? []
      : [
          warning(
            'healthCheck.interval',
            `Azure calls the path of a health check every 60 seconds, not every ${interval}.`,
            'Leave interval out.',
          ),
        ]),
    ...(timeout === undefined
      ? []
      : [
          warning(
            'healthCheck.timeout',
            'Azure decides how long it waits for the answer of a health check.',
            'Leave timeout out.',
          ),
        ]),
  ];
}
