import { namingRule } from '../naming-rule.js';

/**
 * azurerm 4.55.0 does not check the name.
 * Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules (Microsoft.Search)
 */
export const SEARCH_SERVICE = namingRule({
  kind: 'searchService',
  global: true,
  abbreviation: 'srch',
  min: 2,
  max: 60,
  pattern: /^(?!.*--)(?!.?-)[a-z0-9-]*[a-z0-9]$/,
  alphabet: "lower-case letters, digits and hyphens, without '--', and no hyphen in the first two places",
});
