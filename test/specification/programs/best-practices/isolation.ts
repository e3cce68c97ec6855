import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  sensitiveDataApi: CrudApi.define('SensitiveDataApi', { entityName: 'SensitiveData', schema: { id: 'string' } })
}, {
  networking: {
    mode: 'isolated',
    vnetName: 'secure-vnet',
    subnetName: 'backend-subnet',
    privateEndpoints: true
  },
  tags: {
    dataClassification: 'confidential'
  }
});
