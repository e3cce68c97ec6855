import { quoted } from '../../plan/phrases.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { ownValue } from '../../plan/json.js';
import { tagWarnings } from '../azure/tags.js';
import type { LayoutContext } from '../layout-context.js';
import { lockedUnits } from '../locked-facts.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import { componentsOf, type Resource, sharersOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { distinctUses, planAddresses } from './address-plan.js';
import { FLEX_DELEGATION } from '../azure/subnet-delegation.js';
import { hostedPart } from '../host/hosted-part.js';
import { hostOptions } from '../host/options.js';
import { NETWORK, privateEndpoint } from '../platform.js';
import { offeredNetworkSchema } from './hosted-network.js';
import { isWithin } from './cidr.js';
import { subnet } from './connections.js';
import { subnetUses } from './subnets.js';
import type { NetworkSettings } from './settings.js';
import { withoutEffect } from '../without-effect.js';

/** Checks the network of a backend. */
export function validateNetwork(
  networks: readonly Resource<NetworkSettings>[],
  { graph, settings }: LayoutContext,
): Diagnostics {
  return {
    warnings: networks.flatMap(({ config }) => [
      ...unusedServiceTags(config),
      ...(makesZones(config) ? tagWarnings('dnsZone', settings.tags, []) : []),
    ]),
    errors: networks.flatMap((network) => [
      ...crowdedSubnet(network, graph),
      ...notOffered(network, graph, settings),
      ...validateAddresses(network, graph, settings),
    ]),
  };
}

/** Returns true if the backend may create a private DNS zone, or a link to one. */
function makesZones({ zones }: NetworkSettings): boolean {
  return !zones.byPolicy && (zones.resourceGroupName === null || zones.linked);
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
      message: `${quoted(apps.map((app) => app.key))} would send through one subnet, which only apps with sku FC1 can share.`,
      path: `networking.${'subnetId' in config.existing ? 'subnetId' : 'subnetName'}`,
      components: [...new Set(apps.flatMap(sharersOf))].sort(),
      resolution: "Use sku 'FC1', or let the backend make its network: leave useExistingVnet out.",
    },
  ];
}

/** Refuses apps and private endpoints for which the network of the host has no place. */
function notOffered(
  { key, config: { existing, zones } }: Resource<NetworkSettings>,
  graph: LayoutContext['graph'],
  settings: Settings,
): PlanError[] {
  const host = typeOptionsOf(settings, hostOptions);
  const hosted = hostedPart(settings, NETWORK, offeredNetworkSchema);
  if (host === null || hosted === undefined || existing === null || !('subnetId' in existing)) return [];
  if (!existing.subnetId.endsWith(`/${hosted.part.virtualNetwork}/subnets/${hosted.part.subnet}`)) return [];
  const apps = graph
    .incoming(key, subnet)
    .filter(({ data }) => data.delegation !== FLEX_DELEGATION)
    .map(({ from }) => from);
  const missing = zones.byPolicy
    ? []
    : graph.incoming(key, privateEndpoint).filter(({ data }) => ownValue(zones.ids, data.zone) === undefined);
  const names = [...new Set(missing.map(({ data }) => data.zone))].sort();
  const conflict = (message: string, users: readonly string[], resolution: string): PlanError => ({
    code: 'HOST_CONFLICT',
    message,
    resource: key,
    path: 'networking',
    components: componentsOf(
      graph.all().flatMap((each) => (users.includes(each.key) ? each.requirements : [])),
    ),
    resolution,
  });
  return [
    ...(apps.length === 0
      ? []
      : [
          conflict(
            `${quoted(apps)} must have sku FC1: the subnet that '${host.host.id}' offers is for Flex Consumption.`,
            apps,
            "Use sku 'FC1', or ask for a subnet of another kind and name it in networking, with virtualNetworkId, subnetId and privateEndpointSubnetId.",
          ),
        ]),
    ...(names.length === 0
      ? []
      : [
          conflict(
            `'${host.host.id}' must offer the zone ${quoted(names)} to '${host.guest}', received an offer without it: a network takes one zone of a name.`,
            missing.map(({ from }) => from),
            `Have '${host.host.id}' add it to its record, with offer: { guests: { '${host.guest}': { network: { privateDnsZones: [${quoted(names)}] }, … } } }, and read its new offer.`,
          ),
        ]),
  ];
}

/** Refuses an address space that is too small for its subnets, or that does not contain a subnet that exists. */
function validateAddresses(
  { key, config }: Resource<NetworkSettings>,
  graph: LayoutContext['graph'],
  settings: Settings,
): PlanError[] {
  if (config.existing !== null) return [];
  const roles = distinctUses(subnetUses(key, graph)).map(({ role }) => role);
  const { prefixes, unplaced } = planAddresses(config.addressSpace, roles, lockedUnits(key, settings));
  const lost = [...prefixes].filter(([, prefix]) => !isWithin(prefix, config.addressSpace));
  const error = (message: string, resolution: string): PlanError => ({
    code: 'INVALID_COMBINATION',
    message,
    resource: key,
    path: 'networking.addressSpace',
    components: [],
    resolution,
  });
  return [
    ...(unplaced.length === 0
      ? []
      : [
          error(
            `The address space ${config.addressSpace} is too small for the subnets of ${unplaced.join(', ')}.`,
            'Widen addressSpace to one that has the present one in it.',
          ),
        ]),
    ...lost.map(([role, prefix]) =>
      error(
        `The subnet of ${role} has the range ${prefix}, which is not in the address space ${config.addressSpace}.`,
        'Keep an address space that has every subnet in it.',
      ),
    ),
  ];
}

/**
 * Warns of service tags without effect. The backend must not change the security group of an existing subnet.
 */
function unusedServiceTags({ existing, serviceTags }: NetworkSettings): PlanWarning[] {
  if (existing === null || serviceTags.length === 0) return [];
  return [
    withoutEffect(
      'networking.serviceTags',
      `the plan does not change the security groups of existing subnets, so ${serviceTags.join(', ')} are not added`,
      'Allow AzureMonitor, AzureActiveDirectory and these tags outbound in the security group of the subnet, and leave serviceTags out.',
    ),
  ];
}
