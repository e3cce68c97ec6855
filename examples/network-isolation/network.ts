import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group/index.js';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule/index.js';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet/index.js';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association/index.js';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';
import { Construct } from 'constructs';

interface Place {
  readonly resourceGroupName: string;
  readonly location: string;
}

/** A network as a platform team would hand it over: one subnet that apps send through, one for private endpoints. */
export class SecureNetwork extends Construct {
  readonly vnet: VirtualNetwork;
  readonly backendSubnet: Subnet;
  readonly privateEndpointSubnet: Subnet;
  readonly #place: Place;

  constructor(scope: Construct, id: string, place: Place) {
    super(scope, id);
    this.#place = place;
    this.vnet = new VirtualNetwork(this, 'vnet', {
      ...place,
      name: 'vnet-secure-prod',
      addressSpace: ['10.0.0.0/16'],
    });
    const inVnet = { resourceGroupName: place.resourceGroupName, virtualNetworkName: this.vnet.name };
    this.backendSubnet = new Subnet(this, 'backend-subnet', {
      ...inVnet,
      name: 'backend-subnet',
      addressPrefixes: ['10.0.1.0/24'],
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
    this.privateEndpointSubnet = new Subnet(this, 'private-endpoint-subnet', {
      ...inVnet,
      name: 'private-endpoint-subnet',
      addressPrefixes: ['10.0.2.0/24'],
      privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
    });
    this.#guardBackend();
    this.#guardPrivateEndpoints();
  }

  /** Targets that apps may call: the network, telemetry and sign-in; nothing else on the internet. */
  #guardBackend() {
    const add = this.#securityGroup('backend', this.backendSubnet);
    add('allow-network', 100, 'Outbound', 'Allow', 'VirtualNetwork', 'VirtualNetwork');
    add('allow-telemetry', 110, 'Outbound', 'Allow', 'VirtualNetwork', 'AzureMonitor');
    add('allow-sign-in', 120, 'Outbound', 'Allow', 'VirtualNetwork', 'AzureActiveDirectory');
    add('deny-internet', 200, 'Outbound', 'Deny', '*', 'Internet');
  }

  /** Callers of the private endpoints: the network, by https. */
  #guardPrivateEndpoints() {
    const add = this.#securityGroup('endpoints', this.privateEndpointSubnet);
    add('allow-https', 100, 'Inbound', 'Allow', 'VirtualNetwork', 'VirtualNetwork', '443');
    add('deny-rest', 200, 'Inbound', 'Deny', '*', '*');
  }

  #securityGroup(purpose: string, subnet: Subnet) {
    const group = new NetworkSecurityGroup(this, `nsg-${purpose}`, {
      ...this.#place,
      name: `nsg-${purpose}-prod`,
    });
    new SubnetNetworkSecurityGroupAssociation(this, `nsg-${purpose}-association`, {
      subnetId: subnet.id,
      networkSecurityGroupId: group.id,
    });
    return (
      name: string,
      priority: number,
      direction: 'Inbound' | 'Outbound',
      access: 'Allow' | 'Deny',
      sourceAddressPrefix: string,
      destinationAddressPrefix: string,
      destinationPortRange = '*',
    ) =>
      new NetworkSecurityRule(this, `${purpose}-${name}`, {
        name,
        resourceGroupName: this.#place.resourceGroupName,
        networkSecurityGroupName: group.name,
        priority,
        direction,
        access,
        protocol: destinationPortRange === '*' ? '*' : 'Tcp',
        sourcePortRange: '*',
        destinationPortRange,
        sourceAddressPrefix,
        destinationAddressPrefix,
      });
  }
}
