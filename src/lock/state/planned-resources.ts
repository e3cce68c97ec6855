import { ownValue } from '../../plan/json.js';
import type { LockedResource } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { pushTo } from '../../plan/maps.js';
import { addressesByResource } from '../../plan/resource-addresses.js';

/** A planned resource whose Terraform ids contain its variant. */
export interface Planned {
  readonly key: string;
  readonly locked: LockedResource;
  /** Beginning of its Terraform ids: `shop_cosmos_shared`. */
  readonly prefix: string;
  readonly head: { readonly type: string; readonly rest: string };
  /** Ends of its Terraform ids: empty for an account, `_user-db` for a database. */
  readonly rests: readonly string[];
}

/** Returns the resources of a plan by type, those without ids of that form left out. */
export function plannedByType(plan: ResourcePlan): [Planned, ...Planned[]][] {
  const { lock, resources, backend } = plan;
  const byResource = addressesByResource(plan);
  const byType = new Map<string, [Planned, ...Planned[]]>();
  for (const { key, type } of resources) {
    const locked = ownValue(lock.resources, key);
    if (locked === undefined || locked.provider !== undefined) continue;
    const prefix = `${backend.id}_${type}_${locked.variant}`;
    const addresses = (byResource.get(key) ?? []).filter(
      (each) => !each.startsWith('data.') && hasPrefix(idOf(each), prefix),
    );
    const rests = addresses.map((each) => idOf(each).slice(prefix.length));
    const [address] = addresses;
    if (address === undefined) continue;
    const head = { type: address.split('.')[0] ?? '', rest: idOf(address).slice(prefix.length) };
    const planned: Planned = { key, locked, prefix, head, rests };
    pushTo(byType, type, planned);
  }
  return [...byType.values()];
}

/** Returns whether an id is that of a resource, or of a part of it. */
export function hasPrefix(id: string, prefix: string): boolean {
  return id === prefix || id.startsWith(`${prefix}_`);
}

export function idOf(address: string): string {
  return address.slice(address.lastIndexOf('.') + 1);
}

/** Returns a variant without its number: resources of one kind are `shared` and `shared-2`. */
export function baseOf(variant: string): string {
  return variant.replace(/-\d+$/, '');
}
