import { quoted } from '../../plan/phrases.js';
import { StateNotTakenOverError } from '../../errors.js';
import { ownValue } from '../../plan/json.js';
import type { LockedResource, PlanLock } from '../../plan/lock/plan-lock.js';
import type { PlacedRequirementsInput } from './placed-requirements.js';
import { idOf, type Planned } from './planned-resources.js';
import type { StateBlock } from './terraform-state.js';
import { usualVariant } from './usual-variant.js';

/** Some members and units of a planned resource, and the variant of the deployed one that has them. */
export interface DeployedPlace {
  readonly from: Planned;
  /** Undefined where they are new. */
  readonly variant: string | undefined;
  readonly members: LockedResource['members'];
  readonly units: LockedResource['units'];
}

/**
 * Divides a planned resource among the deployed ones that have its members and units.
 * @param assigned - Variants of members whose place something else than their units says, by name.
 */
export function placesOf(
  planned: Planned,
  { planned: all, deployed, own, lock }: PlacedRequirementsInput,
  assigned: ReadonlyMap<string, string>,
): DeployedPlace[] {
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
    const id = ownValue(lock.components, identity ?? '')?.id ?? identity ?? '';
    const variants = new Set(
      [...units.values()].flatMap(({ unit, variant }) =>
        unit.components.includes(id) && variant !== undefined ? [variant] : [],
      ),
    );
    if (variants.size > 1)
      throw new StateNotTakenOverError(
        `'${name}' in '${key}'`,
        `the state must have its units in one resource, received ${quoted([...variants])}`,
        'Declare what is in each of them in a component of its own',
      );
    return { name, member, variant: [...variants][0] ?? assigned.get(name) ?? usual };
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
      `the state must have it once, received ${quoted(candidates.map((each) => each.address))}`,
      'Remove what is not used from the Terraform state (terraform state rm), and try again',
    );
  return (same ?? candidates[0])?.variant;
}
