import { deepFreeze } from '../deep-freeze.js';
import { compareText, ownValue } from '../json.js';
import type { ResourcePlan } from '../resource-plan.js';
import { requirePlan } from '../serialize.js';
import { addressOf, type TerraformBlock } from '../terraform-block.js';
import { type ChangeAction, gravest, type Verdict } from './plan-diff.js';
import { forgottenIds, idOf, isEmptied, isGroupOfData, type Loss } from './lost-data.js';
import { readTerraformPlan, type TerraformChange } from './terraform-plan.js';

/** Options of {@link gate}. */
export interface GateOptions {
  /** Addresses whose data may be destroyed. @default none */
  readonly allow?: readonly string[];
}

/** A change of Terraform's own plan. */
export interface GatedChange {
  readonly address: string;
  /** Terraform type. */
  readonly type: string;
  readonly action: ChangeAction;
  readonly verdict: Verdict;
  /** True if the loss of the resource is a loss of data. */
  readonly holdsData: boolean;
  /** Arguments that have Terraform replace it, as Terraform names them. */
  readonly forcedBy: readonly string[];
  /** True if the author gave the data up: by `discard`, by `dataProtection: 'destroy'`, or by `allow`. */
  readonly isPermitted: boolean;
  /** True if the plan has the resource. */
  readonly isPlanned: boolean;
}

/** Result of the gate for Terraform's own plan. */
export interface GateResult {
  /** False where data would be lost that its author did not give up. */
  readonly passes: boolean;
  /** The gravest of all verdicts. */
  readonly verdict: Verdict;
  /** By address. */
  readonly changes: readonly GatedChange[];
  /** Changes that must not be applied. */
  readonly refused: readonly GatedChange[];
}

/**
 * Returns the verdict on a plan of Terraform's own: no resource that holds data is destroyed or replaced unless its author gave
 * the data up. Sees what a plan of the library cannot: a reverted lock, a deleted stack, a change by hand.
 *
 * @param terraformPlan - Output of `terraform show -json tfplan`, as text or parsed.
 * @param given - The plan that was applied to the stack.
 * @throws InvalidPlanError when `given` is not a plan.
 * @throws InvalidTerraformPlanError when `terraformPlan` is something else, or of an unknown format version.
 * @example
 * if (!gate(readFileSync('tfplan.json', 'utf8'), backend.plan()).passes) process.exitCode = 3;
 */
export function gate(
  terraformPlan: unknown,
  given: ResourcePlan,
  { allow = [] }: GateOptions = {},
): GateResult {
  const plan = requirePlan(given);
  const all = readTerraformPlan(terraformPlan).resource_changes.filter(({ mode }) => mode === 'managed');
  const blocks = new Map(plan.terraform.map((block) => [addressOf(block), block]));
  const givenUp = new Set([...allow, ...(plan.state.discarded ?? [])]);
  const isGiven = (change: TerraformChange) =>
    givenUp.has(change.address) || (plan.backend.dataProtection === 'destroy' && isOwn(change, blocks, plan));
  // Also what Terraform leaves alone or forgets: Azure destroys a resource with everything in it.
  const losing = all
    .filter((change) => holdsData(change, blocks, plan, all))
    .map((change): Loss => ({ id: idOf(change), isGiven: isLost(change) && isGiven(change) }));
  losing.push(...forgottenIds(plan, all).map((id): Loss => ({ id, isGiven: true })));
  const changes = all.flatMap((change): GatedChange[] => {
    const action = actionOf(change);
    if (action === undefined) return [];
    const { address, type } = change;
    const isData = holdsData(change, blocks, plan, all) || isGroupOfData(change, losing);
    const isPlanned = blocks.has(blockAddress(address));
    return [
      {
        address,
        type,
        action,
        verdict: verdictOn(action, isData),
        holdsData: isData,
        forcedBy: [...new Set(change.change.replace_paths.map(([first]) => String(first)))].sort(),
        // A resource that the plan keeps has other data in it, which Terraform may not know.
        isPermitted: isGiven(change) || (!isPlanned && isEmptied(change, losing)),
        isPlanned,
      },
    ];
  });
  changes.sort((a, b) => compareText(a.address, b.address));
  const refused = changes.filter(({ verdict, isPermitted }) => verdict === 'data-loss' && !isPermitted);
  return deepFreeze({
    passes: refused.length === 0,
    verdict: gravest(changes.map(({ verdict }) => verdict)),
    changes,
    refused,
  });
}

function isLost({ change }: TerraformChange): boolean {
  return change.actions.includes('delete');
}

/** Converts Terraform's list of actions. A replacement is both orders of delete and create. */
function actionOf({ change }: TerraformChange): ChangeAction | undefined {
  const { actions } = change;
  if (actions.includes('delete')) return actions.includes('create') ? 'replace' : 'destroy';
  if (actions.includes('forget')) return 'forget';
  if (actions.includes('update')) return 'update';
  return actions.includes('create') ? 'create' : undefined;
}

function verdictOn(action: ChangeAction, isData: boolean): Verdict {
  if (action === 'destroy') return isData ? 'data-loss' : 'in-place';
  if (action === 'replace') return isData ? 'data-loss' : 'downtime';
  return action === 'update' ? 'in-place' : 'none';
}

/**
 * Returns true if a resource holds data. The plan decides for its own blocks, the Terraform type for all
 * others.
 */
function holdsData(
  { address, type, change }: TerraformChange,
  blocks: ReadonlyMap<string, TerraformBlock>,
  { dataTypes }: ResourcePlan,
  all: readonly TerraformChange[],
): boolean {
  const block = blocks.get(blockAddress(address));
  if (block !== undefined) return block.meta?.holds_data === true;
  const dataType = ownValue(dataTypes, type);
  if (dataType === undefined) return false;
  const { exceptName, exceptWith } = dataType;
  const name = change.before?.['name'];
  if (exceptName !== undefined && typeof name === 'string' && new RegExp(exceptName).test(name)) return false;
  const id = change.before?.['id'];
  const refersToIt = (other: TerraformChange) =>
    other.type === exceptWith && Object.values(other.change.before ?? {}).includes(id);
  return !(exceptWith !== undefined && id !== undefined && all.some(refersToIt));
}

/**
 * Returns true if a resource belongs to the backend of the plan, or did before it left the plan. Another
 * backend of the stack gives up its data itself.
 */
function isOwn(
  { address }: TerraformChange,
  blocks: ReadonlyMap<string, TerraformBlock>,
  { backend, lock }: ResourcePlan,
): boolean {
  const block = blockAddress(address);
  if (blocks.has(block) || block.slice(block.indexOf('.') + 1).startsWith(`${backend.id}_`)) return true;
  return Object.values(lock.formerAddresses ?? {}).some((former) => former.includes(block));
}

/** Returns the address of a block, without the module and without the key of one of several instances. */
function blockAddress(address: string): string {
  return address.replace(/^(?:module\.[^.]+\.)+/, '').replace(/\[.*\]$/, '');
}
