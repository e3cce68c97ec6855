import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { OpenApiDocument } from '../../src/plan.js';
import type { ApiManagementEntry } from '../../src/resources/api-management/options.js';
import { app, crud } from './definitions.js';
import type { planOf } from './plans.js';
import { blocksOf, SHOP } from './plans.js';
import { ENTRA } from './sign-in.js';

export const publisher = { name: 'Shop', email: 'apis@example.com' };
export const behind = (
  more: Partial<ApiManagementEntry> = {},
  config: BackendConfig = {},
): BackendConfig => ({
  ...SHOP,
  auth: ENTRA,
  ...config,
  entry: { apiManagement: { publisher, ...more } },
});
export const two = [crud('UserApi'), app('Jobs')];

export const argumentsOf = (plan: ReturnType<typeof planOf>, type = '') =>
  blocksOf(plan, `azurerm_api_management${type}`).map(({ arguments: given }) => given);
export const textOf = (value: unknown) => JSON.stringify(value);
export const policyOf = (plan: ReturnType<typeof planOf>, api: string) =>
  textOf(
    argumentsOf(plan, '_api_policy').find(({ api_name }) => textOf(api_name).includes(api))?.['xml_content'],
  )
    // The text of JSON within JSON.
    .replaceAll(String.raw`\"`, '"');
export const documentOf = (plan: ReturnType<typeof planOf>, name: string) => {
  const found = argumentsOf(plan, '_api').find((api) => api['name'] === name)?.['import'];
  return JSON.parse((found as { content_value: string }).content_value) as OpenApiDocument;
};
