import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { NameKind } from '../name-rules.js';
import type { NetworkSettings } from '../settings.js';
import { placeOf, type Site } from '../site.js';
import { subnetOf } from './cidr.js';
import { layOutSecurityGroup, type SecurityRule } from './security-group.js';

/** The blocks of the backend's virtual network. */
export interface NetworkLayout {
  /** Name of the virtual network in Azure. */
  readonly name: string;
  readonly settings: NetworkSettings;
  readonly virtualNetwork: TerraformBlock;
  /** Function apps send their traffic out through it. */
  readonly functionSubnet: TerraformBlock;
  /** Private endpoints stand in it. A delegated subnet takes none. */
  readonly endpointSubnet: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
}

/** Without these an isolated function app cannot report telemetry or get tokens for its identity. */
const NEEDED_TAGS = ['AzureActiveDirectory', 'AzureMonitor'];

/** Lays out a virtual network with a subnet for function apps and one for private endpoints. */
export function layOutNetwork(network: NetworkSettings, site: Site): NetworkLayout {
  const { resourceGroupName } = site;
  const nameOf = (kind: NameKind, given: string | null, purpose: string) =>
    given === null ? site.name(kind, purpose) : site.givenName(kind, given);
  const name = nameOf('virtualNetwork', network.vnetName, 'shared');
  const virtualNetwork = block('azurerm_virtual_network', site.id('network'), {
    name,
    ...placeOf(site),
    addressSpace: [network.addressSpace],
  });
  const [functionRange, endpointRange] = subnetRanges(network.addressSpace);
  const within = { resourceGroupName, virtualNetworkName: ref(virtualNetwork, 'name') };
  const functionSubnet = block('azurerm_subnet', site.id('network', 'functions'), {
    name: nameOf('subnet', network.subnetName, 'functions'),
    ...within,
    addressPrefixes: [functionRange],
    // Flex Consumption runs on Container Apps infrastructure, hence this delegation.
    // Source: learn.microsoft.com/azure/azure-functions/flex-consumption-how-to
    delegation: [
      {
        name: 'flex-consumption',
        serviceDelegation: {
          name: 'Microsoft.App/environments',
          actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
        },
      },
    ],
  });
  const endpointSubnet = block('azurerm_subnet', site.id('network', 'endpoints'), {
    name: nameOf('subnet', network.privateEndpointSubnetName, 'endpoints'),
    ...within,
    addressPrefixes: [endpointRange],
    // The default exempts private endpoints from the security group.
    privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
  });
  const blocks = [
    virtualNetwork,
    functionSubnet,
    endpointSubnet,
    ...layOutSecurityGroup('functions', functionSubnet, outboundRules(network.serviceTags), site),
    ...layOutSecurityGroup('endpoints', endpointSubnet, INBOUND_RULES, site),
  ];
  return { name, settings: network, virtualNetwork, functionSubnet, endpointSubnet, blocks };
}

/** A /24 each where there is room, else the two halves. */
function subnetRanges(addressSpace: string): [string, string] {
  const prefix = Math.max(24, Number(addressSpace.split('/')[1]) + 1);
  return [subnetOf(addressSpace, prefix, 0), subnetOf(addressSpace, prefix, 1)];
}

// Traffic within the network needs no rule: Azure's own AllowVnetOutBound comes after these.
function outboundRules(serviceTags: readonly string[]): SecurityRule[] {
  const allowed = [...new Set([...NEEDED_TAGS, ...serviceTags])].sort();
  return [
    ...allowed.map((tag, index) => ({
      name: `allow-${tag.toLowerCase().replace('.', '-')}`,
      priority: 100 + index * 10,
      direction: 'Outbound' as const,
      access: 'Allow' as const,
      protocol: 'Tcp',
      from: 'VirtualNetwork',
      to: tag,
      ports: '443',
    })),
    {
      name: 'deny-internet',
      priority: 4000,
      direction: 'Outbound',
      access: 'Deny',
      protocol: '*',
      from: '*',
      to: 'Internet',
      ports: '*',
    },
  ];
}

const INBOUND_RULES: readonly SecurityRule[] = [
  {
    name: 'allow-network',
    priority: 100,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    from: 'VirtualNetwork',
    to: 'VirtualNetwork',
    ports: '*',
  },
  {
    name: 'deny-others',
    priority: 4000,
    direction: 'Inbound',
    access: 'Deny',
    protocol: '*',
    from: '*',
    to: '*',
    ports: '*',
  },
];
