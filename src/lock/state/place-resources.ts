import { compareText, ownValue, setOwn } from '../../plan/json.js';
import type { LockedResource, PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import {
  deployedConstraints,
  deployedOrigins,
  deployedSignIn,
  withFilterRules,
} from './deployed-constraints.js';
import { placesOf } from './deployed-places.js';
import { placedRequirements, type PlacedRequirementsInput } from './placed-requirements.js';
import { ownAppOf } from './own-app.js';
import { hasPrefix, type Planned, plannedByType } from './planned-resources.js';
import type { StateBlock } from './terraform-state.js';

/** The state of a backend, and what else says where its requirements are. */
export type StateInput = Pick<PlacedRequirementsInput, 'own' | 'places' | 'plan'>;

/**
 * Puts the components of a new plan into the resources that a state has. Both editions write the ids of a resource as
 * backend, type and variant, and differ in the variants: 0.1.0 had one for each runtime version and replication, and placed
 * components that ask for nothing otherwise.
 * @returns The lock of the plan with the variants of the state.
 */
export function placeResources(plan: ResourcePlan, state: StateInput): PlanLock {
  const { lock } = plan;
  const resources = { ...lock.resources };
  const numbers = { ...lock.numbers };
  for (const planned of plannedByType(plan)) {
    const placed = placeType(planned, lock, state);
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

/** Marks the number of a deployed resource as taken, also where its variant is not made any more. */
function countIn(numbers: Record<string, number>, type: string, variant: string): void {
  const [, base = '', number = ''] = /^(.+)-(\d{1,6})$/.exec(variant) ?? [];
  const isNumbered = numbers[`${type}:${base}`] !== undefined;
  const key = `${type}:${isNumbered ? base : variant}`;
  setOwn(numbers, key, Math.max(ownValue(numbers, key) ?? 1, isNumbered ? Number(number) : 1));
}

/**
 * Returns the resources of one type as they are deployed; undefined where the state does not have the type.
 */
function placeType(
  planned: readonly [Planned, ...Planned[]],
  lock: PlanLock,
  state: StateInput,
): Record<string, LockedResource> | undefined {
  const { own } = state;
  const deployed = deployedVariants(planned, own, lock);
  if (deployed.size === 0) return undefined;
  const input = { ...state, planned, deployed, lock };
  const assigned = placedRequirements(input);
  const places = planned.flatMap((each) => placesOf(each, input, assigned));
  const placed: Record<string, LockedResource> = {};
  for (const variant of [...deployed.keys()].sort(compareText)) {
    const here = places.filter((place) => place.variant === variant);
    const keys = [...new Set(here.map(({ from }) => from))];
    const [first] = keys;
    if (first === undefined) continue;
    const main = keys.find((each) => each.locked.variant === variant) ?? first;
    // The key belongs to the resource that the plan names so, also where the members come from it.
    const isTaken = main.locked.variant !== variant && deployed.has(main.locked.variant);
    const key =
      isTaken || ownValue(placed, main.key) !== undefined ? `${main.locked.type}:${variant}` : main.key;
    const members = Object.assign({}, ...here.map(({ members: each }) => each)) as LockedResource['members'];
    const asked = Object.assign({}, ...Object.values(members).map((member) => member.asked)) as Record<
      string,
      string
    >;
    const { constraints } = main.locked;
    const [ownApp] = Object.keys(members).flatMap(
      (name) => ownAppOf(name, main, planned, [variant], lock) ?? [],
    );
    const known = Object.entries(asked).filter(([name]) => ownValue(constraints, name) !== undefined);
    const blocks = own.filter(({ id }) => hasPrefix(id, `${lock.backend.id}_${main.locked.type}_${variant}`));
    const asDeployed = deployedConstraints(
      { ...constraints, ...Object.fromEntries(known), ...ownApp?.constraints },
      blocks,
    );
    setOwn(placed, key, {
      ...main.locked,
      variant,
      constraints: asDeployed,
      facts: { ...main.locked.facts, ...deployedSignIn(asDeployed, blocks), ...deployedOrigins(blocks) },
      members,
      units: withFilterRules(
        Object.assign({}, ...here.map(({ units }) => units)) as LockedResource['units'],
        blocks,
      ),
    });
  }
  return placed;
}

/** Returns the first blocks of the resources of one type, by variant. */
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
