import { namingRule } from '../naming-rule.js';

/**
 * Its own abbreviation keeps the account of a site named `Shared` apart from the shared one.
 * Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export const WEBSITE_ACCOUNT = namingRule({
  kind: 'websiteAccount',
  global: true,
  abbreviation: 'stweb',
  min: 3,
  max: 24,
  pattern: /^[a-z0-9]+$/,
  alphabet: 'lower-case letters and digits only',
  separator: '',
});
