import { InvalidLockError } from '../errors.js';
import { ownValue } from '../plan/json.js';
import type { LockedResource, PlanLock } from '../plan/lock/plan-lock.js';
import type { RecordedValues, ResourceType } from '../resources/resource-type.js';

/**
 * Refuses constraints and immutable properties of a lock that the types of its resources cannot have, before anything is laid out.
 * Types that no component uses any more are checked too. Names are not: a name that the library does not use may be of any form.
 * @throws InvalidLockError
 */
export function checkLockValues(lock: PlanLock | null, types: readonly ResourceType[]): void {
  if (lock === null) return;
  for (const [key, locked] of Object.entries(lock.resources)) {
    const type = types.find((each) => each.type === locked.type && each.provider === locked.provider);
    if (type === undefined) continue;
    for (const name of type.validate.alwaysRecorded ?? [])
      if (ownValue(locked.constraints, name) === undefined)
        refuse(`resources.${key}.constraints.${name}`, 'a string', undefined);
    for (const [where, values] of valuesOf(locked))
      for (const [name, value] of Object.entries(values))
        checkValue(type.validate.recorded, name, value, `resources.${key}.${where}.${name}`);
  }
}

function valuesOf({
  constraints,
  facts,
  members,
  units,
}: LockedResource): [where: string, values: Readonly<Record<string, string>>][] {
  return [
    ['constraints', constraints],
    ['facts', facts],
    ...Object.entries(members).map(([id, { asked }]): [string, LockedResource['facts']] => [
      `members.${id}.asked`,
      asked,
    ]),
    ...Object.entries(units).map(([id, unit]): [string, LockedResource['facts']] => [
      `units.${id}.facts`,
      unit.facts,
    ]),
  ];
}

function checkValue(recorded: RecordedValues = {}, name: string, value: string, path: string): void {
  const prefix = Object.keys(recorded).find((each) => name.startsWith(`${each} `));
  const allowed = ownValue(recorded, name) ?? ownValue(recorded, prefix ?? '');
  if (allowed === undefined) return;
  if (allowed instanceof RegExp ? allowed.test(value) : allowed.includes(value)) return;
  refuse(path, allowed instanceof RegExp ? String(allowed) : `one of ${allowed.join(', ')}`, value);
}

function refuse(path: string, expected: string, value: string | undefined): never {
  throw new InvalidLockError(
    'lock',
    `${path} must be ${expected}, received ${value === undefined ? 'none' : `'${value.slice(0, 60)}'`}`,
    'Restore the lock from version control, or write it again with writeLock',
  );
}
