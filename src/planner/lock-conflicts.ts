import type { PlanError } from '../plan/diagnostics.js';
import { type JsonObject, ownValue } from '../plan/json.js';
import { lockStringFaults } from '../plan/lock/lock-strings.js';
import { type LockedResource, type PlanLock, WHOLE } from '../plan/lock/plan-lock.js';
import type { ResourceType } from '../resources/resource-type.js';

/** A name, child resource or address that one place of a lock claims. */
interface Claim {
  /** The claimed thing without its place, such as `the child resource 'cosmos:user-db/user'`. */
  readonly what: string;
  readonly resource: string;
  /** Components that declare a child resource. */
  readonly components?: readonly string[];
  /** Name in `moves` of a child resource with data. */
  readonly data?: string;
}

/**
 * Finds contradictions within a lock. Two branches may assign the same number, name or place, and git merges
 * their locks without a conflict. Others come from an edit by hand.
 */
export function validateLock(
  lock: PlanLock | null,
  types: Iterable<ResourceType>,
  moves: Readonly<Record<string, string>> = {},
): PlanError[] {
  if (lock === null) return [];
  const validations = new Map([...types].map(({ type, validate }) => [type, validate]));
  const resources = Object.entries(lock.resources);
  const claims = resources
    .flatMap(([key, locked]) => claimsOf(key, locked))
    .filter(({ data }) => !isDecided(data, lock, moves));
  const contradictions = resources.flatMap(([key, { type, units }]) =>
    (validations.get(type)?.conflicts?.(units) ?? []).map((problem) =>
      lockConflict(`The lock of '${key}' has ${problem}.`, key),
    ),
  );
  return [...conflicting(claims), ...conflicting(nameClaims(lock)), ...contradictions, ...outnumbered(lock)];
}

/**
 * Refuses strings that a lock must not have, in the lock that a plan makes: the next plan could not read it. Requirement keys, and
 * what types of users say of their resources, may be any string.
 */
export function validateLockStrings({ resources }: PlanLock): PlanError[] {
  return Object.entries(resources).flatMap(([key, resource]) =>
    // A lock is JSON.
    lockStringFaults(resource as unknown as JsonObject, ['resources', key]).map((fault) => ({
      ...lockConflict(`The lock that this plan makes could not be read: ${fault}.`, key),
      resolution: 'Change the string in the resource type, or in the requirements of the components.',
    })),
  );
}

function claimsOf(resource: string, { type, name, members, units }: LockedResource): Claim[] {
  // Data that a move left behind may be in several resources, also where Terraform keeps it.
  const live = Object.entries(units).filter(
    ([child, { components }]) => components.length > 0 && !child.startsWith(WHOLE),
  );
  return [
    ...(name === '' ? [] : [{ what: `the name '${name}'`, resource }]),
    ...Object.keys(members).map((member) => ({ what: `'${member}' (${type})`, resource })),
    ...live.map(([child, { components, data }]) => ({
      what: `the child resource '${type}:${child}'`,
      resource,
      components,
      // A child without data has no entry in moves.
      ...(data && { data: `${type}:${child}` }),
    })),
    ...Object.values(units)
      .flatMap(({ blocks }) => Object.keys(blocks))
      .map((address) => ({ what: `the address ${address}`, resource })),
  ];
}

function nameClaims({ names }: PlanLock): Claim[] {
  return Object.entries(names).map(([entry, name]) => {
    const kind = entry.slice(0, entry.indexOf(' '));
    return { what: `the ${kind} name '${name}'`, resource: `names.${entry}` };
  });
}

function conflicting(claims: readonly Claim[]): PlanError[] {
  const holders = new Map<string, Claim>();
  const errors: PlanError[] = [];
  for (const claim of claims) {
    const { what, resource } = claim;
    const holder = holders.get(what);
    holders.set(what, claim);
    if (holder === undefined) continue;
    const where =
      holder.resource === resource
        ? `twice in '${resource}'`
        : `in '${holder.resource}' and in '${resource}'`;
    const error = lockConflict(`The lock has ${what} ${where}.`, resource, causeOf(holder, claim));
    const { data } = claim;
    const choose =
      data === undefined
        ? ''
        : ` Where both were deployed, set moves to the one whose data counts, such as moves: { '${data}': '${holder.resource}' }: the other is retained.`;
    errors.push({ ...error, resolution: error.resolution + choose });
  }
  return errors;
}

/** Returns true if an entry of `moves` says in which of its places in the lock data counts. In the others it is retained. */
function isDecided(
  data: string | undefined,
  { resources }: PlanLock,
  moves: Readonly<Record<string, string>>,
): boolean {
  const target = data === undefined ? undefined : ownValue(moves, data);
  if (data === undefined || target === undefined) return false;
  return Object.hasOwn(ownValue(resources, target)?.units ?? {}, data.slice(data.indexOf(':') + 1));
}

/** Two branches place a child resource for a component each. No two branches place it twice for one component. */
function causeOf({ components = [] }: Claim, { components: others = [] }: Claim): Cause {
  const isOfEach = components.length > 0 && !components.some((component) => others.includes(component));
  return isOfEach ? 'merge' : 'any';
}

/**
 * Finds wrong numbers. A number is used once, and the last one given out is at least that of each resource.
 */
function outnumbered({ resources, numbers }: PlanLock): PlanError[] {
  return Object.entries(resources).flatMap(([key, { type, variant }]): PlanError[] => {
    const number = /^(.*)-(\d+)$/.exec(variant);
    if (number === null) return [];
    const given = numbers[`${type}:${number[1] ?? ''}`];
    // The variant of an identity with the name 'shared-2' is not a second 'shared', and has a number of its own.
    const isOwn = ownValue(numbers, `${type}:${variant}`) !== undefined;
    if (given === undefined || given >= Number(number[2]) || isOwn) return [];
    return [lockConflict(`The lock has '${key}', and ${given} as the last number of its kind.`, key, 'any')];
  });
}

/** Origin of a contradiction, as far as it shows: a merge of two branches, or any. */
type Cause = 'merge' | 'any';

const RESOLUTIONS: Readonly<Record<Cause, string>> = {
  merge:
    'Take the lock of the target branch as it is, plan again, and write the lock: only merged locks are applied, so that nothing is lost.',
  any: 'Restore the lock of the last deployment from version control, or that of the target branch after a merge. Then plan again, and write the lock. To move data, set moves, and do not edit the lock.',
};

/** Makes the error on a lock that contradicts itself. */
export function lockConflict(message: string, resource: string, cause: Cause = 'merge'): PlanError {
  return { code: 'LOCK_CONFLICT', message, resource, components: [], resolution: RESOLUTIONS[cause] };
}
