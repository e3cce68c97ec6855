import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

export const app = new App();

// Define tenants (could be loaded from database)
const tenants = [
  { id: 'tenant-acme', name: 'Acme Corp', tier: 'enterprise' },
  { id: 'tenant-globex', name: 'Globex Inc', tier: 'professional' },
  { id: 'tenant-initech', name: 'Initech LLC', tier: 'basic' }
];

// Create backend with tenant-aware components
export const backend = defineBackend({
  // Shared authentication API
  authApi: CrudApi.define('AuthApi', {
    entityName: 'User',
    schema: {
      id: 'string',
      tenantId: 'string',
      email: 'string',
      role: 'string',
      permissions: 'array'
    },
    partitionKey: '/tenantId' // Partition by tenant for isolation
  }),

  // Shared data API with tenant isolation
  dataApi: CrudApi.define('DataApi', {
    entityName: 'Data',
    schema: {
      id: 'string',
      tenantId: 'string',
      name: 'string',
      value: 'string',
      createdAt: 'timestamp'
    },
    partitionKey: '/tenantId' // Critical: Ensures data isolation
  }),

  // Tenant management API
  tenantApi: CrudApi.define('TenantApi', {
    entityName: 'Tenant',
    schema: {
      id: 'string',
      name: 'string',
      tier: 'string',
      status: 'string',
      limits: 'object',
      createdAt: 'timestamp'
    },
    partitionKey: '/id'
  })
}, {
  environment: 'production',
  location: 'eastus',

  // Monitoring with tenant context
  monitoring: {
    enabled: true,
    retentionDays: 90
  },

  tags: {
    architecture: 'multi-tenant',
    isolation: 'logical', // Logical isolation via partition keys
    tenantCount: tenants.length.toString()
  }
});

const stack = new ResourceGroupStack(app, 'MultiTenantStack', {
  resourceGroupName: 'rg-saas-prod',
  location: 'eastus'
});

backend.addToStack(stack);

// Pre-populate tenant data
console.log('\n=== Multi-Tenant SaaS Architecture ===');
console.log(`Total Tenants: ${tenants.length}`);

tenants.forEach(tenant => {
  console.log(`\n${tenant.name}:`);
  console.log(`  ID: ${tenant.id}`);
  console.log(`  Tier: ${tenant.tier}`);
  console.log(`  Auth Endpoint: ${backend.components.authApi.apiEndpoint}?tenantId=${tenant.id}`);
  console.log(`  Data Endpoint: ${backend.components.dataApi.apiEndpoint}?tenantId=${tenant.id}`);
});

console.log('\n=== Data Isolation Strategy ===');
console.log('Method: Partition Key Isolation');
console.log('Partition Key: /tenantId');
console.log('Security: Row-level security via partition key');
console.log('Performance: Optimized queries within tenant partition');

// Example API implementation with tenant isolation
console.log('\n=== Example API Usage ===');
console.log(`
// All API calls must include tenant context
POST ${backend.components.dataApi.apiEndpoint}/data
Headers:
  x-tenant-id: tenant-acme
  Authorization: Bearer <token>
Body:
  {
    "name": "document",
    "value": "content",
    "tenantId": "tenant-acme"  // Must match header
  }

// Backend validates tenant isolation
// - Token must belong to tenant-acme
// - Request body tenantId must match header
// - Query will only access tenant-acme partition
`);

app.synth();
