import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { Hosting } from '../functions/hosting.js';
import type { NameKind } from '../name-rules.js';
import type { NetworkSettings } from '../settings.js';
import { placeOf, type Site } from '../site.js';
import { subnetOf } from './cidr.js';
import { layOutSecurityGroup } from './security-group.js';
import { INBOUND_RULES, outboundRules } from './security-rules.js';

/** The blocks of the backend's virtual network. */
export interface NetworkLayout {
  /** Name of the virtual network in Azure. */
  readonly name: string;
  /** Name of the link from each DNS zone. */
  readonly linkName: string;
  readonly settings: NetworkSettings;
  readonly virtualNetwork: TerraformBlock;
  /** The subnet that each function app sends through, by key of the app. */
  readonly functionSubnets: ReadonlyMap<string, TerraformBlock>;
  /** Private endpoints stand in it. A delegated subnet takes none. */
  readonly endpointSubnet: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
}

/** A function app that sends through the network. */
export interface ConnectedApp {
  readonly key: string;
  readonly purpose: string;
  readonly hosting: Hosting;
}

/** Lays out a virtual network with subnets for the function apps and one for private endpoints. */
export function layOutNetwork(
  network: NetworkSettings,
  apps: readonly ConnectedApp[],
  site: Site,
): NetworkLayout {
  const { resourceGroupName } = site;
  const nameOf = (kind: NameKind, given: string | null, purpose: string) =>
    given === null ? site.name(kind, purpose) : site.givenName(kind, given);
  const name = nameOf('virtualNetwork', network.vnetName, 'shared');
  const virtualNetwork = block('azurerm_virtual_network', site.id('network'), {
    name,
    ...placeOf(site),
    addressSpace: [network.addressSpace],
  });
  const users = subnetUsers(apps);
  const range = rangesOf(network.addressSpace, users.length + 1);
  const within = { resourceGroupName, virtualNetworkName: ref(virtualNetwork, 'name') };
  const endpointSubnet = block('azurerm_subnet', site.id('network', 'endpoints'), {
    name: nameOf('subnet', network.privateEndpointSubnetName, 'endpoints'),
    ...within,
    addressPrefixes: [range(1)],
    // The default exempts private endpoints from the security group.
    privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
    // Nothing in it calls out. Of delegated subnets Azure does not read it: learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access
    defaultOutboundAccessEnabled: false,
  });
  const subnets = users.map((user, index) => ({
    ...user,
    subnet: block('azurerm_subnet', site.id('network', user.role), {
      name: nameOf('subnet', index === 0 ? network.subnetName : null, user.role),
      ...within,
      // The endpoints keep the second range however many apps there are.
      addressPrefixes: [range(index === 0 ? 0 : index + 1)],
      delegation: [DELEGATIONS[user.hosting === 'flex' ? 'flex' : 'others']],
    }),
  }));
  const blocks = [
    virtualNetwork,
    ...subnets.map(({ subnet }) => subnet),
    endpointSubnet,
    ...subnets.flatMap(({ role, subnet }) =>
      layOutSecurityGroup(role, subnet, outboundRules(network.serviceTags), site),
    ),
    ...layOutSecurityGroup('endpoints', endpointSubnet, INBOUND_RULES, site),
  ];
  const functionSubnets = new Map(
    subnets.flatMap(({ keys, subnet }) => keys.map((key) => [key, subnet] as const)),
  );
  return {
    name,
    linkName: `${name}-link`,
    settings: network,
    virtualNetwork,
    functionSubnets,
    endpointSubnet,
    blocks,
  };
}

/**
 * What a subnet must be delegated to. Flex Consumption runs on Container Apps infrastructure.
 * Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
 */
const DELEGATIONS = {
  flex: {
    name: 'flex-consumption',
    serviceDelegation: {
      name: 'Microsoft.App/environments',
      actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
    },
  },
  others: {
    name: 'app-service',
    serviceDelegation: {
      name: 'Microsoft.Web/serverFarms',
      actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
    },
  },
};

/** Who sends through which subnet: Flex apps may share one, any other plan has one to itself. */
function subnetUsers(apps: readonly ConnectedApp[]): { role: string; hosting: Hosting; keys: string[] }[] {
  const flex = apps.filter(({ hosting }) => hosting === 'flex').map(({ key }) => key);
  return [
    ...(flex.length === 0 ? [] : [{ role: 'functions', hosting: 'flex' as const, keys: flex }]),
    ...apps
      .filter(({ hosting }) => hosting !== 'flex')
      .map(({ key, purpose, hosting }) => ({ role: `functions-${purpose}`, hosting, keys: [key] })),
  ];
}

/** A /24 for each subnet where there is room, else equal parts. */
function rangesOf(addressSpace: string, count: number): (index: number) => string {
  const bits = Math.ceil(Math.log2(Math.max(2, count)));
  const prefix = Math.max(24, Number(addressSpace.split('/')[1]) + bits);
  return (index) => subnetOf(addressSpace, prefix, index);
}
