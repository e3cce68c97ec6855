import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({ api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' } }) }, {
  limits: {
    maxCosmosAccounts: 1,
    maxFunctionApps: 1,
    maxStorageAccounts: 2,
    maxThroughputPerDatabase: 10000 // RU/s cap
  },
  tags: {
    costCenter: 'engineering',
    budget: 'monitored'
  }
});
