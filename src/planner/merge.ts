import { compareText } from '../plan/json.js';
import type { PlanningContext } from '../resources/layout-context.js';
import type { Requirement } from '../resources/requirement.js';
import type { Resource } from '../resources/resource.js';
import type { ResourceType } from '../resources/resource-type.js';
import { uniqueKey } from './identifiers.js';
import type { Bin } from './share.js';

/** A merged resource and the bin that it came from. */
export interface MergedBin<Req extends object, Config extends Req = Req> {
  readonly resource: Resource<Req, Config>;
  readonly bin: Bin<Req>;
  /** The variant of its configuration, which another resource may have too. */
  readonly variant: string;
}

/**
 * Merges each bin into one resource and names it. Azure names and logical ids come from the variant, never from what else
 * there is, so that a further resource renames none. Keys are for people: the first is `<type>:shared`, unless nothing of
 * the type is ever shared.
 */
export function mergeBins<Req extends object, Config extends Req>(
  type: ResourceType<Req, Config>,
  bins: readonly Bin<Req>[],
  context: PlanningContext,
  taken: Set<string>,
): MergedBin<Req, Config>[] {
  const merged = bins.map((bin) => {
    const { value, decisions } = type.merge.merge(bin.requirements.map(toCandidate));
    const config = type.withDefaults(value, context.settings);
    return { bin, config, decisions, variant: type.sharing.variant(value) };
  });
  // Stable: bins of one variant keep the order in which they were opened.
  merged.sort((a, b) => compareText(rank(a.variant), rank(b.variant)));
  const used = new Map<string, number>();
  return merged.map(({ bin, config, decisions, variant }, index) => {
    const count = (used.get(variant) ?? 0) + 1;
    used.set(variant, count);
    const unique = count === 1 ? variant : `${variant}-${count}`;
    const key = uniqueKey(type.type, index === 0 && !type.sharing.exclusive ? 'shared' : unique, taken);
    taken.add(key);
    const { requirements } = bin;
    const name = nameOf(type, config, unique, context);
    return {
      bin,
      variant,
      resource: { key, type: type.type, variant: unique, name, config, requirements, decisions },
    };
  });
}

function nameOf<Req extends object, Config extends Req>(
  type: ResourceType<Req, Config>,
  config: Config,
  variant: string,
  context: PlanningContext,
): string {
  const existing = type.existingName?.({ config, variant }, context) ?? null;
  if (existing !== null) return existing;
  return type.naming === null ? '' : context.nameOf(type.naming, variant);
}

function toCandidate<C extends object>({ component, priority, config }: Requirement<C>) {
  return { component, priority, value: config };
}

function rank(variant: string): string {
  return variant === 'shared' ? '' : variant;
}
