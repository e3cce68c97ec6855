import { quoted } from '../plan/phrases.js';
import { compareText, ownValue } from '../plan/json.js';
import { isAccepted, recordedValues, recordedWeakening, weakenedArguments } from '../plan/diff/protection.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { dataPlaces, discardName } from '../plan/lock/data-places.js';
import { protectionRecords } from '../plan/lock/locked-protection.js';
import type { LockedResource, LockedUnit, PlanLock } from '../plan/lock/plan-lock.js';

/** Codes of what `checkLock` finds. They are stable. */
export const LOCK_PROBLEM_CODES = [
  'LOCK_GONE',
  'OTHER_BACKEND',
  'RESOURCE_LOST',
  'RESOURCE_CHANGED',
  'UNIT_LOST',
  'ADDRESS_CHANGED',
  'NAME_CHANGED',
  'NUMBER_LOWERED',
  'PROTECTION_LOWERED',
] as const;

/** Code of a problem between two locks. */
export type LockProblemCode = (typeof LOCK_PROBLEM_CODES)[number];

/** Problem of a lock that is to follow another. */
export interface LockProblem {
  readonly code: LockProblemCode;
  readonly message: string;
  /** Key of the resource, such as `cosmos:shared`. */
  readonly resource?: string;
  /** Name of the unit, as `discard` takes it: `cosmos:user-db/user`. */
  readonly unit?: string;
  readonly resolution: string;
}

/** Options of {@link checkLock}. */
export interface CheckLockOptions {
  /** Units whose data is given up, as the backend has them. @default none */
  readonly discard?: readonly string[];
  /** `weakenedBy` of the plan, to tell weaker values from others. @default protection is not compared */
  readonly weakenedBy?: ResourcePlan['weakenedBy'];
  /**
   * Data protection of the backend. With `'destroy'` every child resource may leave the lock, except retained ones:
   * Terraform does not know those any more. @default 'retain'
   */
  readonly dataProtection?: 'retain' | 'destroy';
}

const RESTORE = 'Take the committed lock, plan with it, and write the lock of that plan.';

/**
 * Compares the lock of a pull request with that of its target branch. A unit with data may change or become retained, and
 * never disappears without `discard` or `dataProtection: 'destroy'`; names, variants, Terraform addresses and numbers stay.
 * @param base - The lock of the target branch; undefined before the first one.
 * @param next - The lock that is to replace it; undefined where the file is gone.
 * @returns The problems in a fixed order; none when the lock may be merged.
 * @example
 * const problems = checkLock(readLock('base.lock.json'), readLock('shop.prod.lock.json'));
 */
export function checkLock(
  base: PlanLock | undefined,
  next: PlanLock | undefined,
  options: CheckLockOptions = {},
): readonly LockProblem[] {
  if (base === undefined) return [];
  if (next === undefined)
    return [
      {
        code: 'LOCK_GONE',
        message: `The lock of backend '${base.backend.id}' (${base.backend.environment}) is gone, and its resources may exist.`,
        resolution: 'Restore the file. Remove it only after the backend was destroyed.',
      },
    ];
  return [
    ...backendProblems(base, next),
    ...Object.entries(base.resources)
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([key, was]) => resourceProblems(key, was, [base, next], options)),
    ...nameProblems(base, next),
    ...numberProblems(base, next),
    ...(options.dataProtection === 'destroy' ? [] : protectionProblems(base, next, options.weakenedBy ?? {})),
  ];
}

function backendProblems({ backend: was }: PlanLock, { backend: is }: PlanLock): LockProblem[] {
  return (['id', 'environment', 'location', 'resourceGroup'] as const)
    .filter((what) => was[what] !== undefined && was[what] !== null && was[what] !== is[what])
    .map((what) => ({
      code: 'OTHER_BACKEND',
      message: `The lock was that of ${what} '${was[what] ?? ''}' and is that of '${is[what] ?? 'none'}'.`,
      resolution: 'Use a file for each backend, environment and location.',
    }));
}

