import type { PlanWarning } from '../plan/diagnostics.js';
import { nearest } from '../resources/nearest.js';
import { REGIONS } from '../resources/regions.js';
import type { Settings } from '../resources/settings.js';

/** Regions that nobody here has heard of: typing errors, mostly, which Azure would only find while applying. */
export function unknownLocations({ location, cosmos }: Settings): PlanWarning[] {
  const named: [path: string, region: string | null][] = [
    ['location', location],
    ...cosmos.regions.map((region): [string, string] => ['cosmosConfig.failoverPolicies', region]),
    ['cosmosConfig.readLocation', cosmos.readLocation],
  ];
  const told = new Set<string | null>([null, ...REGIONS]);
  return named.flatMap(([path, region]) => {
    if (region === null || told.has(region)) return [];
    told.add(region);
    const meant = nearest(region, REGIONS);
    return {
      code: 'UNKNOWN_LOCATION',
      message: `'${region}' is no Azure region that is known here.`,
      path,
      components: [],
      resolution:
        (meant === undefined ? '' : `Write '${meant}' if that is meant. `) +
        "Nothing is wrong where 'az account list-locations --output table' lists it.",
    };
  });
}
