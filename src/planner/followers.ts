import type { PlanWarning } from '../plan/diagnostics.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Requirement } from '../resources/requirement.js';
import { componentsOf } from '../resources/resource.js';
import type { MergedBin } from './merge.js';

/**
 * Components that are in a resource of some kind only because others asked for it. By themselves they would be in another
 * one, with another name: others that are added to a backend which exists take them along to a new, empty one.
 */
export function followers<C extends object>(
  type: ResourceType<C>,
  merged: readonly MergedBin<C>[],
): PlanWarning[] {
  const move = type.sharing.relocation;
  if (move === undefined) return [];
  return merged.flatMap(({ resource: { key, requirements }, variant: kind }) => {
    const askers = componentsOf(requirements.filter(asksFor(type, kind, requirements)));
    const asking = new Set(askers);
    const following = componentsOf(
      requirements.filter(
        // Whoever is of the kind by itself is among those that ask.
        (need) =>
          !asking.has(need.component) &&
          move.holds(need.config) &&
          !belongsTo(asking, type, need, requirements),
      ),
    );
    if (following.length === 0) return [];
    return {
      code: 'FOLLOWS_OTHERS',
      message:
        `${quoted(following)} ${following.length === 1 ? 'follows' : 'follow'} ${quoted(askers)} into a ${move.what} ('${kind}'). ` +
        `Where ${quoted(askers)} ${askers.length === 1 ? 'is' : 'are'} new in a backend that exists, that is ${move.lost}.`,
      resource: key,
      components: following,
      resolution: `${move.resolution} See docs/migration.md.`,
    };
  });
}

/** Who asked for the kind; where it is made of several wishes, everybody who asked for something out of the ordinary. */
function asksFor<C extends object>(
  type: ResourceType<C>,
  kind: string,
  requirements: readonly Requirement<C>[],
) {
  const decided = requirements.some(({ config }) => type.sharing.variant(config) === kind);
  return ({ config }: Requirement<C>) => {
    const own = type.sharing.variant(config);
    return decided ? own === kind : own !== 'shared';
  };
}

/** Whether a component stands on what those that ask alone have, so that it was never anywhere else. */
function belongsTo<C extends object>(
  asking: ReadonlySet<string>,
  type: ResourceType<C>,
  { config }: Requirement<C>,
  requirements: readonly Requirement<C>[],
): boolean {
  return (type.sharing.relocation?.dependsOn?.(config) ?? []).some((part) => {
    const owners = requirements.filter((need) => type.sharing.capacityItems(need.config).includes(part));
    return owners.length > 0 && owners.every(({ component }) => asking.has(component));
  });
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
