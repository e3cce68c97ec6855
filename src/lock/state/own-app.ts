import { slugOf } from '../../component.js';
import { ownValue } from '../../plan/json.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import { baseOf, type Planned } from './planned-resources.js';

/** Constraint of apps. Components that share an app have its default. */
const IDENTITY = 'identity';

/**
 * Returns the deployed app that a requirement had for itself, with its constraint. `separateIdentity` names an app after its component, and
 * the component stays in it when the option goes. Undefined where the plan has the app for others.
 */
export function ownAppOf(
  name: string,
  { locked }: Planned,
  planned: readonly Planned[],
  deployed: readonly string[],
  { components }: PlanLock,
): { readonly variant: string; readonly constraints: Readonly<Record<string, string>> } | undefined {
  if (ownValue(locked.constraints, IDENTITY) === undefined) return undefined;
  const slugs = [name, ownValue(components, name)?.id ?? name].map(slugOf);
  // Apps of another runtime or kind of plan have it in their variants: `catalog-api-python`.
  const own = slugs
    .flatMap((slug) => [slug, `${slug}-${baseOf(locked.variant)}`].map((variant) => ({ slug, variant })))
    .find(({ variant }) => deployed.includes(variant));
  if (own === undefined || planned.some((each) => each.locked.variant === own.variant)) return undefined;
  return { variant: own.variant, constraints: { [IDENTITY]: own.slug } };
}
