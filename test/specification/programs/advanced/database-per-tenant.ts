import { CrudApi } from '@atakora/component/crud';

import { defineBackend } from '@atakora/component/backend';
const tenants = [{ id: 'tenant-acme' }, { id: 'tenant-globex' }, { id: 'tenant-initech' }];

// Create separate database per tenant
export const definitions = tenants.map(tenant =>
  CrudApi.define(`DataApi-${tenant.id}`, {
    entityName: 'Data',
    schema: { id: 'string' },
    partitionKey: '/id', // No need for tenantId
    databaseName: `db-${tenant.id}` // Separate database
  })
);

export const backend = defineBackend({ backendId: 'saas' }).addComponents(definitions).build();
