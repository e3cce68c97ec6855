import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';
import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group/index.js';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule/index.js';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet/index.js';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';

export const app = new App();

// Create network infrastructure first
export const stack = new ResourceGroupStack(app, 'SecureStack', {
  resourceGroupName: 'rg-secure-prod',
  location: 'eastus'
});

// Create VNet
const vnet = new VirtualNetwork(stack, 'vnet', {
  name: 'vnet-secure-prod',
  resourceGroupName: 'rg-secure-prod',
  location: 'eastus',
  addressSpace: ['10.0.0.0/16']
});

// Create subnet for backend services
const backendSubnet = new Subnet(stack, 'backend-subnet', {
  name: 'backend-subnet',
  resourceGroupName: 'rg-secure-prod',
  virtualNetworkName: vnet.name,
  addressPrefixes: ['10.0.1.0/24'],
  delegation: [{
    name: 'app-service-delegation',
    serviceDelegation: {
      name: 'Microsoft.App/environments',
      actions: ['Microsoft.Network/virtualNetworks/subnets/join/action']
    }
  }]
});

// Create private endpoint subnet
const privateEndpointSubnet = new Subnet(stack, 'private-endpoint-subnet', {
  name: 'private-endpoint-subnet',
  resourceGroupName: 'rg-secure-prod',
  virtualNetworkName: vnet.name,
  addressPrefixes: ['10.0.2.0/24'],
  privateEndpointNetworkPolicies: 'Disabled'
});

// Create NSG with strict rules
const nsg = new NetworkSecurityGroup(stack, 'backend-nsg', {
  name: 'nsg-backend-prod',
  resourceGroupName: 'rg-secure-prod',
  location: 'eastus'
});

// Allow only internal traffic
new NetworkSecurityRule(stack, 'allow-internal', {
  name: 'allow-internal',
  networkSecurityGroupName: nsg.name,
  resourceGroupName: 'rg-secure-prod',
  priority: 100,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  sourcePortRange: '*',
  destinationPortRange: '443',
  sourceAddressPrefix: 'VirtualNetwork',
  destinationAddressPrefix: 'VirtualNetwork'
});

new NetworkSecurityRule(stack, 'deny-internet', {
  name: 'deny-internet',
  networkSecurityGroupName: nsg.name,
  resourceGroupName: 'rg-secure-prod',
  priority: 200,
  direction: 'Inbound',
  access: 'Deny',
  protocol: '*',
  sourcePortRange: '*',
  destinationPortRange: '*',
  sourceAddressPrefix: 'Internet',
  destinationAddressPrefix: '*'
});

// Create backend with network isolation
export const backend = defineBackend({
  userApi: CrudApi.define('UserApi', {
    entityName: 'User',
    schema: {
      id: 'string',
      email: 'string',
      name: 'string',
      sensitiveData: 'string'
    },
    partitionKey: '/id'
  }),

  auditApi: CrudApi.define('AuditApi', {
    entityName: 'AuditLog',
    schema: {
      id: 'string',
      action: 'string',
      userId: 'string',
      timestamp: 'timestamp',
      ipAddress: 'string'
    },
    partitionKey: '/userId'
  })
}, {
  environment: 'production',
  location: 'eastus',

  // Full network isolation
  networking: {
    mode: 'isolated',
    vnetName: vnet.name,
    subnetName: backendSubnet.name,
    privateEndpointSubnetName: privateEndpointSubnet.name,
    privateEndpoints: true,
    serviceTags: [
      'AzureCosmosDB',
      'Storage',
      'AppService'
    ]
  },

  // Monitoring (still works with network isolation)
  monitoring: {
    enabled: true,
    retentionDays: 180 // Longer retention for audit logs
  },

  tags: {
    security: 'high',
    compliance: 'pci-dss',
    dataClassification: 'confidential',
    networkIsolation: 'full'
  }
});

backend.addToStack(stack);

// Cosmos DB will be configured with:
// - Public network access: Disabled
// - Private endpoint in private-endpoint-subnet
// - Firewall rules allowing only VNet

// Function App will be configured with:
// - VNet integration into backend-subnet
// - Only accessible from within VNet
// - Outbound traffic through VNet

console.log('\n=== Secure Network Configuration ===');
console.log('VNet:', vnet.name);
console.log('Backend Subnet:', backendSubnet.name);
console.log('Private Endpoint Subnet:', privateEndpointSubnet.name);
console.log('Network Security Group:', nsg.name);
console.log('\nAll resources isolated from public internet');

app.synth();
