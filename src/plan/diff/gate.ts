import { deepFreeze } from '../deep-freeze.js';
import { compareText, ownValue } from '../json.js';
import { addTo } from '../maps.js';
import type { ResourcePlan } from '../resource-plan.js';
import { parsePlanValue } from '../serialize.js';
import { addressOf, type TerraformBlock } from '../terraform-block.js';
import { CONTENT } from './resource-changes.js';
import { addressHoldsData, typeHoldsData } from './azurerm-types.js';
import { ancestorsOf, contentsOf, forgottenIds, idOf, type Loss } from './lost-data.js';
import { type ChangeAction, type DataRisk, gravest, type Verdict } from './plan-diff.js';
import { terraformRisks } from './terraform-risks.js';
import { blockAddress, readTerraformPlan, type TerraformChange } from './terraform-plan.js';

/** Options of {@link gate}. */
export interface GateOptions {
  /** Addresses whose data may be destroyed or put at risk, and deletions that the gate cannot judge. @default none */
  readonly allow?: readonly string[];
}

/** A change of Terraform's own plan, or data that goes with the resource it is in. */
export interface GatedChange {
  readonly address: string;
  /** Terraform type. */
  readonly type: string;
  readonly action: ChangeAction;
  /** `data-loss` also for a deletion that cannot be judged. */
  readonly verdict: Verdict;
  /** True if the loss of the resource is a loss of data; null where that cannot be judged, such as for a resource group. */
  readonly holdsData: boolean | null;
  /** Arguments that have Terraform replace it, as Terraform names them. */
  readonly forcedBy: readonly string[];
  /** Address of the resource that it goes with, although Terraform's plan does not say so; null where Terraform names the change. */
  readonly lostWith: string | null;
  /** Arguments whose new value is weaker than the one that Terraform read from Azure. */
  readonly risks: readonly DataRisk[];
  /** True if the author gave the data up: by `discard`, by `dataProtection: 'destroy'`, or by `allow`. */
  readonly isPermitted: boolean;
  /** True if the plan has the resource. */
  readonly isPlanned: boolean;
  /**
   * True if the resource was deleted outside of Terraform, which creates it again without its data (`create`), or drops it from
   * the state (`forget`). Absent otherwise.
   */
  readonly isGone?: true;
}

/** Result of the gate for Terraform's own plan. */
export interface GateResult {
  /** False where data would be lost or put at risk that its author did not give up, and for a plan that ended in an error. */
  readonly passes: boolean;
  /** True if Terraform's plan ended in an error, so that it does not have every change. */
  readonly errored: boolean;
  /** The gravest of all verdicts. */
  readonly verdict: Verdict;
  /** By address. */
  readonly changes: readonly GatedChange[];
  /** Changes that must not be applied. */
  readonly refused: readonly GatedChange[];
}

/**
 * Returns the verdict on a plan of Terraform's own: no resource that holds data is destroyed, replaced or less protected than Azure has it,
 * unless its author gave the data up. Sees what a plan of the library cannot: a reverted lock, a deleted stack, a change by hand.
 * Data that was deleted outside of Terraform is refused too: restore it before Terraform creates an empty resource of its name.
 *
 * @param terraformPlan - Output of `terraform show -json tfplan`, as text or parsed.
 * @param given - The plan that was applied to the stack.
 * @throws InvalidPlanError when `given` is not a plan.
 * @throws InvalidTerraformPlanError when `terraformPlan` is something else, or of an unknown format version.
 * @example
 * if (!gate(readFileSync('tfplan.json', 'utf8'), backend.plan()).passes) process.exitCode = 3;
 */
export function gate(terraformPlan: unknown, given: ResourcePlan, options: GateOptions = {}): GateResult {
  return judge(terraformPlan, parsePlanValue(given), options);
}

/** The parts of a plan that decide on a plan of Terraform's own. */
export type GateRules = Pick<
  ResourcePlan,
  'terraform' | 'dataTypes' | 'replacedBy' | 'weakenedBy' | 'state'
> & {
  readonly backend: Pick<ResourcePlan['backend'], 'id' | 'dataProtection'>;
  readonly lock: Pick<ResourcePlan['lock'], 'resources' | 'formerAddresses'>;
};

