import { namingRule } from '../naming-rule.js';

// Source of both: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
export const FRONT_DOOR_PROFILE = namingRule({
  kind: 'frontDoorProfile',
  abbreviation: 'afd',
  min: 2,
  max: 90,
});
export const FRONT_DOOR_ENDPOINT = namingRule({
  kind: 'frontDoorEndpoint',
  global: true,
  abbreviation: 'fde',
  min: 2,
  max: 46,
});
