import { quoted } from '../../plan/phrases.js';
import { StateNotTakenOverError } from '../../errors.js';
import { compareText, ownValue } from '../../plan/json.js';
import type { LockedResource } from '../../plan/lock/plan-lock.js';
import type { Planned } from './planned-resources.js';
import type { StateBlock } from './terraform-state.js';

/** Returns the variant that those members of a planned resource are in whose units do not say it; undefined for a new one. */
export function usualVariant(
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
  // Units that are nowhere in the state are new, and so is their resource. Apps do not have units: their
  // variant is one of those deployed.
  if (free.length === 0 && Object.keys(planned.locked.units).length > 0) return undefined;
  const possible = (free.length > 0 ? free : [...deployed.keys()]).filter((variant) =>
    isCompatible(planned.locked, byVariant.get(variant)?.locked),
  );
  const evident = possible.filter((variant) => showsIn(planned, variant, byVariant.get(variant), own));
  const candidates = evident.length > 0 ? evident : possible;
  if (candidates.length > 1)
    throw new StateNotTakenOverError(
      `'${planned.key}'`,
      `the state must have one resource that it could be, received ${quoted(candidates.map((variant) => deployed.get(variant)?.address ?? variant))}`,
      'Declare what was deployed and nothing else, so that each resource has its components, and try again',
    );
  return candidates[0];
}

/** Sorts texts by frequency, the most frequent first. */
function byCount(texts: readonly string[]): string[] {
  const count = (text: string) => texts.filter((each) => each === text).length;
  return [...new Set(texts)].sort((a, b) => count(b) - count(a) || compareText(a, b));
}

/** Returns whether what members ask for fits the planned resource that a deployed one is. */
function isCompatible({ members }: LockedResource, other: LockedResource | undefined): boolean {
  return Object.values(members).every(({ asked }) =>
    Object.entries(asked).every(([name, value]) => (ownValue(other?.constraints, name) ?? value) === value),
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
