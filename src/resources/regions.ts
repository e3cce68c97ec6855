import { nearest } from './nearest.js';

/**
 * Azure regions that are known here. New ones open every year, so that an unknown one is only asked after.
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

/** What to ask after a region, in its short form, that nobody here has heard of; undefined for a known one. */
export function unknownRegion(
  region: string,
): { readonly holds: string; readonly wayOut: string } | undefined {
  if (REGIONS.includes(region)) return undefined;
  const meant = nearest(region, REGIONS);
  return {
    holds: 'is no Azure region that is known here.',
    wayOut:
      (meant === undefined ? '' : `Write '${meant}' if that is meant. `) +
      "Nothing is wrong where 'az account list-locations --output table' lists it.",
  };
}
