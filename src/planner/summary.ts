import { compareText } from '../plan/json.js';
import type { PlannedResource, PlanSummary } from '../plan/resource-plan.js';
import type { Requirement } from '../resources/requirement.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { CollectedRequirements } from './collect.js';
import type { Settings } from '../resources/settings.js';
import { place } from './placement/place.js';

/** Compares the plan with the resources that its components need when each is planned alone. */
export function summarize(
  collected: CollectedRequirements,
  resources: readonly PlannedResource[],
  components: number,
  terraformBlocks: number,
  settings: Settings,
): PlanSummary {
  // The count without sharing does not depend on the present placement.
  const alone = { ...settings, lock: null };
  const unshared = new Map<string, number>();
  for (const [type, requirements] of collected)
    unshared.set(type.type, (unshared.get(type.type) ?? 0) + countUnshared(type, requirements, alone));
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

function countUnshared(type: ResourceType, requirements: readonly Requirement[], settings: Settings): number {
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
    const group = groups.get(requirement.component);
    if (group === undefined) groups.set(requirement.component, [requirement]);
    else group.push(requirement);
  }
  return groups;
}
