import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { hostingOf } from '../resources/functions/hosting.js';
import type { NetworkSettings } from '../resources/settings.js';

/**
 * Apps that cannot send through the one subnet of an existing network. Flex apps may share a subnet; any other plan has
 * one to itself. Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
 */
export function crowdedSubnet(
  network: NetworkSettings | null,
  apps: readonly FunctionsResource[],
): PlanError[] {
  const alone = apps.filter(({ config }) => hostingOf(config.sku) !== 'flex');
  if (network?.existing == null || alone.length === 0 || apps.length === 1) return [];
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `${apps.map(({ key }) => `'${key}'`).join(', ')} would send through one subnet, which only apps with sku FC1 can share.`,
      path: 'networking.subnetName',
      components: [...new Set(apps.flatMap(sharersOf))].sort(),
      resolution: "Use sku 'FC1', or let the backend make its network: leave useExistingVnet out.",
    },
  ];
}

/** The security group of an existing subnet is not ours to change. */
export function unusedServiceTags(network: NetworkSettings | null): PlanWarning[] {
  if (network?.existing == null || network.serviceTags.length === 0) return [];
  return [
    {
      code: 'OPTION_WITHOUT_EFFECT',
      message: `The subnets exist, and so do their rules: ${network.serviceTags.join(', ')} are not added to them.`,
      path: 'networking.serviceTags',
      components: [],
      resolution:
        'Allow AzureMonitor, AzureActiveDirectory and these tags outbound in the security group of the subnet, and leave serviceTags out.',
    },
  ];
}
