import { compareText } from '../plan/json.js';
import type { PlannedResource, PlanSummary } from '../plan/resource-plan.js';
import { cosmosType } from '../resources/cosmos/cosmos-type.js';
import { functionsType } from '../resources/functions/functions-type.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Need } from '../resources/shared-resource.js';
import { cdnType } from '../resources/cdn/cdn-type.js';
import { storageType } from '../resources/storage/storage-type.js';
import { websiteType } from '../resources/website/website-type.js';
import type { Needs } from './collect.js';
import { share } from './share.js';

/** Compares the plan with what its components need when each is planned alone. */
export function summarize(
  needs: Needs,
  resources: readonly PlannedResource[],
  components: number,
  terraformBlocks: number,
): PlanSummary {
  const unshared = new Map<string, number>([
    [cosmosType.type, countAlone(cosmosType, needs.cosmos)],
    [functionsType.type, countAlone(functionsType, needs.functions)],
    [storageType.type, countAlone(storageType, needs.storage)],
    [websiteType.type, countAlone(websiteType, needs.website)],
    [cdnType.type, countAlone(cdnType, needs.cdn)],
  ]);
  // A provider may serve a type that the library also serves.
  for (const { type, needs: own } of needs.custom)
    unshared.set(type, (unshared.get(type) ?? 0) + byComponent(own).size);
  // Monitoring, the network and the vault stand once for those that use them; alone, each of these has its own.
  const unsharedOf = (type: string) =>
    unshared.get(type) ?? resources.find((resource) => resource.type === type)?.sharedBy.length ?? 0;
  const types = [...new Set(resources.map(({ type }) => type))].sort(compareText);
  const byType = types.map((type) => ({
    type,
    shared: resources.filter((resource) => resource.type === type).length,
    unshared: unsharedOf(type),
  }));
  const resourcesUnshared = byType.reduce((sum, entry) => sum + entry.unshared, 0);
  const saved = resourcesUnshared - resources.length;
  return {
    components,
    resources: resources.length,
    resourcesUnshared,
    saved,
    savedPercent: resourcesUnshared === 0 ? 0 : Math.round((saved / resourcesUnshared) * 100),
    terraformBlocks,
    byType,
  };
}

function countAlone<C extends object>(type: ResourceType<C>, needs: readonly Need<C>[]): number {
  let count = 0;
  for (const own of byComponent(needs).values()) {
    // One need is one resource, whatever it asks for; that is the rule, and sharing has nothing to find out.
    count += own.length === 1 ? 1 : share(type, own).groups.length;
  }
  return count;
}

function byComponent<C extends object>(needs: readonly Need<C>[]): Map<string, Need<C>[]> {
  const groups = new Map<string, Need<C>[]>();
  for (const need of needs) {
    const group = groups.get(need.component);
    if (group === undefined) groups.set(need.component, [need]);
    else group.push(need);
  }
  return groups;
}
