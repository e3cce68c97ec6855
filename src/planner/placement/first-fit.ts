import type { ResourceType } from '../../resources/resource-type.js';
import { add, fits, type Group, newBin, type OpenBin, overlaps, sizeOf } from './bin.js';
import { splitReason } from './split-reasons.js';

/** Puts groups into the first bin that fits, else into a new one. Groups with the most constraints come first. */
export function firstFit<Req extends object>(
  { sharing }: ResourceType<Req>,
  bins: OpenBin<Req>[],
  unsorted: readonly Group<Req>[],
): void {
  const groups = mostFixedFirst(unsorted);
  const { max } = sharing.capacity;
  const smallest = leastAdded(bins, groups, max);
  // Bins with free capacity. A full one is never tried again, which keeps this linear in the number of requirements.
  // A resource that belongs to one child resource by nature accepts no other instead.
  const open = new Set(sharing.exclusive ? [] : bins);
  for (const group of groups) {
    let bin = binFor(open, group, max);
    if (bin === undefined) {
      bin = newBin(group, sharing.exclusive ? undefined : splitReason(bins, group));
      bins.push(bin);
      open.add(bin);
    } else {
      add(bin, group, bin.prior === undefined ? group.constraints : group.asked);
    }
    const taken = sizeOf(bin);
    if (taken >= max || taken + smallest > max) open.delete(bin);
  }
}

/** Sorts groups by their number of constraints. Groups with equally many keep their order. */
function mostFixedFirst<Req extends object>(groups: readonly Group<Req>[]): Group<Req>[] {
  return groups
    .map((group) => ({ group, count: group.asked.filter(({ overridable }) => overridable !== true).length }))
    .sort((a, b) => b.count - a.count)
    .map(({ group }) => group);
}

/** Returns the least that any group adds to a bin. An entry that others name too, such as a database, may exist already. */
function leastAdded<Req extends object>(
  bins: readonly OpenBin<Req>[],
  groups: readonly Group<Req>[],
  max: number,
): number {
  if (max === Infinity) return 0;
  const uses = new Map<string, number>();
  for (const { entries } of [...bins, ...groups])
    for (const name of entries) uses.set(name, (uses.get(name) ?? 0) + 1);
  let least = max;
  for (const { entries } of groups)
    least = Math.min(least, entries.filter((name) => uses.get(name) === 1).length);
  return least;
}

/** Returns the first bin that has the group's database already, else the first with free capacity. */
function binFor<Req extends object>(
  open: Iterable<OpenBin<Req>>,
  group: Group<Req>,
  max: number,
): OpenBin<Req> | undefined {
  let first: OpenBin<Req> | undefined;
  for (const bin of open) {
    const hasOverlap = overlaps(bin, group);
    if (first !== undefined && !hasOverlap) continue;
    if (!fits(bin, group, max)) continue;
    if (hasOverlap) return bin;
    first ??= bin;
  }
  return first;
}
