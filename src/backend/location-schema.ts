import { textLike } from '../resources/rule.js';

/** An Azure region, in its short or its long form. */
export const locationSchema = textLike(
  'a location',
  /^[A-Za-z][A-Za-z0-9 ]*$/,
  'is the name of an Azure region',
  "use a region like 'eastus'",
);

/** Name of a resource group. Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const resourceGroupSchema = textLike(
  'the name of a resource group',
  /^[\w.()-]{0,89}[\w()-]$/,
  "has 1 to 90 letters, digits and -_.() and does not end in '.'",
  'copy it from the portal',
);
