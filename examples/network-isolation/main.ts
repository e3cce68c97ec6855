import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

import { SecureNetwork } from './network.js';

const app = new App();
const stack = new ResourceGroupStack(app, 'secure', {
  resourceGroupName: 'rg-secure-prod',
  location: 'eastus',
});
const network = new SecureNetwork(stack, 'network', {
  resourceGroupName: stack.resourceGroup.name,
  location: 'eastus',
});

const backend = defineBackend(
  {
    userApi: CrudApi.define('UserApi', {
      entityName: 'User',
      schema: { id: 'string', email: 'string', name: 'string', sensitiveData: 'string' },
      partitionKey: '/id',
    }),
    auditApi: CrudApi.define('AuditApi', {
      entityName: 'AuditLog',
      schema: {
        id: 'string',
        action: 'string',
        userId: 'string',
        timestamp: 'timestamp',
        ipAddress: 'string',
      },
      partitionKey: '/userId',
    }),
  },
  {
    backendId: 'secure',
    environment: 'production',
    location: 'eastus',
    networking: {
      mode: 'isolated',
      vnetName: network.vnet.name,
      subnetName: network.backendSubnet.name,
      privateEndpointSubnetName: network.privateEndpointSubnet.name,
      privateEndpoints: true,
    },
    monitoring: { enabled: true, retentionDays: 180 },
    tags: { compliance: 'pci-dss', dataClassification: 'confidential' },
  },
);

backend.addToStack(stack);

export const plan = backend.plan();

app.synth();
