import type { JsonObject } from '../json.js';
import type { ResourcePlan } from '../resource-plan.js';
import { dataDifferences, type Difference, valueChange } from './compare-values.js';
import type { ValueChange } from './plan-diff.js';

/** Returns what differs in the backend, and in resources of which no component changed: that is an option's doing. */
export function optionChanges(
  before: ResourcePlan | null,
  after: ResourcePlan,
  changedComponents: ReadonlySet<string>,
): ValueChange[] {
  if (before === null) return [];
  const was = new Map(before.resources.map((resource) => [resource.key, resource]));
  const isOthers = (ids: readonly string[]) => ids.some((id) => changedComponents.has(id));
  const ofResources = after.resources.flatMap(({ key, config, sharedBy }): Difference[] => {
    const old = was.get(key);
    if (old === undefined || isOthers(sharedBy) || isOthers(old.sharedBy)) return [];
    return dataDifferences(old.config, config, key);
  });
  const ofBackend = dataDifferences(asJson(before.backend), asJson(after.backend), 'backend');
  const ofProvider = dataDifferences(azurermOf(before), azurermOf(after), 'provider');
  return [...ofBackend, ...ofProvider, ...ofResources].map(valueChange);
}

/**
 * Returns the major version of azurerm as an option of the backend. Another version does not change a
 * resource.
 */
function azurermOf({ provider: { azurerm = 4 } }: ResourcePlan): JsonObject {
  return { azurerm };
}

/** Returns the options of the backend. `locked` is left out, because it does not change a resource. */
function asJson({ locked: _locked, ...backend }: ResourcePlan['backend']): JsonObject {
  return backend;
}
