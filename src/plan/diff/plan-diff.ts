import type { ExposedEndpoint } from '../exposure.js';

/** Verdicts on a change, the gravest first. */
export const VERDICTS = [
  'data-loss',
  'data-at-risk',
  'endpoint-change',
  'exposure',
  'downtime',
  'in-place',
  'none',
] as const;

/**
 * Meaning of a change. `data-loss`: data is destroyed, or Terraform refuses to destroy it. `data-at-risk`: existing data lives
 * shorter, in fewer copies or with less protection, or its component uses another, empty place. `endpoint-change`:
 * callers lose a URL, or need another. `exposure`: more callers or networks have access. `downtime`: a resource
 * is replaced, or loses the code that came with the plan, and does not answer meanwhile. `in-place`: a resource changes without replacement. `none`: no
 * existing resource changes.
 */
export type Verdict = (typeof VERDICTS)[number];

/** Actions of Terraform, those that take something away first. */
export const CHANGE_ACTIONS = ['destroy', 'replace', 'forget', 'update', 'move', 'import', 'create'] as const;

/**
 * Action of Terraform. `forget`: the resource leaves the state and stays in Azure. `import`: Terraform takes
 * the resource over from Azure, and updates the arguments in `changed`: those that protect data and that the lock recorded with
 * other values.
 */
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

/** A value that differs. Values are JSON text of at most 200 characters; null for a missing value. */
export interface ValueChange {
  /** Such as `app_settings.MODE`; empty where the whole differs. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Change of one argument. */
export interface ArgumentChange extends ValueChange {
  /** As `causedBy` of the resource, for the argument alone. */
  readonly causedBy: readonly string[];
}

/** Change of one resource by Terraform. */
export interface ResourceChange {
  readonly address: string;
  /** Terraform type. */
  readonly type: string;
  readonly action: ChangeAction;
  readonly verdict: Verdict;
  /** True if the loss of the resource is a loss of data. */
  readonly holdsData: boolean;
  /** Arguments that have Terraform replace it, sorted, then addresses of blocks whose change does. Empty for every other action. */
  readonly forcedBy: readonly string[];
  readonly changed: readonly ArgumentChange[];
  /** Reason why Terraform refuses the change; null where it does not. */
  readonly refused: string | null;
  /** Address that it had before; null where it keeps its own. */
  readonly movedFrom: string | null;
  /** Key of the resource of the plan that it belongs to; null for none. */
  readonly resource: string | null;
  /** Components that use the resource before or after, sorted. */
  readonly components: readonly string[];
  /**
   * Ids of components whose edit caused it, sorted, then options of the backend, such as `backend.networking`. Empty without
   * an edit, such as after an update of the library.
   */
  readonly causedBy: readonly string[];
}

/** Change of one component. */
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

/** Change of something that callers can reach. */
export interface ExposureChange {
  /** `opened`: more callers or networks than before, or something new that everyone on the internet may call. */
  readonly change: 'opened' | 'added' | 'changed' | 'removed';
  readonly verdict: Verdict;
  readonly before: ExposedEndpoint | null;
  readonly after: ExposedEndpoint | null;
}

/** Something that puts existing data at risk, and destroys nothing at once. */
export interface DataRisk {
  /** `DATA_AT_RISK`: a weaker value. `DATA_NOT_COPIED`: a component uses another, empty place. */
  readonly code: 'DATA_AT_RISK' | 'DATA_NOT_COPIED';
  /** Terraform address, component id, or `backend` for an option of the backend. */
  readonly subject: string;
  /** Such as `default_ttl` or `geo_location.zone_redundant`; empty where the subject as a whole is meant. */
  readonly argument: string;
  /** JSON text of at most 200 characters; null for an absent value. Of `DATA_NOT_COPIED` the place of the data. */
  readonly before: string | null;
  readonly after: string | null;
  /** Consequence for the data, as a sentence. */
  readonly effect: string;
  /** Ids of components whose edit caused it, sorted, then options of the backend, such as `backend.monitoring.retentionDays`. */
  readonly components: readonly string[];
}

/** Change of an API that its endpoints do not show. */
export interface ApiChange extends ValueChange {
  /**
   * `API_CHANGES`: of fields that stored items or callers rely on, or of the id of a CRUD API. `API_OPENED`: signed-in callers
   * reach more than before.
   */
  readonly code: 'API_CHANGES' | 'API_OPENED';
  /** Id of the component after the change; `backend` for the sign-in of the backend. */
  readonly component: string;
  /** Consequence for callers or for items from before, as a sentence. */
  readonly effect: string;
}

/** The difference of two plans. Empty lists and the verdict `none` for two equal plans. */
export interface PlanDiff {
  /** The gravest of all verdicts. */
  readonly verdict: Verdict;
  /** The gravest verdict first, then by address. */
  readonly changes: readonly ResourceChange[];
  /** Everything that puts data at risk. Changes of its resources have at least the verdict `data-at-risk`. */
  readonly risks: readonly DataRisk[];
  /** By id. */
  readonly components: readonly ComponentChange[];
  /**
   * Changes of APIs. `API_OPENED` has the verdict `exposure`. `API_CHANGES` has no verdict: Terraform changes nothing for it.
   */
  readonly api: readonly ApiChange[];
  /** By resource and name. */
  readonly exposure: readonly ExposureChange[];
  /** Options of the backend that differ. */
  readonly options: readonly ValueChange[];
  /** Errors and violations of the plan after, for which `apply` refuses it. Empty for a plan that can be applied. */
  readonly refused: readonly string[];
  /** Number of changes by action; actions that do not occur are left out. */
  readonly totals: Readonly<Partial<Record<ChangeAction, number>>>;
}

/** Returns the gravest of some verdicts. */
export function gravest(verdicts: Iterable<Verdict>): Verdict {
  const all = new Set(verdicts);
  return VERDICTS.find((each) => all.has(each)) ?? 'none';
}
