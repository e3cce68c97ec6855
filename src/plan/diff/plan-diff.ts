import type { PlannedExposure } from '../exposure.js';

/** Verdicts on a change, the gravest first. */
export const VERDICTS = ['data-loss', 'endpoint-change', 'exposure', 'downtime', 'in-place', 'none'] as const;

/**
 * What a change means. `data-loss`: data is destroyed, or Terraform refuses to destroy it. `endpoint-change`: callers need
 * another URL. `exposure`: more callers or networks reach something. `downtime`: something is replaced, and does not answer
 * meanwhile. `in-place`: something changes as it is. `none`: nothing that exists changes.
 */
export type Verdict = (typeof VERDICTS)[number];

/** Actions of Terraform, those that take something away first. */
export const CHANGE_ACTIONS = ['destroy', 'replace', 'forget', 'update', 'move', 'import', 'create'] as const;

/** What Terraform does. `forget`: it leaves the state and stays in Azure. `import`: Terraform takes it over from Azure. */
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

/** A value that differs. Values are JSON text of at most 200 characters; null where there is none. */
export interface ValueChange {
  /** Such as `appSettings.MODE`; empty where the whole differs. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What Terraform does with one resource. */
export interface ResourceChange {
  readonly address: string;
  /** Terraform type. */
  readonly type: string;
  readonly action: ChangeAction;
  readonly verdict: Verdict;
  /** Whether its loss is a loss of data. */
  readonly holdsData: boolean;
  /** Arguments that have Terraform replace it, sorted. Empty for every other action. */
  readonly forcedBy: readonly string[];
  readonly changed: readonly ValueChange[];
  /** Why Terraform refuses the change; null where it does not. */
  readonly refused: string | null;
  /** Address that it had before; null where it keeps its own. */
  readonly movedFrom: string | null;
  /** Key of the resource of the plan that it belongs to; null for none. */
  readonly resource: string | null;
  /** Components that use the resource before or after, sorted. */
  readonly components: readonly string[];
  /** Those of them that were added, removed or changed, sorted. Empty where options of the backend are the cause. */
  readonly causedBy: readonly string[];
}

/** How one component changed. */
export interface ComponentChange {
  /** Id after the change; that before where it was removed. */
  readonly id: string;
  readonly action: 'add' | 'remove' | 'rename' | 'change';
  /** Id before; null where it is the same. */
  readonly renamedFrom: string | null;
  readonly verdict: Verdict;
  /** Declared fields that differ. */
  readonly fields: readonly ValueChange[];
  /** Endpoints that differ or are gone. */
  readonly endpoints: readonly ValueChange[];
}

/** How something that callers reach changed. */
export interface ExposureChange {
  /** `opened`: more callers or networks than before, or something new that everyone on the internet may call. */
  readonly change: 'opened' | 'added' | 'changed' | 'removed';
  readonly verdict: Verdict;
  readonly before: PlannedExposure | null;
  readonly after: PlannedExposure | null;
}

/** The difference of two plans. Empty lists and the verdict `none` for two equal plans. */
export interface PlanDiff {
  /** The gravest of all verdicts. */
  readonly verdict: Verdict;
  /** The gravest verdict first, then by address. */
  readonly changes: readonly ResourceChange[];
  /** By id. */
  readonly components: readonly ComponentChange[];
  /** By resource and name. */
  readonly exposure: readonly ExposureChange[];
  /** What differs in the backend and in resources without a component that changed: options of the backend. */
  readonly options: readonly ValueChange[];
  /** Number of changes by action; actions that do not occur are left out. */
  readonly totals: Readonly<Partial<Record<ChangeAction, number>>>;
}

/** Returns the gravest of some verdicts. */
export function gravest(verdicts: Iterable<Verdict>): Verdict {
  let found = VERDICTS.length - 1;
  for (const verdict of verdicts) found = Math.min(found, VERDICTS.indexOf(verdict));
  return VERDICTS[found] ?? 'none';
}