/** Returns the verdict on a plan of Terraform's own by the rules of a plan. */
export function judge(terraformPlan: unknown, plan: GateRules, { allow = [] }: GateOptions): GateResult {
  const { errored, resource_changes, resource_drift } = readTerraformPlan(terraformPlan);
  const all = resource_changes.filter(({ mode }) => mode === 'managed');
  const { holdsData, isOwn, isPlanned } = judgeOf(plan, all);
  const givenUp = new Set([...allow, ...(plan.state.discarded ?? [])]);
  const isGiven = (change: TerraformChange) =>
    givenUp.has(change.address) || (plan.backend.dataProtection === 'destroy' && isOwn(change));
  // Also what Terraform leaves alone or forgets: Azure destroys a resource with everything in it.
  const losing = all
    .filter((change) => holdsData(change) === true)
    .map((change): Loss => ({ id: idOf(change), isGiven: isLost(change) && isGiven(change) }));
  const byAddress = new Map(all.map((change) => [change.address, change]));
  const forgotten = forgottenIds(plan, byAddress);
  losing.push(...forgotten.map((id): Loss => ({ id, isGiven: true })));
  const givenIds = new Set(forgotten.map((id) => id.toLowerCase()));
  const contents = contentsOf(losing);
  const deleted = new Map(all.filter(isLost).map((change) => [idOf(change)?.toLowerCase(), change]));
  const risksOf = terraformRisks(plan, all, holdsData);

  const gone = resource_drift
    .filter((change) => isLost(change) && holdsData(change) === true)
    .map((change) => goneChange(change, isPlanned(change), isGiven(change)));
  const goneAddresses = new Set(gone.map(({ address }) => address));
  const planned = all.flatMap((change): GatedChange[] => {
    const { address, type } = change;
    if (goneAddresses.has(address)) return [];
    const parent = isLost(change) ? undefined : parentIn(deleted, change);
    const isData = holdsData(change);
    const isLostWith = parent !== undefined && isData === true;
    const action = isLostWith ? 'destroy' : actionOf(change);
    if (action === undefined) return [];
    const content = contents.get(idOf(change)?.toLowerCase() ?? '');
    const isGroup = type === 'azurerm_resource_group';
    const risks = isLostWith ? [] : risksOf(change);
    return [
      {
        address,
        type,
        action,
        verdict: gravest([verdictOn(action, isData), ...risks.map((): Verdict => 'data-at-risk')]),
        holdsData: isGroup && content !== undefined ? true : (isData ?? null),
        forcedBy: [...new Set(change.change.replace_paths.map(([first]) => String(first)))].sort(),
        lostWith: isLostWith ? parent.address : null,
        risks,
        isPermitted:
          isGiven(change) ||
          // To give up an account by its address is to give up everything in it.
          (isLostWith && allow.includes(parent.address)) ||
          // A resource that the plan keeps has other data in it, which Terraform may not know, and a group anything.
          (isData === true &&
            !isPlanned(change) &&
            content === true &&
            (ownValue(plan.dataTypes, type)?.mayHoldMore !== true ||
              givenIds.has(idOf(change)?.toLowerCase() ?? ''))),
        isPlanned: isPlanned(change),
      },
    ];
  });
  const changes = [...planned, ...gone].sort((a, b) => compareText(a.address, b.address));
  return resultOf(changes, errored);
}

/** Returns the verdict on changes, by what each of them is judged to be. */
export function resultOf(changes: readonly GatedChange[], errored: boolean): GateResult {
  const refused = changes.filter(isRefused);
  return deepFreeze({
    passes: refused.length === 0 && !errored,
    errored,
    verdict: gravest(changes.map(({ verdict }) => verdict)),
    changes,
    refused,
  });
}

/** Returns true for a change that loses data or puts it at risk, and that its author did not permit. */
export function isRefused({ verdict, isPermitted }: GatedChange): boolean {
  return (verdict === 'data-loss' || verdict === 'data-at-risk') && !isPermitted;
}

/** Returns the change of data that was deleted outside of Terraform. */
function goneChange(
  { address, type }: TerraformChange,
  isPlanned: boolean,
  isPermitted: boolean,
): GatedChange {
  return {
    address,
    type,
    action: isPlanned ? 'create' : 'forget',
    verdict: 'data-loss',
    holdsData: true,
    forcedBy: [],
    lostWith: null,
    risks: [],
    isPermitted,
    isPlanned,
    isGone: true,
  };
}

function isLost({ change }: TerraformChange): boolean {
  return change.actions.includes('delete');
}

