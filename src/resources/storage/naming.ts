import { namingRule } from '../naming-rule.js';

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const STORAGE_ACCOUNT = namingRule({
  kind: 'storageAccount',
  global: true,
  abbreviation: 'st',
  min: 3,
  max: 24,
  pattern: /^[a-z0-9]+$/,
  alphabet: 'lower-case letters and digits only',
  separator: '',
});
