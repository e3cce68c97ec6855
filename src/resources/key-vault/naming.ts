import { namingRule } from '../naming-rule.js';

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const KEY_VAULT = namingRule({
  kind: 'keyVault',
  global: true,
  abbreviation: 'kv',
  min: 3,
  max: 24,
  pattern: /^[a-zA-Z](?:-?[a-zA-Z0-9])+$/,
  alphabet: 'letters, digits and single hyphens, starting with a letter',
});
