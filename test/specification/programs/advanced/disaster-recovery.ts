import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

export const app = new App();

// Primary region
const primaryRegion = 'eastus';
const drRegion = 'westus2';

// PRIMARY DEPLOYMENT
export const primaryBackend = defineBackend({
  userApi: CrudApi.define('UserApi', {
    entityName: 'User',
    schema: {
      id: 'string',
      email: 'string',
      name: 'string',
      lastModified: 'timestamp'
    },
    partitionKey: '/id'
  }),

  transactionApi: CrudApi.define('TransactionApi', {
    entityName: 'Transaction',
    schema: {
      id: 'string',
      userId: 'string',
      amount: 'number',
      timestamp: 'timestamp'
    },
    partitionKey: '/userId'
  })
}, {
  environment: 'production',
  location: primaryRegion,

  // Enable geo-replication for Cosmos DB
  cosmosConfig: {
    enableMultiRegion: true,
    failoverPolicies: [
      { locationName: primaryRegion, priority: 0 },
      { locationName: drRegion, priority: 1 }
    ],
    consistencyLevel: 'Session', // Balance between consistency and availability
    enableAutomaticFailover: true
  },

  monitoring: {
    enabled: true,
    retentionDays: 180, // Longer retention for DR scenarios
    workspaceName: 'dr-workspace-primary'
  },

  tags: {
    role: 'primary',
    dr: 'enabled',
    rto: '1-hour',
    rpo: '15-minutes'
  }
});

const primaryStack = new ResourceGroupStack(app, 'PrimaryStack', {
  resourceGroupName: 'rg-app-primary',
  location: primaryRegion
});

primaryBackend.addToStack(primaryStack);

// DR DEPLOYMENT (Standby)
export const drBackend = defineBackend({
  userApi: CrudApi.define('UserApi', {
    entityName: 'User',
    schema: {
      id: 'string',
      email: 'string',
      name: 'string',
      lastModified: 'timestamp'
    },
    partitionKey: '/id'
  }),

  transactionApi: CrudApi.define('TransactionApi', {
    entityName: 'Transaction',
    schema: {
      id: 'string',
      userId: 'string',
      amount: 'number',
      timestamp: 'timestamp'
    },
    partitionKey: '/userId'
  })
}, {
  environment: 'production-dr',
  location: drRegion,

  // Point to replicated Cosmos DB
  cosmosConfig: {
    useExisting: true, // Use replicated data from primary
    accountName: primaryBackend.resources.get('cosmos:provisioned')!.name, // Same Cosmos account
    accountResourceGroup: 'rg-app-primary',
    readLocation: drRegion // Read from DR region
  },

  monitoring: {
    enabled: true,
    retentionDays: 180,
    workspaceName: 'dr-workspace-secondary'
  },

  tags: {
    role: 'dr',
    dr: 'enabled',
    status: 'standby'
  }
});

const drStack = new ResourceGroupStack(app, 'DRStack', {
  resourceGroupName: 'rg-app-dr',
  location: drRegion
});

drStack.addDependency(primaryStack);
drBackend.addToStack(drStack);

console.log('\n=== Disaster Recovery Setup ===');
console.log(`Primary Region: ${primaryRegion}`);
console.log(`DR Region: ${drRegion}`);
console.log('\nPrimary Endpoints:');
console.log(`  User API: ${primaryBackend.components.userApi.apiEndpoint}`);
console.log(`  Transaction API: ${primaryBackend.components.transactionApi.apiEndpoint}`);
console.log('\nDR Endpoints (Standby):');
console.log(`  User API: ${drBackend.components.userApi.apiEndpoint}`);
console.log(`  Transaction API: ${drBackend.components.transactionApi.apiEndpoint}`);

console.log('\n=== Failover Procedure ===');
console.log('1. Detect primary region failure');
console.log('2. Cosmos DB auto-fails over to westus2');
console.log('3. Update Traffic Manager to route to DR');
console.log('4. DR backend becomes active');
console.log('5. RPO: <15 minutes (geo-replication lag)');
console.log('6. RTO: <1 hour (failover + DNS propagation)');

console.log('\n=== Testing DR ===');
console.log('1. Scheduled DR drill: monthly');
console.log('2. Synthetic monitoring of DR endpoints');
console.log('3. Automated failover testing');
console.log('4. Data consistency validation');

app.synth();
