import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

// Phase 1: Development - Serverless
export const devBackend = defineBackend({
  api: CrudApi.define('Api', {
    entityName: 'Entity',
    schema: { id: 'string' },
    enableServerless: true
  })
}, {
  environment: 'dev'
});

// Phase 2: Production - Monitor costs
// If serverless becomes expensive, switch to provisioned

// Phase 3: Scale - Provisioned throughput
export const prodBackend = defineBackend({
  api: CrudApi.define('Api', {
    entityName: 'Entity',
    schema: { id: 'string' },
    enableServerless: false,
    throughput: 4000 // Based on actual usage metrics
  })
}, {
  environment: 'production'
});
