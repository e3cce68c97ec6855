import { readFileSync } from 'node:fs';

import { defineBackend, parseConfig } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

const available = [
  CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string', email: 'string' } }),
  CrudApi.define('ProductApi', { entityName: 'Product', schema: { id: 'string', price: 'number' } }),
  CrudApi.define('ReviewApi', { entityName: 'Review', schema: { id: 'string', stars: 'number' } }),
  CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string', total: 'number' } }),
];

/** Content of the file. `parseConfig` checks the part that the library knows. */
interface Features {
  readonly backend: unknown;
  readonly components: readonly { readonly id: string; readonly enabled: boolean }[];
}
const features = JSON.parse(readFileSync(new URL('features.json', import.meta.url), 'utf8')) as Features;

const enabled = features.components
  .filter((feature) => feature.enabled)
  .map(({ id }) => {
    const component = available.find(({ componentId }) => componentId === id);
    // Without this check, a typo would remove a component.
    if (component === undefined) throw new Error(`features.json: the component '${id}' does not exist.`);
    return component;
  });

const backend = defineBackend(parseConfig(features.backend)).addComponents(enabled).build();

const app = new App();
const stack = new ResourceGroupStack(app, 'feature-flags', {
  resourceGroupName: 'rg-shop-prod',
  location: 'westeurope',
});
backend.addToStack(stack);

export const plan = backend.plan();

console.log('Enabled:', plan.components.map(({ id }) => id).join(', '));

app.synth();
