import type { PlanWarning } from '../../../plan/diagnostics.js';
import type { FunctionsResource } from '../sharing.js';
import { hostingOf, planInWords } from './hosting.js';
import { componentsOf } from '../../resource.js';
import { withoutEffect } from '../../without-effect.js';

/** Warns of the parts of a health check that Azure does not do. Source: learn.microsoft.com/azure/app-service/monitor-instances-health-check */
export function validateHealthCheck({ key, config, requirements }: FunctionsResource): PlanWarning[] {
  const { healthCheck: asked, sku } = config;
  if (asked === undefined) return [];
  const asking = requirements.filter((each) => each.config.healthCheck !== undefined);
  const isServerless = ['flex', 'consumption'].includes(hostingOf(sku));
  // An availability test calls the path on plans on which Azure does not.
  const unheard = isServerless
    ? asking.filter((each) => each.config.availabilityTests === undefined)
    : asking;
  if (unheard.length === 0) return [];
  const components = componentsOf(unheard);
  const warning = (path: string, reason: string, resolution: string) =>
    withoutEffect(path, reason, resolution, { resource: key, components });
  if (isServerless)
    return [
      warning(
        'healthCheck',
        `${planInWords(sku)} replaces unhealthy instances by itself and calls no path`,
        'Add availabilityTest: true to healthCheck, which calls the path from outside and is billed for each call, use an EP or dedicated sku, or leave healthCheck out.',
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
            'Leave interval out. An availability test has 300, 600 or 900 seconds.',
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
