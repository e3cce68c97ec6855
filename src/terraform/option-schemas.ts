import * as v from 'valibot';

import { isPlainObject, type JsonObject } from '../plan/json.js';
import { locationOrTokenSchema, REGIONS, shortRegion } from '../resources/azure/region.js';
import { closestMatch } from '../validation/closest-match.js';
import { flag, options, rule, textLike } from '../validation/rule.js';
import { isToken } from '../validation/token.js';
import type { NetworkNames } from './stack-values.js';

/** Refuses a region that the library does not know: options of an engine have no warnings. */
export const knownRegion = v.pipe(
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

const networkName = v.exactOptional(
  v.pipe(
    v.string(rule('a name is text', 'use text')),
    v.minLength(1, rule('a name has at least one character', 'copy it from the portal')),
  ),
);

/** Base of relative directories of sites and functions. */
export const projectDirectory = v.exactOptional(
  v.pipe(
    v.string(rule('projectDirectory is a path', "use a path like '.'")),
    v.minLength(1, rule('projectDirectory is a path', "use a path like '.', or leave it out")),
  ),
);

/** Schema of arguments, as Terraform names them. */
export const block = (like: string) =>
  v.custom<JsonObject>(isPlainObject, rule('must be an object', `write ${like}`));

/** Schema of the backend block of Terraform, which keeps the state. */
export const stateBackend = v.pipe(
  block("{ azurerm: { container_name: 'state' } }"),
  v.check(
    (given) => Object.keys(given).length === 1 && Object.values(given).every(isPlainObject),
    rule('must have one type of backend, with its settings', 'write { azurerm: { … } }'),
  ),
);

export const networkNames = options({
  virtualNetworkName: networkName,
  subnetName: networkName,
  privateEndpointSubnetName: networkName,
} satisfies Record<keyof NetworkNames, unknown>);

/** Options for a plan that was read from a file. */
export const givenPlanEntries = {
  allowCommands: v.exactOptional(flag('allowCommands')),
  expectedHash: v.exactOptional(
    textLike('expectedHash', /^[0-9a-f]{64}$/, 'has 64 hexadecimal digits', 'use planHash(plan)'),
  ),
};
