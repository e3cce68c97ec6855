import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

const tenants = [{ id: 'tenant-acme' }, { id: 'tenant-globex' }, { id: 'tenant-initech' }];

// Separate backend per tenant (or group of tenants)
export const backends = tenants.map(tenant =>
  defineBackend({
    dataApi: CrudApi.define('DataApi', { entityName: 'Data', schema: { id: 'string' } })
  }, {
    environment: `tenant-${tenant.id}`,
    tags: { tenantId: tenant.id }
  })
);
