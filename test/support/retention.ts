import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { LockedUnit, PlanLock } from '../../src/plan/lock/plan-lock.js';
import type { TerraformBlock } from '../../src/plan/terraform-block.js';
import type { LaidOutResource } from '../../src/planner/lay-out.js';
import { retain } from '../../src/planner/retention/retain.js';
import type { ResourceLayout } from '../../src/resources/resource-type.js';
import { lockedResource, lockedUnit, sampleLock } from './locks.js';
import { SHOP } from './plans.js';
import { planningContext, sampleResource, sampleType } from './resource-types.js';

export const TYPE = 'azurerm_sample';
export const block = (id: string, type = TYPE): TerraformBlock => ({ type, id, arguments: {} });
export const at = (...ids: string[]) => ids.map((id) => `${TYPE}.${id}`);

/** A child resource that is declared, with a block of its name. */
export const declared = (name: string) => ({ blocks: [{ block: block(name), importId: `/id/${name}` }] });
export const laidOut = (
  key: string,
  units: readonly string[],
  more: Partial<ResourceLayout> = {},
): LaidOutResource => ({
  type: sampleType('sample'),
  resource: sampleResource(key, 'Api'),
  layout: {
    blocks: [block(key.replace(':', '-')), ...units.map((name) => block(name))],
    units: Object.fromEntries(units.map((name) => [name, declared(name)])),
    ...more,
  },
  meters: undefined,
});

/** A child resource as the lock has it. */
export const held = (name: string, more: Partial<LockedUnit> = {}) =>
  lockedUnit({ blocks: { [`${TYPE}.${name}`]: `/id/${name}` }, components: ['Api'], ...more });
export const lockWith = (
  places: Readonly<Record<string, Readonly<Record<string, LockedUnit>>>>,
  more: Partial<PlanLock> = {},
) =>
  sampleLock(
    Object.fromEntries(
      Object.entries(places).map(([key, units]) => [
        key,
        lockedResource({ name: sampleResource(key).name, units }),
      ]),
    ),
    more,
  );
export const retained = (name: string, more: Partial<LockedUnit> = {}) =>
  held(name, { components: [], retained: true, ...more });

/** Retains the child resources of a lock where some resources are laid out. */
export function after(
  lock: PlanLock | undefined,
  layouts: readonly LaidOutResource[],
  config: BackendConfig = {},
) {
  const context = planningContext({ ...SHOP, ...config, ...(lock !== undefined && { lock }) });
  const { diagnostics, units, ...rest } = retain(layouts, context);
  return {
    ...rest,
    units: Object.fromEntries(units),
    warnings: diagnostics.flatMap(({ warnings = [] }) => warnings),
    errors: diagnostics.flatMap(({ errors = [] }) => errors),
  };
}
export const codes = (list: readonly { readonly code: string; readonly message: string }[]) =>
  list.map(({ code, message }) => `${code} ${/'[^']+'/.exec(message)?.[0] ?? ''}`);
export const NOTHING = { removed: [], moved: [], imports: [] };
