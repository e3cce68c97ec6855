import type { AnyComponentDefinition } from '../../src/component.js';
import { manifestOf } from '../../src/plan/manifest-of.js';
import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { JsonObject } from '../../src/plan/json.js';
import { planOf } from '../support/plans.js';

/** A backend without an option, and the same with it. */
export interface Toggle<O> {
  readonly without?: O;
  readonly with: O;
}

/** One case per option of a type, nested objects included: an option without a case does not compile. */
export type TogglesOf<O> = { readonly [K in keyof Required<O>]: Toggle<Partial<O>> };

/**
 * What a plan does and says, without the copies of what was asked for: a plan that merely repeats an option has not acted
 * on it.
 */
export function effectOf(components: readonly AnyComponentDefinition[], config: BackendConfig): JsonObject {
  const plan = planOf(components, config);
  const { terraform, provider, warnings, violations, errors, usage, parameters, state } = plan;
  // What `apply` insists on.
  const { resourceGroup } = plan.backend;
  // What the packages of the apps are put together from.
  const packages = plan.packages.map(({ parts, ...planned }) => ({
    parts,
    manifest: manifestOf(planned, plan),
  }));
  // Where the next plan looks for what a component has.
  const identities = Object.keys(plan.lock.components);
  return JSON.parse(
    JSON.stringify({
      identities,
      packages,
      terraform,
      provider,
      warnings,
      violations,
      errors,
      usage,
      parameters,
      state,
      resourceGroup,
    }),
  ) as JsonObject;
}
