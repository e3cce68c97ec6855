import type { GenericSchema } from 'valibot';
import * as v from 'valibot';

import { rule } from '../../validation/rule.js';
import { isToken } from '../../validation/token.js';

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME = /^[\w.()-]{0,89}[\w()-]$/;

const RULE = rule(
  "the name of a resource group must have 1 to 90 letters, digits and -_.() and must not end in '.'",
  "use a name like 'rg-shop-prod', as the portal shows it",
);

export const resourceGroupSchema: GenericSchema<string, string> = v.pipe(v.string(RULE), v.regex(NAME, RULE));

/** Name of a resource group, which a construct may know only at synthesis. */
export const resourceGroupOrTokenSchema: GenericSchema<string, string> = v.pipe(
  v.string(RULE),
  v.check((name) => NAME.test(name) || isToken(name), RULE),
);
