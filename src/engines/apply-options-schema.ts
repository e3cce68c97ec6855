import * as v from 'valibot';

import {
  givenPlanEntries,
  knownRegion,
  networkNames,
  projectDirectory,
} from '../terraform/option-schemas.js';
import type { ResourceGroupLike } from '../terraform/stack-values.js';
import { locationOrTokenSchema } from '../resources/azure/region.js';
import { resourceGroupOrTokenSchema } from '../resources/azure/resource-group.js';
import { ownOptions } from '../validation/own-options.js';
import { parse } from '../validation/parse.js';
import { flag, options, rule } from '../validation/rule.js';
import type { ApplyOptions, ApplyPlanOptions } from './apply-options.js';

/** Schema of a construct. Its name is a getter, so the construct must not be copied. */
const group = v.custom<ResourceGroupLike>(
  (given) => {
    if (typeof given !== 'object' || given === null) return false;
    const { name, location } = given as Partial<Record<string, unknown>>;
    return (
      v.is(resourceGroupOrTokenSchema, name) &&
      (location === undefined || v.is(locationOrTokenSchema, location))
    );
  },
  rule(
    'a resource group is its name, its construct, or an object of name and location',
    "use a name like 'rg-shop', or { name: 'rg-shop', location: 'eastus' }",
  ),
);

const applyOptionEntries = {
  resourceGroup: v.exactOptional(
    v.lazy((given) => (typeof given === 'string' ? resourceGroupOrTokenSchema : group)),
  ),
  location: v.exactOptional(knownRegion),
  projectDirectory,
  network: v.exactOptional(networkNames),
  frozen: v.exactOptional(flag('frozen')),
} satisfies Record<keyof ApplyOptions, unknown>;

/** The options of `apply`. */
export const applyOptionsSchema = options(applyOptionEntries);

/** The options of `applyPlan`. */
const applyPlanOptionsSchema = options({
  ...applyOptionEntries,
  ...givenPlanEntries,
} satisfies Record<keyof ApplyPlanOptions, unknown>);

/** Refuses options of `apply` that are wrong, before anything is looked at. @throws InvalidConfigError */
export function checkApplyOptions(given: ApplyOptions): void {
  parse<ApplyOptions>(
    applyOptionsSchema,
    ownOptions(given, 'options of apply', ([option]) => option === 'resourceGroup'),
    'options of apply',
    () => true,
  );
}

/** Checks the options of `applyPlan` and returns a copy. @throws InvalidConfigError */
export function parseApplyPlanOptions(given: ApplyPlanOptions): ApplyPlanOptions {
  const own = ownOptions(given, 'options of applyPlan', ([option]) => option === 'resourceGroup');
  parse<ApplyPlanOptions>(applyPlanOptionsSchema, own, 'options of applyPlan', () => true);
  return own;
}
