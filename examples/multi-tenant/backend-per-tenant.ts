import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

import { tenants } from './tenants.js';

/** Everything apart: account, app, identity, storage. */
export const backendPerTenant = tenants.map((tenant) => ({
  tenant,
  backend: defineBackend(
    {
      dataApi: CrudApi.define('DataApi', {
        entityName: 'Data',
        schema: { id: 'string', name: 'string', value: 'string', createdAt: 'timestamp' },
        partitionKey: '/id',
      }),
    },
    {
      backendId: `saas-${tenant.id}`,
      environment: 'production',
      location: 'eastus',
      tags: { architecture: 'multi-tenant', isolation: 'account', tenantId: tenant.id },
    },
  ),
}));
