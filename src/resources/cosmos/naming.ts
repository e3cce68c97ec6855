import { namingRule } from '../naming-rule.js';

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const COSMOS_ACCOUNT = namingRule({
  kind: 'cosmosAccount',
  global: true,
  abbreviation: 'cosno',
  min: 3,
  max: 44,
  pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/,
  alphabet: 'lower-case letters, digits and hyphens',
});
