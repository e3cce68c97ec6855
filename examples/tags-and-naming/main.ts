import { defineBackend, type ResourceNameFormatter } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

// The convention of a company: contoso-<what>-<backend>-<region>-<purpose>. Global names must be unique in all of Azure,
// which is what the prefix is for.
const contoso: ResourceNameFormatter = (type, backendId, purpose = 'shared') =>
  `cts-${type}-${backendId}-weu-${purpose}`;

const backend = defineBackend({ backendId: 'crm', environment: 'prod', location: 'westeurope' })
  .withNaming({ formatResourceName: contoso })
  .withTags({ costCenter: '4711', owner: 'crm-team@example.com' })
  .withTags({ dataClassification: 'confidential' }) // adds to those above
  .addComponent(
    CrudApi.define('CustomerApi', {
      entityName: 'Customer',
      schema: { id: 'string', name: 'string', email: 'string' },
    }),
  )
  .build();

const app = new App();
const stack = new ResourceGroupStack(app, 'naming', {
  resourceGroupName: 'rg-crm-prod',
  location: 'westeurope',
});
backend.addToStack(stack);

for (const { key, name } of backend.resources.values()) console.log(key, 'is', name);
for (const { code, message } of backend.plan().warnings) console.log(`${code}: ${message}`);

export const plan = backend.plan();

app.synth();
