import { ownValue } from '../../plan/json.js';
import { DESTROY_ORDER, type LockedUnit } from '../../plan/lock/plan-lock.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { BlockOptions } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import { lockedFacts } from '../locked-facts.js';
import type { PlannedUnit } from '../resource-layout.js';
import type { ApplyFirst } from '../resource-type.js';
import type { EntryResource } from './options.js';

const FIREWALL = 'firewall';
const DOMAIN = 'domain/';
const AFTER_FIREWALL = 'after the firewall left';

/** Property that says whether a profile that has to be Premium is replaced. Locks of version 0.2.0 have none. */
export const SKU = 'sku';

/**
 * Returns the order in which a domain leaves. Terraform would destroy it before it updates the security policy of the firewall, and Azure
 * deletes no domain of one ("Resource is associated with security policy"). The profile gets the same order. A Standard profile that becomes
 * Premium is replaced by one of its name, which has to go first: the order follows with the next plan.
 * Source: github.com/hashicorp/terraform-provider-azurerm/issues/31362
 */
export function orderOf(
  { key, config }: EntryResource,
  { settings }: LayoutContext,
): BlockOptions | undefined {
  if (config.firewall === null || ownValue(lockedFacts(key, settings), SKU) === 'Standard') return undefined;
  return { create_before_destroy: true };
}

/** Returns the firewall and the domain that it stands before, as the lock remembers them. */
export function firewalledUnits(
  firewall: readonly TerraformBlock[],
  domain: TerraformBlock | undefined,
  { customDomain }: EntryResource['config'],
): Record<string, PlannedUnit> {
  const isLast = domain?.meta?.create_before_destroy === true;
  return {
    [FIREWALL]: { blocks: firewall.map((block) => ({ block })), data: false },
    ...(domain !== undefined && {
      [`${DOMAIN}${customDomain}`]: {
        blocks: [{ block: domain }],
        ...(isLast && { facts: { [DESTROY_ORDER]: { value: AFTER_FIREWALL, mayChange: true } } }),
        data: false,
      },
    }),
  };
}

/** Asks for one apply before a domain leaves whose order is not in the Terraform state, while the firewall stays. */
export function leaveFirewall(
  before: Readonly<Record<string, LockedUnit>>,
  after: Readonly<Record<string, LockedUnit>>,
): ApplyFirst | undefined {
  if (!Object.hasOwn(after, FIREWALL)) return undefined;
  const left = Object.entries(before).find(
    ([unit, { facts }]) =>
      unit.startsWith(DOMAIN) && !Object.hasOwn(after, unit) && ownValue(facts, DESTROY_ORDER) === undefined,
  );
  if (left === undefined) return undefined;
  return {
    problem: `the domain ${left[0].slice(DOMAIN.length)}, which Terraform destroys before the firewall leaves it, and Azure refuses that (Resource is associated with security policy)`,
    path: 'entry.frontDoor.customDomain',
    resolution:
      'Plan and apply once with the domain as it is, and commit the lock: Terraform then notes the order, without changing a resource. Change or remove the domain with the next apply.',
  };
}
