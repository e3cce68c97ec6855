import { ownValue } from '../../plan/json.js';
import type { LockedUnit } from '../../plan/lock/plan-lock.js';
import { wholePattern } from '../naming-rule.js';
import { isNetwork, overlaps } from './cidr.js';
import { SUBNET } from './naming.js';

/** Finds names, ranges and priorities that Azure does not have, subnets whose ranges overlap, and rules of one security group with one priority. */
export function networkContradictions(units: Readonly<Record<string, LockedUnit>>): string[] {
  const facts = (name: string) =>
    Object.entries(units).flatMap(([unit, { facts: own }]) => {
      const value = ownValue(own, name);
      return value === undefined ? [] : [{ unit, value }];
    });
  const invalid = [
    ...facts('name').filter(({ value }) => !wholePattern(SUBNET).test(value)),
    ...facts('prefix').filter(({ value }) => !isNetwork(value, 8, 29)),
    ...facts('priority').filter(
      ({ value }) => !/^(?:[1-9]\d{2}|[1-3]\d{3}|40(?:[0-8]\d|9[0-6]))$/.test(value),
    ),
  ];
  if (invalid.length > 0)
    return invalid.map(({ unit, value }) => `'${unit}' with the invalid value '${value}'`);
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
