import { namingRule } from '../naming-rule.js';

/** Source: azurerm 4.55.0, validation of the name; learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules (Microsoft.ApiManagement) */
export const API_MANAGEMENT = namingRule({
  kind: 'apiManagement',
  abbreviation: 'apim',
  max: 50,
  pattern: /^[a-zA-Z](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/,
  alphabet: 'letters, digits and hyphens, starting with a letter and ending with a letter or digit',
  global: true,
});

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules (Microsoft.ManagedIdentity) */
export const GATEWAY_IDENTITY = namingRule({
  kind: 'gatewayIdentity',
  abbreviation: 'id-apim',
  min: 3,
  max: 128,
});
