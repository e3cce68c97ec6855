import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

const environment = 'prod';

export const backend = defineBackend({ api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' } }) }, {
  environment: 'prod',
  naming: {
    formatResourceName: (type, backendId, suffix) => {
      const parts = [
        type,              // cosmos, func, st
        'myapp',           // Application name
        environment,       // dev, staging, prod
        suffix || 'shared' // Purpose/identifier
      ];
      return parts.join('-').toLowerCase();
    }
  }
});

// Results in:
// cosmos-myapp-prod-shared
// func-myapp-prod-shared
// st-myapp-prod-shared
