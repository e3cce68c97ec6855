import { namingRule } from '../naming-rule.js';

const NETWORK_NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9_])?$/;
const NETWORK_ALPHABET = 'letters, digits, dots, hyphens and underscores';

// Source of all: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
export const VIRTUAL_NETWORK = namingRule({
  kind: 'virtualNetwork',
  abbreviation: 'vnet',
  min: 2,
  max: 64,
  pattern: NETWORK_NAME,
  alphabet: NETWORK_ALPHABET,
});

// An underscore is legal in Azure, and refused for the subnet of a Flex Consumption app.
export const SUBNET = namingRule({
  kind: 'subnet',
  abbreviation: 'snet',
  max: 80,
  pattern: /^[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?$/,
  alphabet: 'letters, digits, dots and hyphens',
});

export const NETWORK_SECURITY_GROUP = namingRule({
  kind: 'networkSecurityGroup',
  abbreviation: 'nsg',
  max: 80,
  pattern: NETWORK_NAME,
  alphabet: NETWORK_ALPHABET,
});

export const PRIVATE_ENDPOINT = namingRule({
  kind: 'privateEndpoint',
  abbreviation: 'pep',
  max: 64,
  pattern: NETWORK_NAME,
  alphabet: NETWORK_ALPHABET,
});
