import type { PlanWarning } from '../../../plan/diagnostics.js';
import type { FunctionsResource } from '../sharing.js';
import { hostingOf, planInWords } from './hosting.js';
import { componentsOf } from '../../resource.js';
import { withoutEffect } from '../../without-effect.js';

/** Warns of the parts of a health check that Azure does not do. Source: learn.microsoft.com/azure/app-service/monitor-instances-health-check */
export function validateHealthCheck({ key, config, requirements }: FunctionsResource): PlanWarning[] {
  const { healthCheck: asked, sku } = config;
  if (asked === undefined) return [];
  const components = componentsOf(requirements.filter((each) => each.config.healthCheck !== undefined));
  const warning = (path: string, reason: string, resolution: string) =>
    withoutEffect(path, reason, resolution, { resource: key, components });
  if (['flex', 'consumption'].includes(hostingOf(sku)))
    return [
      warning(
        'healthCheck',
        `${planInWords(sku)} replaces unhealthy instances by itself and calls no path`,
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
            'the plan can have a single instance, which Azure keeps in service',
            'Set scale: { minimumInstances: 2 }, which costs a second instance, or omit healthCheck.',
          ),
        ]),
    ...(interval === 60
      ? []
      : [
          warning(
            'healthCheck.interval',
            `Azure calls the path every 60 seconds, not every ${interval}`,
            'Leave interval out.',
          ),
        ]),
    ...(timeout === undefined
      ? []
      : [
          warning(
            'healthCheck.timeout',
            'Azure decides how long it waits for the answer',
            'Leave timeout out.',
          ),
        ]),
  ];
}
