import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { tagWarnings } from '../azure/tags.js';
import type { LayoutContext } from '../layout-context.js';
import { sharersOf, type Resource } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { subnet } from './connections.js';
import type { NetworkSettings } from './settings.js';

/** Checks the network of a backend. */
export function validateNetwork(
  networks: readonly Resource<NetworkSettings>[],
  { graph, settings }: LayoutContext,
): Diagnostics {
  return {
    warnings: networks.flatMap(({ config }) => [
      ...unusedServiceTags(config),
      ...(config.dnsZoneResourceGroup === null ? tagWarnings('dnsZone', settings.tags, []) : []),
    ]),
    errors: networks.flatMap((network) => crowdedSubnet(network, graph)),
  };
}

/**
 * Refuses apps that cannot send through the one subnet of an existing network. Flex apps may share a subnet; any other
 * plan has one to itself. Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
 */
function crowdedSubnet(
  { key, config }: Resource<NetworkSettings>,
  graph: LayoutContext['graph'],
): PlanError[] {
  const uses = graph.incoming(key, subnet);
  const roles = new Set(uses.map(({ data }) => data.role));
  if (config.existing === null || roles.size < 2) return [];
  const users = new Set(uses.map(({ from }) => from));
  const apps = graph.all().filter((resource) => users.has(resource.key));
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `${apps.map((app) => `'${app.key}'`).join(', ')} would send through one subnet, which only apps with sku FC1 can share.`,
      path: 'networking.subnetName',
      components: [...new Set(apps.flatMap(sharersOf))].sort(),
      resolution: "Use sku 'FC1', or let the backend make its network: leave useExistingVnet out.",
    },
  ];
}

/** The security group of an existing subnet is not the backend's to change. */
function unusedServiceTags({ existing, serviceTags }: NetworkSettings): PlanWarning[] {
  if (existing === null || serviceTags.length === 0) return [];
  return [
    {
      code: 'OPTION_WITHOUT_EFFECT',
      message: `The subnets exist, and so do their rules: ${serviceTags.join(', ')} are not added to them.`,
      path: 'networking.serviceTags',
      components: [],
      resolution:
        'Allow AzureMonitor, AzureActiveDirectory and these tags outbound in the security group of the subnet, and leave serviceTags out.',
    },
  ];
}
