import type { ResourceType } from '../../resources/resource-type.js';
import { add, type Bin, fits, type Item, newBin, overlaps, sizeOf } from './bin.js';
import { splitReason } from './split-reasons.js';

/** Puts items into the first bin that fits, else into a new one. Those with the most constraints come first. */
export function firstFit<Req extends object>(
  { sharing }: ResourceType<Req>,
  bins: Bin<Req>[],
  unsorted: readonly Item<Req>[],
): void {
  // Among items with as many constraints the order stays.
  const items = mostFixedFirst(unsorted);
  const { max } = sharing.capacity;
  const smallest = leastAdded(bins, items, max);
  // Bins with room. A full one is never tried again, which keeps this linear in the number of requirements.
  // A resource that belongs to one unit by nature takes no other in its place.
  const open = new Set(sharing.exclusive ? [] : bins);
  for (const item of items) {
    let bin = binFor(open, item, max);
    if (bin === undefined) {
      bin = newBin(item, sharing.exclusive ? undefined : splitReason(bins, item));
      bins.push(bin);
      open.add(bin);
    } else {
      add(bin, item, bin.past === undefined ? item.constraints : item.asked);
    }
    const taken = sizeOf(bin);
    if (taken >= max || taken + smallest > max) open.delete(bin);
  }
}

function mostFixedFirst<Req extends object>(items: readonly Item<Req>[]): Item<Req>[] {
  const byCount = new Map<number, Item<Req>[]>();
  for (const item of items) {
    const count = countFixed(item);
    const alike = byCount.get(count);
    if (alike === undefined) byCount.set(count, [item]);
    else alike.push(item);
  }
  return [...byCount].sort(([a], [b]) => b - a).flatMap(([, alike]) => alike);
}

/** Returns the least that an item adds to a bin: what others name too may be there already, such as its database. */
function leastAdded<Req extends object>(
  bins: readonly Bin<Req>[],
  items: readonly Item<Req>[],
  max: number,
): number {
  if (max === Infinity) return 0;
  const uses = new Map<string, number>();
  for (const holders of [bins, items])
    for (const { items: names } of holders)
      for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  let least = max;
  for (const item of items) {
    let own = 0;
    for (const name of item.items) if (uses.get(name) === 1) own += 1;
    least = Math.min(least, own);
  }
  return least;
}

/** Returns the first bin with room, and before it one that has the item's database already. */
function binFor<Req extends object>(
  open: Iterable<Bin<Req>>,
  item: Item<Req>,
  max: number,
): Bin<Req> | undefined {
  let first: Bin<Req> | undefined;
  for (const bin of open) {
    if (first !== undefined && !overlaps(bin, item)) continue;
    if (!fits(bin, item, max)) continue;
    if (overlaps(bin, item)) return bin;
    first ??= bin;
  }
  return first;
}

function countFixed<Req extends object>({ asked }: Item<Req>): number {
  let count = 0;
  for (const { overridable } of asked) if (overridable !== true) count += 1;
  return count;
}
