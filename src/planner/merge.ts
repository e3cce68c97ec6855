import { compareText } from '../plan/json.js';
import type { NameKind } from '../resources/name-rules.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Need, SharedResource } from '../resources/shared-resource.js';
import { freeKey } from './free-key.js';
import type { Naming } from './naming.js';
import type { Group } from './share.js';

/** A merged resource and the group of needs that it came from. */
export interface MergedGroup<C extends object, R extends C = C> {
  readonly resource: SharedResource<C, R>;
  readonly group: Group<C>;
  /** The purpose of its configuration, which another resource may have too. */
  readonly kind: string;
}

/**
 * Merges each group into one resource and names it. Azure names and logical ids come from what the resource is
 * (`purpose`), never from what else there is, so that a further resource renames none. Keys are for people: the
 * first is `<type>:shared`, unless nothing of the type is ever shared.
 */
export function mergeGroups<C extends object, R extends C>(
  type: ResourceType<C, R>,
  groups: readonly Group<C>[],
  kind: NameKind,
  naming: Naming,
  /** Keys of the resources of custom providers. */
  taken: ReadonlySet<string> = new Set(),
): MergedGroup<C, R>[] {
  const merged = groups.map((group) => {
    const { value, notes } = type.merge.merge(group.needs.map(asWish));
    return { group, config: type.complete(value), notes, purpose: type.purpose(value) };
  });
  // Stable: groups of one purpose keep the order in which they were opened.
  merged.sort((a, b) => compareText(rank(a.purpose), rank(b.purpose)));
  const used = new Map<string, number>();
  const keys = new Set(taken);
  return merged.map(({ group, config, notes, purpose }, index) => {
    const count = (used.get(purpose) ?? 0) + 1;
    used.set(purpose, count);
    const unique = count === 1 ? purpose : `${purpose}-${count}`;
    const key = freeKey(type.type, index === 0 && type.alone !== true ? 'shared' : unique, keys);
    keys.add(key);
    const { needs } = group;
    const name = naming.name(kind, unique);
    return {
      group,
      kind: purpose,
      resource: { key, type: type.type, purpose: unique, name, config, needs, notes },
    };
  });
}

function asWish<C extends object>({ component, priority, config }: Need<C>) {
  return { component, priority, value: config };
}

function rank(purpose: string): string {
  return purpose === 'shared' ? '' : purpose;
}
