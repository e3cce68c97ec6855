import type { JsonObject } from '../json.js';
import type { ResourcePlan } from '../resource-plan.js';
import { dataDifferences, valueChange } from './compare-values.js';
import type { ValueChange } from './plan-diff.js';

/** Returns the options of the backend that differ. */
export function optionChanges(before: ResourcePlan | null, after: ResourcePlan): ValueChange[] {
  if (before === null) return [];
  return dataDifferences(optionsOf(before), optionsOf(after), 'backend').map(valueChange);
}

/** Returns the options of the backend. `locked` is left out, because it does not change a resource. */
export function optionsOf({ backend, provider: { azurerm = 4 } }: ResourcePlan): JsonObject {
  const { options = {}, locked: _locked, ...others } = backend;
  return { ...others, azurerm, ...options };
}
