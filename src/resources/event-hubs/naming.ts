import { namingRule } from '../naming-rule.js';

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules (Microsoft.EventHub) */
export const EVENT_HUBS = namingRule({
  kind: 'eventHubsNamespace',
  global: true,
  abbreviation: 'evhns',
  min: 6,
  max: 50,
  pattern: /^(?!.*-(?:sb|mgmt)$)[a-zA-Z][a-zA-Z0-9-]*[a-zA-Z0-9]$/,
  alphabet: "letters, digits and hyphens, starting with a letter, without '-sb' or '-mgmt' at the end",
});
