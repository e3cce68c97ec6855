import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({ api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' } }) }, {
  monitoring: {
    enabled: true,
    retentionDays: 90,
    samplingPercentage: 100, // 100% in production
    alerting: {
      enabled: true,
      errorThreshold: 5, // Alert on 5 errors
      latencyThreshold: 1000 // Alert on 1s+ latency
    }
  }
});
