import { isSameText, protectionText, protectiveValues, recordedWeakening } from '../plan/diff/protection.js';
import { ownValue } from '../plan/json.js';
import { protectionRecords, type ProtectionRecord, withRecords } from '../plan/lock/locked-protection.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import type { Weakening } from '../plan/weakening.js';
import { addressOf, type TerraformBlock } from '../plan/terraform-block.js';
import { addressesByResource } from '../plan/resource-addresses.js';

/** A weaker value to accept: a unit (`cosmos:user-db/user`), a resource (`storage:shared`) or a Terraform address, and the argument. */
export interface Acceptance {
  readonly key: string;
  /** As the warning `DATA_AT_RISK` names it: `default_ttl`. */
  readonly argument: string;
}

/** An acceptance of something that the plan does not weaken. */
export class NothingToAccept extends Error {}

/**
 * Returns the lock of a plan with weaker values accepted. An accepted change that continues an earlier one begins where that began, for
 * environments that skip a release.
 * @throws NothingToAccept when the plan does not weaken such an argument.
 */
export function lockAccepting(plan: ResourcePlan, acceptances: readonly Acceptance[]): PlanLock {
  if (acceptances.length === 0) return plan.lock;
  const records = protectionRecords(plan.lock);
  const warned = new Set(
    plan.warnings.filter(({ code }) => code === 'DATA_AT_RISK').map(({ path = '' }) => path),
  );
  for (const { key, argument } of acceptances) {
    const named = addressesOf(plan, key);
    const weaker = plan.terraform.filter((block) => {
      const address = addressOf(block);
      return (address === key || named.has(address)) && warned.has(`${address} ${argument}`);
    });
    if (weaker.length === 0)
      throw new NothingToAccept(`the plan must weaken ${argument} of '${key}', received one that does not`);
    for (const block of weaker) {
      const address = addressOf(block);
      const record = records.get(address);
      const weakening = ownValue(plan.weakenedBy, block.type);
      if (record !== undefined && weakening !== undefined)
        records.set(address, accepting(record, weakening, argument, block));
    }
  }
  return withRecords(plan.lock, records);
}

/** Returns a record with the new value of an argument. */
function accepting(
  { values, accepted }: ProtectionRecord,
  weakening: Weakening,
  argument: string,
  block: TerraformBlock,
): ProtectionRecord {
  const { [argument]: was = 'null', ...others } = values;
  const value = protectiveValues(weakening, block.arguments).get(argument);
  const to = protectionText(value);
  const earlier = ownValue(accepted, argument);
  const isNext =
    earlier !== undefined && isSameText(recordedWeakening(block.type, weakening), argument, earlier.to, was);
  return {
    values: { ...others, ...(value !== undefined && { [argument]: to }) },
    accepted: { ...accepted, [argument]: { from: isNext ? earlier.from : was, to } },
  };
}

function addressesOf(plan: ResourcePlan, key: string): ReadonlySet<string> {
  const own = addressesByResource(plan).get(key);
  if (own !== undefined) return new Set(own);
  const units = Object.values(plan.lock.resources).flatMap(({ type, units: own }) =>
    Object.entries(own).filter(([unit]) => `${type}:${unit}` === key),
  );
  return new Set(units.flatMap(([, { blocks }]) => Object.keys(blocks)));
}
