import * as v from 'valibot';

import { ownOptions } from '../validation/own-options.js';
import { parse } from '../validation/parse.js';
import { closestMatch } from '../validation/closest-match.js';
import { locationOrTokenSchema, REGIONS, shortRegion } from '../resources/azure/region.js';
import { resourceGroupOrTokenSchema } from '../resources/azure/resource-group.js';
import { flag, options, rule, textLike } from '../validation/rule.js';
import { isToken } from '../validation/token.js';
import type { ApplyOptions, ApplyPlanOptions, NetworkNames, ResourceGroupLike } from './apply-options.js';

/** Refuses a region that the library does not know: options of `apply` have no warnings. */
const knownRegion = v.pipe(
  locationOrTokenSchema,
  v.check(
    (location) =>
      !v.is(locationOrTokenSchema, location) ||
      isToken(location) ||
      REGIONS.includes(shortRegion(String(location))),
    ({ input }) => rule('a location is an Azure region that is known here', insteadOfRegion(input)),
  ),
);

function insteadOfRegion(given: string): string {
  const meant = closestMatch(given.replaceAll(' ', ''), REGIONS);
  const instead = 'set location in the backend config, where a new region is only a warning';
  return meant === undefined ? instead : `write '${meant}' if that is meant, or ${instead}`;
}

/** A construct has its name in a getter, so that it is looked at and not copied. */
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

const networkName = v.exactOptional(
  v.pipe(
    v.string(rule('a name is text', 'use text')),
    v.minLength(1, rule('a name has at least one character', 'copy it from the portal')),
  ),
);

const projectDirectory = v.exactOptional(
  v.pipe(
    v.string(rule('projectDirectory is a path', "use a path like '.'")),
    v.minLength(1, rule('projectDirectory is a path', "use a path like '.', or leave it out")),
  ),
);

const network = options({
  virtualNetworkName: networkName,
  subnetName: networkName,
  privateEndpointSubnetName: networkName,
} satisfies Record<keyof NetworkNames, unknown>);

const applyOptionEntries = {
  resourceGroup: v.exactOptional(
    v.lazy((given) => (typeof given === 'string' ? resourceGroupOrTokenSchema : group)),
  ),
  location: v.exactOptional(knownRegion),
  projectDirectory,
  network: v.exactOptional(network),
  frozen: v.exactOptional(flag('frozen')),
} satisfies Record<keyof ApplyOptions, unknown>;

/** What `apply` takes besides a stack. */
export const applyOptionsSchema = options(applyOptionEntries);

/** What `applyPlan` takes besides a plan and a stack. */
export const applyPlanOptionsSchema = options({
  ...applyOptionEntries,
  allowCommands: v.exactOptional(flag('allowCommands')),
  expectedHash: v.exactOptional(
    textLike('expectedHash', /^[0-9a-f]{64}$/, 'has 64 hexadecimal digits', 'use planHash(plan)'),
  ),
} satisfies Record<keyof ApplyPlanOptions, unknown>);

const packageOptionsSchema = options({ projectDirectory });

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
export function checkApplyPlanOptions(given: ApplyPlanOptions): ApplyPlanOptions {
  const own = ownOptions(given, 'options of applyPlan', ([option]) => option === 'resourceGroup');
  parse<ApplyPlanOptions>(applyPlanOptionsSchema, own, 'options of applyPlan', () => true);
  return own;
}

/** Refuses options of `writePackages` that are wrong. @throws InvalidConfigError */
export function checkPackageOptions(given: Pick<ApplyOptions, 'projectDirectory'>): void {
  parse<Pick<ApplyOptions, 'projectDirectory'>>(
    packageOptionsSchema,
    ownOptions(given, 'options of writePackages'),
    'options of writePackages',
  );
}
