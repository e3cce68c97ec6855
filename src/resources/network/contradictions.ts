import { ownValue } from '../../plan/json.js';
import type { LockedUnit } from '../../plan/lock/plan-lock.js';
import { overlaps } from './cidr.js';

/** Finds subnets whose ranges overlap, and rules of one security group with one priority. */
export function networkContradictions(units: Readonly<Record<string, LockedUnit>>): string[] {
  const facts = (name: string) =>
    Object.entries(units).flatMap(([unit, { facts: own }]) => {
      const value = ownValue(own, name);
      return value === undefined ? [] : [{ unit, value }];
    });
  return [
    ...pairs(facts('prefix'))
      .filter(([a, b]) => overlaps(a.value, b.value))
      .map(([a, b]) => `'${a.unit}' with ${a.value} and '${b.unit}' with ${b.value}, which overlap`),
    ...pairs(facts('priority'))
      .filter(([a, b]) => groupOf(a.unit) === groupOf(b.unit) && a.value === b.value)
      .map(([a, b]) => `'${a.unit}' and '${b.unit}' with one priority, ${a.value}`),
  ];
}

/** Returns the group of a unit: `rule/app-shared/outbound-sql` is a rule of the group of `app-shared`. */
function groupOf(unit: string): string {
  return unit.slice(0, unit.lastIndexOf('/'));
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((first, index) => all.slice(index + 1).map((second): [T, T] => [first, second]));
}
