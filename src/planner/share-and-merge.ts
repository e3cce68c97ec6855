import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import type { PlanningContext } from '../resources/layout-context.js';
import type { Requirement } from '../resources/requirement.js';
import type { Resource } from '../resources/resource.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { CollectedRequirements } from './collect.js';
import { diagnose } from './diagnose.js';
import { type Identities, mergeBins } from './merge.js';
import { type PairMap, setPair } from '../plan/maps.js';
import { recordedIn, valuesOf } from './placement/constraints.js';
import { place } from './placement/place.js';

/**
 * The resources of each type, types without any included. Types of the user come before built-in types, and the default
 * resource of a type comes before its others.
 */
export type ResourcesByType = ReadonlyMap<ResourceType, readonly Resource[]>;

/** Every requirement at its place. */
export interface PlacedResources {
  readonly resources: ResourcesByType;
  readonly warnings: readonly PlanWarning[];
  readonly errors: readonly PlanError[];
  /**
   * Constraints of each resource by its key, without overridable ones: those are texts of the user, which the lock compares per
   * requirement.
   */
  readonly constraints: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** The last number of each type and variant. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Entries of `moves` that were carried out now or before, by resource type and member. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Groups the requirements of each type into resources and merges them. */
export function shareAndMerge(collected: CollectedRequirements, context: PlanningContext): PlacedResources {
  const { settings } = context;
  const resources = new Map<ResourceType, readonly Resource[]>();
  for (const type of collected.keys()) resources.set(type, []);
  const warnings: PlanWarning[] = [];
  const errors: PlanError[] = [];
  const constraints = new Map<string, Readonly<Record<string, string>>>();
  const moved = new Map<string, string>();
  const identities: Identities = {
    keys: new Set(Object.keys(settings.lock?.resources ?? {})),
    numbers: new Map(Object.entries(settings.lock?.numbers ?? {})),
  };
  for (const [type, requirements] of placeholdersLast(collected)) {
    const placement = place(type, bindPlaceholders(type, requirements, resources), settings);
    const merged = mergeBins(type, placement.bins, context, identities);
    resources.set(
      type,
      merged.map(({ resource }) => resource),
    );
    for (const { resource, bin } of merged)
      constraints.set(resource.key, valuesOf(recordedIn(type.sharing, bin.constraints)));
    for (const [member, target] of placement.moved) moved.set(`${type.type} ${member}`, target);
    const said = diagnose(type, merged, placement, settings.lock);
    warnings.push(...said.warnings);
    errors.push(...said.errors);
  }
  return { resources, warnings, errors, constraints, numbers: identities.numbers, moved };
}

/** Sorts types with placeholders after all others: placeholders mean resources that must be placed first. */
function placeholdersLast(collected: CollectedRequirements) {
  const hasPlaceholders = ({ requirements }: ResourceType) =>
    Number(requirements.bindPlaceholders !== undefined);
  return [...collected].sort(([a], [b]) => hasPlaceholders(a) - hasPlaceholders(b));
}

function bindPlaceholders(
  type: ResourceType,
  requirements: readonly Requirement[],
  resources: ResourcesByType,
): readonly Requirement[] {
  if (type.requirements.bindPlaceholders === undefined) return requirements;
  const { own, only } = keysByType(resources);
  return requirements.map((requirement) => {
    // A component without a resource of the type may still name the only one of the backend. Of several none is meant: which
    // comes first depends on other components.
    const keyOf = (type: string) => own.get(type)?.get(requirement.component) ?? only.get(type);
    const config = type.requirements.bindPlaceholders?.(requirement.config, keyOf) ?? requirement.config;
    return config === requirement.config ? requirement : { ...requirement, config };
  });
}

/** Returns the first resource of each type and component, and the only one of a type, among the types that have attributes. */
function keysByType(resources: ResourcesByType) {
  const own: PairMap<string, string, string> = new Map();
  const only = new Map<string, string>();
  for (const [{ connections, requirements }, each] of resources) {
    if (connections.attributes === undefined || requirements.internal === true) continue;
    for (const { type, key, requirements } of each) {
      if (each.length === 1) only.set(type, key);
      for (const { component } of requirements) {
        if (own.get(type)?.has(component) !== true) setPair(own, type, component, key);
      }
    }
  }
  return { own, only };
}
