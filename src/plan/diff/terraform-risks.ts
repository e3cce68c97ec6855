import { isPlainObject, type JsonObject, ownValue } from '../json.js';
import { protectionRecords } from '../lock/locked-protection.js';
import type { PlanLock } from '../lock/plan-lock.js';
import type { ResourcePlan } from '../resource-plan.js';
import { valueChange } from './compare-values.js';
import { dataAtRisk } from './data-risks.js';
import { idOf } from './lost-data.js';
import type { DataRisk } from './plan-diff.js';
import { isAccepted, isKept, protectiveValues, weakenedArguments } from './protection.js';
import { blockAddress, type TerraformChange } from './terraform-plan.js';

/** Placeholder for a value that Terraform does not know yet. */
const UNKNOWN = '(known after apply)';

/**
 * Returns a function that returns the arguments of a change whose value is weaker than what Terraform read from Azure: a retention that was
 * raised in the portal is not cut in silence.
 */
export function terraformRisks(
  {
    weakenedBy,
    dataTypes,
    lock,
  }: Pick<ResourcePlan, 'weakenedBy' | 'dataTypes'> & { readonly lock: Pick<PlanLock, 'resources'> },
  all: readonly TerraformChange[],
  holdsData: (change: TerraformChange) => boolean | undefined,
): (change: TerraformChange) => DataRisk[] {
  const staying = new Set(
    all.filter(({ change }) => change.before !== null && !change.actions.includes('delete')).map(idOf),
  );
  const created = new Set(
    all
      .filter(({ change }) => change.actions.length === 1 && change.actions[0] === 'create')
      .map(({ type, change }) => `${type} ${String(change.after?.['name'])}`),
  );
  const records = protectionRecords(lock);
  return (each) => {
    const { address, type, change } = each;
    const weakening = ownValue(weakenedBy, type);
    if (weakening === undefined || change.actions.includes('no-op') || change.actions.includes('forget'))
      return [];
    const { governs, entriesOf } = weakening;
    if (governs === undefined) {
      if (!change.actions.includes('update')) return [];
      if (ownValue(dataTypes, type) !== undefined && holdsData(each) === false) return [];
    } else {
      const governed = ownValue(change.before ?? change.after ?? {}, governs);
      if (typeof governed !== 'string' || !staying.has(governed)) return [];
    }
    const before = protectiveValues(weakening, plain(change.before));
    const after = new Map(protectiveValues(weakening, plain(change.after)));
    const unknown = change.actions.includes('update')
      ? protectiveValues(weakening, plain(change.after_unknown))
      : [];
    for (const [argument, value] of unknown)
      // Azure's own value is known after the apply, and stays.
      if (value === true && !isKept(weakening, argument)) after.set(argument, UNKNOWN);
    const isNew = (entry: string) => entriesOf !== undefined && created.has(`${entriesOf} ${entry}`);
    const accepted = records.get(blockAddress(address))?.accepted;
    const weaker = weakenedArguments(weakening, before, after, isNew).filter(
      (found) => !isAccepted(weakening, found, ownValue(accepted, found.argument)),
    );
    return weaker.map(({ argument, effect, ...values }) =>
      dataAtRisk(address, valueChange({ path: argument, ...values }), effect),
    );
  };
}

function plain(value: unknown): JsonObject {
  // Terraform's JSON was parsed, so it is JSON.
  return isPlainObject(value) ? (value as JsonObject) : {};
}
