import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

// Public-facing APIs
export const publicBackend = defineBackend({
  publicApi: CrudApi.define('PublicApi', { entityName: 'Public', schema: { id: 'string' } })
}, {
  networking: 'public',
  tags: { security: 'public' }
});

// Internal/private APIs
export const privateBackend = defineBackend({
  internalApi: CrudApi.define('InternalApi', { entityName: 'Internal', schema: { id: 'string' } })
}, {
  networking: {
    mode: 'isolated',
    vnetName: 'internal-vnet',
    privateEndpoints: true
  },
  tags: { security: 'private' }
});
