import { StateNotTakenOverError } from '../../errors.js';
import { compareText } from '../../plan/json.js';
import type { LockedResource, PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { deployedConstraints } from './deployed-constraints.js';
import type { StateBlock } from './terraform-state.js';

/** A planned resource whose Terraform ids contain its variant. */
interface Planned {
  readonly key: string;
  readonly locked: LockedResource;
  /** What its ids begin with: `shop_cosmos_shared`. */
  readonly prefix: string;
  readonly head: { readonly type: string; readonly rest: string };
  /** What its ids end with: empty for an account, `_user-db` for a database. */
  readonly rests: readonly string[];
}

/**
 * Puts the components of a new plan into the resources that a state has. Both editions write the ids of a resource as
 * backend, type and variant, and differ in the variants: 0.1.0 had one for each runtime version and replication, and placed
 * components that ask for nothing otherwise.
 * @returns The lock of the plan with the variants of the state.
 */
export function placeResources(plan: ResourcePlan, own: readonly StateBlock[]): PlanLock {
  const { lock } = plan;
  const resources = { ...lock.resources };
  const numbers = { ...lock.numbers };
  for (const planned of plannedByType(plan)) {
    const placed = placeType(planned, own, lock);
    if (placed === undefined) continue;
    const { type } = planned[0].locked;
    for (const { key } of planned) Reflect.deleteProperty(resources, key);
    for (const key of Object.keys(numbers))
      if (key.startsWith(`${type}:`)) Reflect.deleteProperty(numbers, key);
    Object.assign(resources, placed);
    // The keys too: a new resource whose key is taken would be named after nothing.
    const taken = Object.entries(placed).flatMap(([key, { variant }]) => [
      variant,
      key.slice(type.length + 1),
    ]);
    // `shared` before `shared-2`, which is its second.
    for (const variant of [...new Set(taken)].sort(compareText)) countIn(numbers, type, variant);
  }
  return { ...lock, resources, numbers };
}

/** A number that a deployed resource has is taken, also where its variant is no longer made. */
function countIn(numbers: Record<string, number>, type: string, variant: string): void {
  const [, base = '', number = ''] = /^(.+)-(\d{1,6})$/.exec(variant) ?? [];
  const isNumbered = numbers[`${type}:${base}`] !== undefined;
  const key = `${type}:${isNumbered ? base : variant}`;
  numbers[key] = Math.max(numbers[key] ?? 1, isNumbered ? Number(number) : 1);
}

function plannedByType({ lock, resources, backend }: ResourcePlan): [Planned, ...Planned[]][] {
  const byType = new Map<string, [Planned, ...Planned[]]>();
  for (const { key, type, terraform } of resources) {
    const locked = lock.resources[key];
    if (locked === undefined || locked.provider !== undefined) continue;
    const prefix = `${backend.id}_${type}_${locked.variant}`;
    const addresses = terraform.filter((each) => !each.startsWith('data.') && hasPrefix(idOf(each), prefix));
    const rests = addresses.map((each) => idOf(each).slice(prefix.length));
    const [address] = addresses;
    if (address === undefined) continue;
    const head = { type: address.split('.')[0] ?? '', rest: idOf(address).slice(prefix.length) };
    const planned: Planned = { key, locked, prefix, head, rests };
    const others = byType.get(type);
    if (others === undefined) byType.set(type, [planned]);
    else others.push(planned);
  }
  return [...byType.values()];
}

/** Returns the resources of one type as they are deployed; undefined where the state has none of the type. */
function placeType(
  planned: readonly [Planned, ...Planned[]],
  own: readonly StateBlock[],
  lock: PlanLock,
): Record<string, LockedResource> | undefined {
  const deployed = deployedVariants(planned, own, lock);
  if (deployed.size === 0) return undefined;
  const homes = planned.flatMap((each) => homesOf(each, planned, deployed, own, lock));
  const placed: Record<string, LockedResource> = {};
  for (const variant of [...deployed.keys()].sort(compareText)) {
    const here = homes.filter((home) => home.variant === variant);
    const keys = [...new Set(here.map(({ from }) => from))];
    const [first] = keys;
    if (first === undefined) continue;
    const main = keys.find((each) => each.locked.variant === variant) ?? first;
    const key = placed[main.key] === undefined ? main.key : `${main.locked.type}:${variant}`;
    const members = Object.assign({}, ...here.map(({ members: each }) => each)) as LockedResource['members'];
    const asked = Object.assign({}, ...Object.values(members).map((member) => member.asked)) as Record<
      string,
      string
    >;
    const { constraints } = main.locked;
    const known = Object.entries(asked).filter(([name]) => constraints[name] !== undefined);
    placed[key] = {
      ...main.locked,
      variant,
      constraints: deployedConstraints(
        { ...constraints, ...Object.fromEntries(known) },
        own.filter(({ id }) => hasPrefix(id, `${lock.backend.id}_${main.locked.type}_${variant}`)),
      ),
      members,
      units: Object.assign({}, ...here.map(({ units }) => units)) as LockedResource['units'],
    };
  }
  return placed;
}

/** The first blocks of the resources of one type, by variant. */
function deployedVariants(
  planned: readonly Planned[],
  own: readonly StateBlock[],
  { backend }: PlanLock,
): Map<string, StateBlock> {
  const deployed = new Map<string, StateBlock>();
  for (const { head, locked } of planned) {
    const start = `${backend.id}_${locked.type}_`;
    for (const block of own) {
      if (block.type !== head.type || !block.id.startsWith(start) || !block.id.endsWith(head.rest)) continue;
      const variant = block.id.slice(start.length, block.id.length - head.rest.length);
      if (/^[A-Za-z0-9-]+$/.test(variant)) deployed.set(variant, block);
    }
  }
  return deployed;
}

/** Some members and units of a planned resource, and the variant of the deployed one that has them. */
interface Home {
  readonly from: Planned;
  /** Undefined where they are new. */
  readonly variant: string | undefined;
  readonly members: LockedResource['members'];
  readonly units: LockedResource['units'];
}

function homesOf(
  planned: Planned,
  all: readonly Planned[],
  deployed: ReadonlyMap<string, StateBlock>,
  own: readonly StateBlock[],
  lock: PlanLock,
): Home[] {
  const { key, locked } = planned;
  const units = new Map(
    Object.entries(locked.units).map(([name, unit]) => [
      name,
      {
        unit,
        variant: variantOf(`${locked.type}:${name}`, Object.keys(unit.blocks), planned, deployed, own, lock),
      },
    ]),
  );
  const found = [...units.values()].flatMap(({ variant }) => variant ?? []);
  const usual = usualVariant(planned, all, deployed, found, own);
  const members = Object.entries(locked.members).map(([name, member]) => {
    const identity = Object.keys(lock.components).find(
      (each) => name === each || name.startsWith(`${each}/`),
    );
    const id = lock.components[identity ?? '']?.id ?? identity ?? '';
    const variants = new Set(
      [...units.values()].flatMap(({ unit, variant }) =>
        unit.components.includes(id) && variant !== undefined ? [variant] : [],
      ),
    );
    if (variants.size > 1)
      throw new StateNotTakenOverError(
        `'${name}' in '${key}'`,
        `the state must have its units in one resource, received ${listOf([...variants])}`,
        'Declare what is in each of them in a component of its own',
      );
    return { name, member, variant: [...variants][0] ?? usual };
  });
  const variants = new Set([usual, ...members.map(({ variant }) => variant), ...found]);
  return [...variants].map((variant) => ({
    from: planned,
    variant,
    members: Object.fromEntries(
      members.filter((each) => each.variant === variant).map(({ name, member }) => [name, member]),
    ),
    units: Object.fromEntries(
      [...units].filter(([, each]) => each.variant === variant).map(([name, { unit }]) => [name, unit]),
    ),
  }));
}

/** Returns the variant of the deployed resource that has a unit; undefined where the state has it nowhere. */
function variantOf(
  unit: string,
  addresses: readonly string[],
  { locked, prefix }: Planned,
  deployed: ReadonlyMap<string, StateBlock>,
  own: readonly StateBlock[],
  { backend }: PlanLock,
): string | undefined {
  const [address] = addresses;
  if (address === undefined) return undefined;
  const type = address.split('.')[0] ?? '';
  const rest = idOf(address).slice(prefix.length);
  const candidates = [...deployed.keys()].flatMap((variant) => {
    const id = `${backend.id}_${locked.type}_${variant}${rest}`;
    const block = own.find((each) => each.type === type && each.id === id);
    return block === undefined ? [] : [{ variant, address: block.address }];
  });
  const same = candidates.find(({ variant }) => variant === locked.variant);
  if (same === undefined && candidates.length > 1)
    throw new StateNotTakenOverError(
      `'${unit}'`,
      `the state must have it once, received ${listOf(candidates.map((each) => each.address))}`,
      'Remove what is not used from the Terraform state (terraform state rm), and try again',
    );
  return (same ?? candidates[0])?.variant;
}

/** Returns the variant that those members of a planned resource are in whose units do not say it; undefined for a new one. */
function usualVariant(
  planned: Planned,
  all: readonly Planned[],
  deployed: ReadonlyMap<string, StateBlock>,
  found: readonly string[],
  own: readonly StateBlock[],
): string | undefined {
  if (deployed.has(planned.locked.variant)) return planned.locked.variant;
  const [most] = byCount(found);
  if (most !== undefined) return most;
  const byVariant = new Map(all.map((each) => [each.locked.variant, each]));
  const free = [...deployed.keys()].filter((variant) => !byVariant.has(variant));
  // Units that the state has nowhere are new, and so is what they are in. Apps have none: theirs is one of those deployed.
  if (free.length === 0 && Object.keys(planned.locked.units).length > 0) return undefined;
  const possible = (free.length > 0 ? free : [...deployed.keys()]).filter((variant) =>
    isCompatible(planned.locked, byVariant.get(variant)?.locked),
  );
  const evident = possible.filter((variant) => showsIn(planned, variant, byVariant.get(variant), own));
  const candidates = evident.length > 0 ? evident : possible;
  if (candidates.length > 1)
    throw new StateNotTakenOverError(
      `'${planned.key}'`,
      `the state must have one resource that it could be, received ${listOf(candidates.map((variant) => deployed.get(variant)?.address ?? variant))}`,
      'Declare what was deployed and nothing else, so that each resource has its components, and try again',
    );
  return candidates[0];
}

/** The most frequent text first. */
function byCount(texts: readonly string[]): string[] {
  const count = (text: string) => texts.filter((each) => each === text).length;
  return [...new Set(texts)].sort((a, b) => count(b) - count(a) || compareText(a, b));
}

/** Returns whether what members ask for fits the planned resource that a deployed one is. */
function isCompatible({ members }: LockedResource, other: LockedResource | undefined): boolean {
  return Object.values(members).every(({ asked }) =>
    Object.entries(asked).every(([name, value]) => (other?.constraints[name] ?? value) === value),
  );
}

/** Returns whether a deployed resource has a block that only the members of a planned one need, such as a role. */
function showsIn(
  { prefix, locked, rests }: Planned,
  variant: string,
  other: Planned | undefined,
  own: readonly StateBlock[],
): boolean {
  const start = prefix.slice(0, prefix.length - locked.variant.length) + variant;
  const ids = new Set(own.map(({ id }) => id));
  return rests.some((rest) => ids.has(start + rest) && other?.rests.includes(rest) !== true);
}

function hasPrefix(id: string, prefix: string): boolean {
  return id === prefix || id.startsWith(`${prefix}_`);
}

function idOf(address: string): string {
  return address.slice(address.lastIndexOf('.') + 1);
}

function listOf(texts: readonly string[]): string {
  return texts.map((text) => `'${text}'`).join(', ');
}