function resourceProblems(
  key: string,
  was: LockedResource,
  [base, next]: readonly [base: PlanLock, next: PlanLock],
  { discard = [], dataProtection = 'retain' }: CheckLockOptions,
): LockProblem[] {
  const is = ownValue(next.resources, key);
  const mustStay = ({ data, retained }: LockedUnit) =>
    data && (dataProtection === 'retain' || retained === true);
  const lost = Object.entries(was.units)
    .filter(([unit, child]) => mustStay(child) && ownValue(is?.units, unit) === undefined)
    .map(([unit]) => `${was.type}:${unit}`)
    .filter((unit) => !discard.includes(unit) && !discard.includes(`${unit}@${key}`));
  const givingUp = (units: readonly string[]) => {
    const names = units.map((unit) =>
      discardName(unit, key, dataPlaces(base.resources), dataPlaces(next.resources)),
    );
    return `To give up its data, add it to discard: [${quoted(names)}].`;
  };
  if (is === undefined)
    // A resource without data comes and goes as declared.
    return lost.length === 0
      ? []
      : [
          {
            code: 'RESOURCE_LOST',
            message: `'${key}' ('${was.name}') is missing from the lock, with ${listOf(lost)} in it.`,
            resource: key,
            resolution: `${RESTORE} ${givingUp(lost)}`,
          },
        ];
  const changed = (['type', 'provider', 'variant', 'name'] as const).filter((what) => was[what] !== is[what]);
  return [
    ...changed.map((what): LockProblem => ({
      code: 'RESOURCE_CHANGED',
      message: `The ${what} of '${key}' was '${was[what] ?? 'none'}' and is '${is[what] ?? 'none'}', which is another resource.`,
      resource: key,
      resolution: RESTORE,
    })),
    ...lost.map((unit): LockProblem => ({
      code: 'UNIT_LOST',
      message: `'${unit}' in '${key}' is missing from the lock, both from the units in use and from the retained ones.`,
      resource: key,
      unit,
      resolution: `${RESTORE} ${givingUp([unit])}`,
    })),
    ...Object.entries(was.units).flatMap(([unit, before]) =>
      addressProblems(key, `${was.type}:${unit}`, before, ownValue(is.units, unit), next),
    ),
  ];
}

/** Finds addresses that a unit does not have any more, and for which Terraform gets no new address. */
function addressProblems(
  key: string,
  unit: string,
  was: LockedUnit,
  is: LockedUnit | undefined,
  { formerAddresses = {} }: PlanLock,
): LockProblem[] {
  if (is === undefined || !was.data) return [];
  const known = new Set(
    Object.keys(is.blocks).flatMap((address) => [address, ...(ownValue(formerAddresses, address) ?? [])]),
  );
  return Object.keys(was.blocks)
    .filter((address) => !known.has(address))
    .map((address) => ({
      code: 'ADDRESS_CHANGED',
      message: `'${unit}' in '${key}' was at '${address}' in Terraform and is at ${listOf(Object.keys(is.blocks))}.`,
      resource: key,
      unit,
      resolution: `${RESTORE} To move it in Terraform, add the old address to formerAddresses.`,
    }));
}

function nameProblems({ names: was }: PlanLock, { names: is }: PlanLock): LockProblem[] {
  return Object.entries(was)
    .filter(([what, name]) => ownValue(is, what) !== undefined && ownValue(is, what) !== name)
    .map(([what, name]) => ({
      code: 'NAME_CHANGED',
      message: `The name of '${what}' was '${name}' and is '${ownValue(is, what) ?? ''}', which is another resource.`,
      resolution: RESTORE,
    }));
}

function numberProblems({ numbers: was }: PlanLock, { numbers: is }: PlanLock): LockProblem[] {
  return Object.entries(was)
    .filter(([variant, number]) => (ownValue(is, variant) ?? 0) < number)
    .map(([variant, number]) => ({
      code: 'NUMBER_LOWERED',
      message: `The last number of '${variant}' was ${number} and is ${ownValue(is, variant) ?? 'missing'}, so that a new resource could take the name of an old one.`,
      resolution: RESTORE,
    }));
}

/** Finds weaker values without a record that the author accepted them: an edit of the file, or a merge. */
function protectionProblems(
  base: PlanLock,
  next: PlanLock,
  weakenedBy: ResourcePlan['weakenedBy'],
): LockProblem[] {
  const records = protectionRecords(next);
  return [...protectionRecords(base)].flatMap(([address, { values: was }]) => {
    const type = address.split('.')[0] ?? '';
    const own = ownValue(weakenedBy, type);
    const record = records.get(address);
    if (record === undefined || own === undefined) return [];
    const weakening = recordedWeakening(type, own);
    const { values: is, accepted } = record;
    return weakenedArguments(weakening, recordedValues(was), recordedValues(is))
      .filter((each) => !isAccepted(weakening, each, ownValue(accepted, each.argument)))
      .map(({ argument, effect }): LockProblem => ({
        code: 'PROTECTION_LOWERED',
        message: `${argument} of '${address}' was ${ownValue(was, argument) ?? 'absent'} and is ${ownValue(is, argument) ?? 'absent'}. ${effect}`,
        resolution: `${RESTORE} To accept the value: npx atakora lock --accept '${address} ${argument}'.`,
      }));
  });
}

function listOf(texts: readonly string[]): string {
  return texts.length === 0 ? 'no address' : quoted(texts);
}
