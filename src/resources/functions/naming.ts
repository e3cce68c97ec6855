import { namingRule } from '../naming-rule.js';

// Source of all: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
export const SERVICE_PLAN = namingRule({ kind: 'servicePlan', abbreviation: 'asp', max: 40 });

// 60 characters are legal; the Functions host takes its id from the first 32, and apps that share a storage account must
// differ in it.
export const FUNCTION_APP = namingRule({
  kind: 'functionApp',
  abbreviation: 'func',
  min: 2,
  max: 32,
  global: true,
});

export const IDENTITY = namingRule({
  kind: 'identity',
  abbreviation: 'id',
  min: 3,
  max: 128,
  pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/,
  alphabet: 'letters, digits, hyphens and underscores',
});

export const AVAILABILITY_TEST = namingRule({ kind: 'availabilityTest', abbreviation: 'webtest', max: 260 });

export const AUTOSCALE = namingRule({ kind: 'autoscale', abbreviation: 'as', max: 260 });
