import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

import { backendPerTenant } from './backend-per-tenant.js';
import { databasePerTenant } from './database-per-tenant.js';
import { partitionPerTenant } from './partition-per-tenant.js';

const app = new App();
const group = (name: string) =>
  new ResourceGroupStack(app, name, { resourceGroupName: `rg-${name}-prod`, location: 'eastus' });

partitionPerTenant.addToStack(group('saas'));
databasePerTenant.addToStack(group('saas-databases'));
for (const { tenant, backend } of backendPerTenant) backend.addToStack(group(`saas-${tenant.id}`));

console.log('All tenants:', partitionPerTenant.components.dataApi.apiEndpoint);
for (const { tenant, backend } of backendPerTenant) {
  console.log(`${tenant.name}:`, databasePerTenant.getComponent(`DataApi-${tenant.id}`, CrudApi).apiEndpoint);
  console.log(`${tenant.name}, alone:`, backend.components.dataApi.apiEndpoint);
}

export const plans = {
  partition: partitionPerTenant.plan(),
  database: databasePerTenant.plan(),
  ...Object.fromEntries(
    backendPerTenant.map(({ tenant, backend }) => [`account-${tenant.id}`, backend.plan()]),
  ),
};

app.synth();