/** Returns the resource around another one that Terraform deletes. Children that name it by a string do not change in Terraform's plan. */
function parentIn(
  deleted: ReadonlyMap<string | undefined, TerraformChange>,
  change: TerraformChange,
): TerraformChange | undefined {
  const id = idOf(change);
  if (id === undefined) return undefined;
  return ancestorsOf(id)
    .map((ancestor) => deleted.get(ancestor))
    .find((parent) => parent !== undefined);
}

/** Converts Terraform's list of actions. A replacement is both orders of delete and create. */
function actionOf({ change }: TerraformChange): ChangeAction | undefined {
  const { actions, importing } = change;
  if (actions.includes('delete')) return actions.includes('create') ? 'replace' : 'destroy';
  if (actions.includes('forget')) return 'forget';
  if (actions.includes('update')) return 'update';
  if (actions.includes('create')) return 'create';
  return importing ? 'import' : undefined;
}

/** @param isData - Undefined where it cannot be judged. */
function verdictOn(action: ChangeAction, isData: boolean | undefined): Verdict {
  if (action === 'destroy') return isData === false ? 'in-place' : 'data-loss';
  if (action === 'replace') return isData === false ? 'downtime' : 'data-loss';
  return action === 'update' ? 'in-place' : 'none';
}

/** Knowledge of the gate about the resources of a Terraform plan. */
interface Judge {
  /** Returns whether a resource holds data; undefined where that cannot be judged. */
  readonly holdsData: (change: TerraformChange) => boolean | undefined;
  /** Returns true if a resource belongs to the backend of the plan, or did before it left the plan. */
  readonly isOwn: (change: TerraformChange) => boolean;
  readonly isPlanned: (change: TerraformChange) => boolean;
}

/** Returns true if uploads name an account: azurerm 4 by its name, azurerm 5 by the id of a container, and a build by the id of it. */
function hasUploads(uploads: string, account: string): boolean {
  const id = `/storageAccounts/${account}`;
  return [`"${account}"`, `${id}"`, `${id}/`].some((each) => uploads.includes(each));
}

/** The plan decides for its own blocks, the Terraform type for all others. */
function judgeOf(
  { terraform, dataTypes, replacedBy, backend, lock }: GateRules,
  all: readonly TerraformChange[],
): Judge {
  const blocks = new Map<string, TerraformBlock>(terraform.map((block) => [addressOf(block), block]));
  const former = new Set(Object.values(lock.formerAddresses ?? {}).flat());
  const referred = new Map<string, Set<unknown>>();
  for (const { type, change } of all) addTo(referred, type, ...Object.values(change.before ?? {}));
  const uploads = all
    .filter(({ type }) => CONTENT.includes(type))
    .map(({ change }) => JSON.stringify(change.before))
    .join();
  const isPlanned = ({ address }: TerraformChange) => blocks.has(blockAddress(address));
  const isOwn = (change: TerraformChange) => {
    const block = blockAddress(change.address);
    return (
      blocks.has(block) ||
      former.has(block) ||
      block.slice(block.indexOf('.') + 1).startsWith(`${backend.id}_`)
    );
  };
  const holdsData = (change: TerraformChange) => {
    const { address, type } = change;
    const { exceptName, exceptWith } = ownValue(dataTypes, type) ?? {};
    const { name, id } = change.change.before ?? {};
    const isSite = exceptWith !== undefined && referred.get(exceptWith)?.has(id) === true;
    // Files of a site that Terraform did not upload are data of others.
    const isSiteData = isSite && typeof name === 'string' && !hasUploads(uploads, name);
    const block = blocks.get(blockAddress(address));
    if (block !== undefined) return block.meta?.holds_data === true || isSiteData;
    const isData = addressHoldsData(blockAddress(address)) ?? typeHoldsData(type, dataTypes);
    // A type of the user that the plan has blocks of, and that declares no data. Those of others may hold anything.
    if (isData === undefined && ownValue(replacedBy, type) !== undefined && isOwn(change)) return false;
    // The exceptions are those of the library: the containers and sites of others may hold anything.
    if (isData !== true || !isOwn(change)) return isData;
    if (exceptName !== undefined && typeof name === 'string' && new RegExp(exceptName).test(name))
      return false;
    return !isSite || isSiteData;
  };
  return { holdsData, isOwn, isPlanned };
}
