import { compareText } from '../plan/json.js';
import type { PlannedResource, PlanSummary } from '../plan/resource-plan.js';
import type { Requirement } from '../resources/requirement.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { CollectedRequirements } from './collect.js';
import type { Settings } from '../resources/settings.js';
import { place } from './placement/place.js';
import { pushTo } from '../plan/maps.js';

/** Compares the plan with the resources that its components need when each is planned alone. */
export function summarize(
  unshared: UnsharedCounts,
  resources: readonly PlannedResource[],
  components: number,
  terraformBlocks: number,
): PlanSummary {
  const shared = new Map<string, number>();
  for (const { type } of resources) shared.set(type, (shared.get(type) ?? 0) + 1);
  const byType = [...shared]
    .sort(([a], [b]) => compareText(a, b))
    .map(([type, count]) => ({ type, shared: count, unshared: unshared.get(type) ?? 0 }));
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

/** Resources that the components need when each is planned alone, by resource type. */
export type UnsharedCounts = ReadonlyMap<string, number>;

/** Counts the resources that the components need when each is planned alone. */
export function countUnshared(collected: CollectedRequirements, settings: Settings): UnsharedCounts {
  // The count does not depend on the present placement.
  const alone = { ...settings, lock: null };
  const counts = new Map<string, number>();
  for (const [type, requirements] of collected)
    counts.set(type.type, (counts.get(type.type) ?? 0) + countOf(type, requirements, alone));
  return counts;
}

function countOf(type: ResourceType, requirements: readonly Requirement[], settings: Settings): number {
  let count = 0;
  for (const own of byComponent(requirements).values()) {
    // Alone, one requirement is one resource. Most components have one of a type.
    count += own.length === 1 ? 1 : place(type, own, settings).bins.length;
  }
  return count;
}

function byComponent(requirements: readonly Requirement[]): Map<string, Requirement[]> {
  const groups = new Map<string, Requirement[]>();
  for (const requirement of requirements) {
    pushTo(groups, requirement.component, requirement);
  }
  return groups;
}
