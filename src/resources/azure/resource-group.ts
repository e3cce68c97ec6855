import { textLike } from '../../validation/rule.js';

/** Name of a resource group. Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const resourceGroupSchema = textLike(
  'the name of a resource group',
  /^[\w.()-]{0,89}[\w()-]$/,
  "has 1 to 90 letters, digits and -_.() and does not end in '.'",
  'copy it from the portal',
);
