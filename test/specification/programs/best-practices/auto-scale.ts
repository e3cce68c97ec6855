import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({ api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' } }) }, {
  autoScale: {
    enabled: true,
    minThroughput: 400,
    maxThroughput: 10000,
    targetUtilization: 70 // Scale at 70% utilization
  }
});
