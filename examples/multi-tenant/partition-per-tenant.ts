import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

import { tenants } from './tenants.js';

/** All tenants in the same containers, each in partitions of its own. */
export const partitionPerTenant = defineBackend(
  {
    authApi: CrudApi.define('AuthApi', {
      entityName: 'User',
      schema: {
        id: 'string',
        tenantId: 'string',
        email: 'string',
        role: 'string',
        permissions: 'array',
      },
      partitionKey: '/tenantId',
      uniqueKeys: ['/email'], // unique within a partition, so within a tenant
    }),
    dataApi: CrudApi.define('DataApi', {
      entityName: 'Data',
      schema: {
        id: 'string',
        tenantId: 'string',
        name: 'string',
        value: 'string',
        createdAt: 'timestamp',
      },
      partitionKey: '/tenantId',
    }),
    tenantApi: CrudApi.define('TenantApi', {
      entityName: 'Tenant',
      schema: {
        id: 'string',
        name: 'string',
        tier: 'string',
        status: 'string',
        limits: 'object',
        createdAt: 'timestamp',
      },
      partitionKey: '/id',
    }),
  },
  {
    backendId: 'saas',
    environment: 'production',
    location: 'eastus',
    monitoring: { enabled: true, retentionDays: 90 },
    tags: { architecture: 'multi-tenant', isolation: 'partition', tenantCount: tenants.length.toString() },
  },
);
