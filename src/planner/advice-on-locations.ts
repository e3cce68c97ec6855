import type { PlanWarning } from '../plan/diagnostics.js';
import { unknownRegion } from '../resources/regions.js';
import type { Settings } from '../resources/settings.js';

/** Regions that nobody here has heard of: typing errors, mostly, which Azure would only find while applying. */
export function unknownLocations({ location, cosmos }: Settings): PlanWarning[] {
  const named: [path: string, region: string | null][] = [
    ['location', location],
    ...cosmos.regions.map((region): [string, string] => ['cosmosConfig.failoverPolicies', region]),
    ['cosmosConfig.readLocation', cosmos.readLocation],
  ];
  const told = new Set<string | null>([null]);
  return named.flatMap(([path, region]) => {
    if (region === null || told.has(region)) return [];
    told.add(region);
    const unknown = unknownRegion(region);
    if (unknown === undefined) return [];
    return {
      code: 'UNKNOWN_LOCATION',
      message: `'${region}' ${unknown.holds}`,
      path,
      components: [],
      resolution: unknown.wayOut,
    };
  });
}
