import * as v from 'valibot';

import type { PlanWarning } from '../../plan/diagnostics.js';
import { closestMatch } from '../../validation/closest-match.js';
import { rule } from '../../validation/rule.js';
import { isToken } from '../../validation/token.js';

/**
 * Azure regions that are known here. New ones open every year, so an unknown one is only asked after.
 * Source: learn.microsoft.com/azure/reliability/regions-list
 */
export const REGIONS: readonly string[] = (
  'australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth ' +
  'brazilsoutheast canadacentral canadaeast centralindia centralus chilecentral denmarkeast eastasia eastus eastus2 ' +
  'francecentral francesouth germanynorth germanywestcentral indonesiacentral israelcentral italynorth japaneast ' +
  'japanwest jioindiacentral jioindiawest koreacentral koreasouth malaysiawest mexicocentral newzealandnorth ' +
  'northcentralus northeurope norwayeast norwaywest polandcentral qatarcentral southafricanorth southafricawest ' +
  'southcentralus southeastasia southindia spaincentral swedencentral switzerlandnorth switzerlandwest uaecentral ' +
  'uaenorth uksouth ukwest westcentralus westeurope westindia westus westus2 westus3 usgovarizona usgovtexas ' +
  'usgovvirginia usdodcentral usdodeast chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2 chinanorth3'
).split(' ');

/** Returns the problem of an unknown region in its short form; undefined for a known region. */
export function unknownRegion(
  region: string,
): { readonly rule: string; readonly resolution: string } | undefined {
  if (REGIONS.includes(region)) return undefined;
  const meant = closestMatch(region, REGIONS);
  return {
    rule: 'is not an Azure region that the library knows.',
    resolution:
      (meant === undefined ? '' : `Write '${meant}' if that is meant. `) +
      "Ignore this where 'az account list-locations --output table' lists it.",
  };
}

/**
 * Returns the short form of a region, which Azure takes for the long one.
 * @example shortRegion('East US') // 'eastus'
 */
export function shortRegion(location: string): string {
  return location.replaceAll(' ', '').toLowerCase();
}

/** Azure calls what has no region of its own `global`; no resource group is there. */
const FORM = /^(?!global$)[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+){0,3}$/;

const RULE = rule('must be the name of an Azure region', "use a region like 'eastus'");

/** An Azure region, in its short or its long form. */
export const locationSchema: v.GenericSchema<string, string> = v.pipe(v.string(RULE), v.regex(FORM, RULE));

/** An Azure region, which a construct may know only at synthesis. */
export const locationOrTokenSchema: v.GenericSchema<string, string> = v.pipe(
  v.string(RULE),
  v.check((location) => FORM.test(location) || isToken(location), RULE),
);

/** Warns of a region that the library does not know: mostly a typing error, which Azure would find only while applying. */
export function unknownRegionWarnings(path: string, region: string): PlanWarning[] {
  const unknown = unknownRegion(region);
  if (unknown === undefined) return [];
  const { rule, resolution } = unknown;
  return [{ code: 'UNKNOWN_LOCATION', message: `'${region}' ${rule}`, path, components: [], resolution }];
}
