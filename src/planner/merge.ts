import { textOf } from '../plan/expression/expression.js';
import { compareText, ownValue } from '../plan/json.js';
import type { PlanningContext } from '../resources/layout-context.js';
import type { MergeDecision } from '../resources/merge/strategy.js';
import type { Requirement } from '../resources/requirement.js';
import type { Resource } from '../resources/resource.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Settings } from '../resources/settings.js';
import { adoptedResource } from './adoption/adopted.js';
import { uniqueKey } from './identifiers.js';
import type { Bin } from './placement/bin.js';
import { type BoundConstraint, valuesOf, withoutOverridable } from './placement/constraints.js';
import { numberedKey } from './prior.js';

/** A merged resource and the bin that it came from. */
export interface MergedBin<Req extends object, Config extends Req = Req> {
  readonly resource: Resource<Req, Config>;
  readonly bin: Bin<Req>;
}

/** The identities that the resources of a plan take up. */
export interface Identities {
  /** Keys, those of the lock included. */
  readonly keys: Set<string>;
  /** The last number of each type and variant. Resources of a custom provider are counted apart. */
  readonly numbers: Map<string, number>;
}

/**
 * Merges each bin into one resource and names it. A resource of the lock keeps its identity. The key, Azure name and logical ids
 * of a new one come from its variant and a number that no other had, never from what else there is.
 */
export function mergeBins<Req extends object, Config extends Req>(
  type: ResourceType<Req, Config>,
  bins: readonly Bin<Req>[],
  context: PlanningContext,
  identities: Identities,
): MergedBin<Req, Config>[] {
  return named(type, bins, identities, context.settings).map(({ bin, key, variant }) => {
    const constraints = valuesOf(bin.constraints);
    const { value, decisions } = mergeRequirements(type, bin);
    const config = type.withDefaults(value, context.settings, constraints);
    const name = nameOf(type, { key, variant, config }, bin, context);
    const { requirements } = bin;
    const resource = { key, type: type.type, variant, name, config, constraints, requirements, decisions };
    return { bin, resource };
  });
}

interface NamedBin<Req extends object> {
  readonly bin: Bin<Req>;
  readonly key: string;
  /** Different for each resource of the type. */
  readonly variant: string;
}

function named<Req extends object>(
  type: ResourceType<Req>,
  bins: readonly Bin<Req>[],
  { keys, numbers }: Identities,
  settings: Settings,
): NamedBin<Req>[] {
  const fresh = bins
    .filter(({ prior }) => prior === undefined)
    .map((bin) => ({
      bin,
      // Constraints that change in place are not part of a name.
      variant: type.sharing.variant(
        immutableOf(bin.constraints),
        bin.requirements.map(({ config }) => config),
      ),
      rank: hasDefaults(type, bin, settings) ? 0 : 1,
    }))
    // Stable: bins of one variant keep the order in which they were opened, after those that ask for nothing unusual.
    .sort((a, b) => compareText(a.variant, b.variant) || a.rank - b.rank);
  const kept = bins.flatMap((bin) =>
    bin.prior === undefined ? [] : [{ bin, key: bin.prior.key, variant: bin.prior.locked.variant }],
  );
  const taken = new Set(kept.map(({ variant }) => variant));
  // The variant `shared-2` of an identity with that name is not the second `shared`.
  const plain = new Set(fresh.map(({ variant }) => variant));
  const all = [
    ...kept,
    ...fresh.map(({ bin, variant }) => {
      // A custom provider beside a built-in type must not rename resources of the built-in type.
      const counted = `${type.provider === undefined ? '' : `${type.provider}/`}${type.type}:${variant}`;
      let number = numbers.get(counted) ?? 0;
      let unique: string;
      do {
        number += 1;
        unique = number === 1 ? variant : `${variant}-${number}`;
      } while (taken.has(unique) || (number > 1 && plain.has(unique)));
      numbers.set(counted, number);
      taken.add(unique);
      const key = uniqueKey(type.type, unique, keys);
      keys.add(key);
      return { bin, key, variant: unique };
    }),
  ];
  // The same order whether a resource is new or of the lock.
  const ranks = new Map(all.map(({ variant }) => [variant, rank(variant)]));
  return all.sort((a, b) => compareText(ranks.get(a.variant) ?? '', ranks.get(b.variant) ?? ''));
}

/** Returns the rank of a variant. The default resource comes before the others. */
function rank(variant: string): string {
  return numberedKey(variant).replace(/^shared(?=-|$)/, ' shared');
}

function mergeRequirements<Req extends object>(
  { merge, sharing }: ResourceType<Req>,
  { requirements, retained }: Bin<Req>,
): { value: Req; decisions: readonly MergeDecision[] } {
  const candidates = requirements.map(toCandidate);
  if (retained.length === 0 || sharing.retain === undefined) return merge.merge(candidates);
  const kept = { component: '', priority: -Infinity, value: sharing.retain(retained) };
  const { decisions } = candidates.length === 0 ? { decisions: [] } : merge.merge(candidates);
  return { value: merge.merge([...candidates, kept]).value, decisions };
}

function nameOf<Req extends object, Config extends Req>(
  type: ResourceType<Req, Config>,
  { key, config, variant }: { readonly key: string; readonly config: Config; readonly variant: string },
  { prior }: Bin<Req>,
  context: PlanningContext,
): string {
  const existing = type.existingName?.({ config, variant }, context) ?? null;
  if (existing !== null) return textOf(existing);
  if (prior !== undefined) return prior.locked.name;
  const adopted = adoptedResource(key, context.settings);
  if (adopted !== undefined) return adopted.name;
  if (type.newName !== undefined) return type.newName(variant, context);
  return type.naming === null ? '' : context.nameOf(type.naming, variant);
}

function toCandidate<Req extends object>({ component, priority, config }: Requirement<Req>) {
  return { component, priority, value: config };
}

/** Returns true if a new resource has the default of every constraint that changes in place. */
function hasDefaults<Req extends object>(
  { sharing }: ResourceType<Req>,
  { constraints }: Bin<Req>,
  settings: Settings,
): boolean {
  const defaults = sharing.defaults(immutableOf(withoutOverridable(constraints)), settings);
  for (const { name, value, change, overridable, component } of constraints.values()) {
    const isAsked = component !== undefined && change === 'in-place' && overridable !== true;
    if (isAsked && ownValue(defaults, name) !== value) return false;
  }
  return true;
}

/** Returns the constraints that change with a new resource only. */
function immutableOf(constraints: ReadonlyMap<string, BoundConstraint>): Record<string, string> {
  return valuesOf(new Map([...constraints].filter(([, { change }]) => change === 'new-resource')));
}
