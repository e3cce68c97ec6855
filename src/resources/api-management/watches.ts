import type { PlanningContext } from '../layout-context.js';
import type { MetricWatch } from '../platform.js';
import { gatewayRef } from './layout.js';
import type { ApiManagementResource } from './options.js';

/**
 * Percent of the processor above which a unit should be added, where the load stays for half an hour. A single unit needs more of it in
 * reserve for updates of its system.
 * Source: learn.microsoft.com/azure/api-management/api-management-capacity (scaling decisions)
 */
const HIGH_LOAD = { single: 40, several: 60 };

/**
 * Returns the alerts of a gateway: on calls that it answers with a status of 500 or above, and on its load, which Consumption does not report.
 * Source: learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-apimanagement-service-metrics
 */
export function gatewayWatches(resource: ApiManagementResource, context: PlanningContext): MetricWatch[] {
  const { variant, config } = resource;
  const of = { target: gatewayRef(resource, context), namespace: 'Microsoft.ApiManagement/service' };
  return [
    {
      ...of,
      role: `gateway-${variant}-errors`,
      about: 'errors',
      metric: 'Requests',
      aggregation: 'Total',
      only: { GatewayResponseCodeCategory: ['5xx'] },
    },
    ...(config.tier === 'Consumption'
      ? []
      : [
          {
            ...of,
            role: `gateway-${variant}-load`,
            about: 'throttling',
            metric: 'CpuPercent_Gateway',
            aggregation: 'Average',
            atLeast: config.units === 1 ? HIGH_LOAD.single : HIGH_LOAD.several,
            window: { size: 'PT30M', frequency: 'PT5M' },
          } satisfies MetricWatch,
        ]),
  ];
}
