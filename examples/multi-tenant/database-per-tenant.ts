import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

import { tenants } from './tenants.js';

/** A database for each tenant in one account. A database and its container count twice against the account's 500. */
export const databasePerTenant = defineBackend({
  backendId: 'saas-databases',
  environment: 'production',
  location: 'eastus',
  tags: { architecture: 'multi-tenant', isolation: 'database' },
})
  .addComponents(
    tenants.map((tenant) =>
      CrudApi.define(`DataApi-${tenant.id}`, {
        entityName: 'Data',
        schema: { id: 'string', name: 'string', value: 'string', createdAt: 'timestamp' },
        partitionKey: '/id',
        databaseName: `db-${tenant.id}`,
      }),
    ),
  )
  .build();
