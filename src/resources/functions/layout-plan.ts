import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { hostingOf } from './hosting.js';
import { AUTOSCALE, SERVICE_PLAN } from './naming.js';
import type { FunctionsResource } from './sharing.js';

/** Lays out the service plan of an app, and what scales it. The plan comes first. */
export function layOutServicePlan(
  { config, variant }: FunctionsResource,
  context: LayoutContext,
): [TerraformBlock, ...TerraformBlock[]] {
  const { sku, scale = {} } = config;
  const { minimumInstances, maximumInstances, zones } = scale;
  const hosting = hostingOf(sku);
  const isAutoscaled =
    hosting === 'dedicated' &&
    !sku.startsWith('B') &&
    maximumInstances !== undefined &&
    maximumInstances > (minimumInstances ?? 1);
  const canSpread = hosting !== 'consumption' && !/^[BS]/.test(sku);
  const plan = block('azurerm_service_plan', context.id('functions', variant, 'plan'), {
    name: context.nameOf(SERVICE_PLAN, variant),
    ...placeOf(context),
    os_type: 'Linux',
    sku_name: sku,
    // Autoscale changes the number, so Terraform must not set it back.
    worker_count:
      (hosting === 'elastic' || hosting === 'dedicated') && !isAutoscaled ? minimumInstances : undefined,
    maximum_elastic_worker_count: hosting === 'elastic' ? (maximumInstances ?? minimumInstances) : undefined,
    zone_balancing_enabled: zones === true && canSpread ? true : undefined,
  });
  return isAutoscaled
    ? [plan, autoscale(variant, plan, minimumInstances ?? 1, maximumInstances, context)]
    : [plan];
}

/**
 * Returns the autoscale setting: one instance more above 70 % of processor time over five minutes, one less
 * below 30 % over ten.
 * Source: learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-best-practices
 */
function autoscale(
  variant: string,
  plan: TerraformBlock,
  minimum: number,
  maximum: number,
  context: LayoutContext,
): TerraformBlock {
  const rule = (operator: string, threshold: number, timeWindow: string, direction: string) => ({
    metric_trigger: {
      metric_name: 'CpuPercentage',
      metric_resource_id: ref(plan, 'id'),
      time_grain: 'PT1M',
      statistic: 'Average',
      time_window: timeWindow,
      time_aggregation: 'Average',
      operator,
      threshold,
    },
    scale_action: { direction, type: 'ChangeCount', value: 1, cooldown: 'PT5M' },
  });
  return block('azurerm_monitor_autoscale_setting', context.id('functions', variant, 'autoscale'), {
    name: context.nameOf(AUTOSCALE, variant),
    ...placeOf(context),
    target_resource_id: ref(plan, 'id'),
    profile: [
      {
        name: 'processor-time',
        capacity: { default: minimum, minimum, maximum },
        rule: [rule('GreaterThan', 70, 'PT5M', 'Increase'), rule('LessThan', 30, 'PT10M', 'Decrease')],
      },
    ],
  });
}
