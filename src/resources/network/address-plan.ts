import type { LockedUnit } from '../../plan/lock/plan-lock.js';
import { compareText } from '../../plan/json.js';
import { overlaps, subnetOf } from './cidr.js';
import type { SubnetUse } from './connections.js';

/** Ranges of the subnets of a network, by role. */
export interface AddressPlan {
  readonly prefixes: ReadonlyMap<string, string>;
  /** Roles whose subnets do not fit into the address space. */
  readonly unplaced: readonly string[];
}

/** Role of the subnet in which private endpoints stand. */
export const ENDPOINTS = 'endpoints';

/** Returns how the lock knows a subnet. */
export function subnetUnit(role: string): string {
  return `subnet/${role}`;
}

/**
 * Gives each subnet a range: the one that it had, else the first that is free. A new subnet never takes a range that the
 * lock knows, because Azure may still have the subnet that leaves.
 */
export function planAddresses(
  addressSpace: string,
  roles: readonly string[],
  locked: Readonly<Record<string, LockedUnit>>,
): AddressPlan {
  const [first = ENDPOINTS, ...others] = roles;
  // The endpoints keep the second range however many apps there are.
  const order = roles.length === 0 ? [ENDPOINTS] : [first, ENDPOINTS, ...others];
  const known = new Map(
    Object.entries(locked).flatMap(([unit, { facts }]) =>
      facts['prefix'] === undefined ? [] : [[unit, facts['prefix']] as const],
    ),
  );
  const taken = [...known.values()];
  const prefix = prefixFor(addressSpace, Math.max(2, order.length), taken);
  const prefixes = new Map<string, string>();
  const unplaced: string[] = [];
  for (const role of order) {
    const own = known.get(subnetUnit(role)) ?? freeRange(addressSpace, prefix, taken, roles.length === 0);
    if (own === undefined) {
      unplaced.push(role);
      continue;
    }
    prefixes.set(role, own);
    taken.push(own);
  }
  return { prefixes, unplaced };
}

/** Returns one use for each role, sorted by the role without `-shared`, so that the subnet that most code shares comes first. */
export function distinctUses(uses: readonly SubnetUse[]): SubnetUse[] {
  const byRole = new Map(uses.map((use) => [use.role, use]));
  return [...byRole.values()].sort((a, b) => compareText(rank(a.role), rank(b.role)));
}

function rank(role: string): string {
  return role.replace(/-shared$/, '');
}

/**
 * Returns the prefix length of new subnets: a /24 for each where the address space is large enough, else equal parts; as large as
 * the existing ones.
 */
function prefixFor(addressSpace: string, count: number, taken: readonly string[]): number {
  const sizes = taken.map((range) => Number(range.split('/')[1]));
  if (sizes.length > 0) return Math.max(...sizes);
  const bits = Math.ceil(Math.log2(count));
  return Math.max(24, Number(addressSpace.split('/')[1]) + bits);
}

function freeRange(
  addressSpace: string,
  prefix: number,
  taken: readonly string[],
  skipsFirst: boolean,
): string | undefined {
  const count = 2 ** (prefix - Number(addressSpace.split('/')[1]));
  for (let index = skipsFirst ? 1 : 0; index < count; index += 1) {
    const range = subnetOf(addressSpace, prefix, index);
    if (!taken.some((other) => overlaps(range, other))) return range;
  }
  return undefined;
}
