import type { ResourceType } from '../../resources/resource-type.js';
import { namesIn } from './affinity-groups.js';
import type { Bin } from './bin.js';
import type { PriorState } from '../prior.js';
import type { Requirement } from '../../resources/requirement.js';

/**
 * Returns the bin of each child resource that is placed, or retained.
 * @param found - Keys of the resources in which returning requirements find their retained children.
 */
export function childBins<Req extends object, B extends Bin<Req>>(
  type: ResourceType<Req>,
  bins: readonly B[],
  prior: PriorState,
  found: ReadonlyMap<string, string>,
): Map<string, B> {
  const byChild = new Map<string, B>();
  for (const bin of bins) {
    for (const child of bin.retained)
      if ((found.get(child) ?? prior.holderOf(child)?.key) === bin.prior?.key) byChild.set(child, bin);
  }
  for (const bin of bins) {
    for (const requirement of bin.requirements)
      for (const child of namesIn(type, requirement)) byChild.set(child, bin);
  }
  return byChild;
}

/** Returns the bins of child resources, each once. Without a lock no child has one. */
export function binsOf<B>(children: readonly string[], byChild: ReadonlyMap<string, B>): Iterable<B> {
  return byChild.size === 0 ? [] : new Set(children.flatMap((child) => byChild.get(child) ?? []));
}

/** Returns the child resources that a requirement declares and whose loss is a loss of data, each once. */
export function dataChildren<Req extends object>(
  { sharing }: ResourceType<Req>,
  { config }: Requirement<Req>,
): readonly string[] {
  return sharing.holdsData ? [...new Set(sharing.units(config))] : [];
}
