import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';

/** Returns the units that a requirement declares, where losing them is losing data. */
export function unitsOf<Req extends object>(
  { sharing }: ResourceType<Req>,
  { config }: Requirement<Req>,
): readonly string[] {
  return sharing.holdsData ? sharing.units(config) : [];
}
