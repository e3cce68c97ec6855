import type { ExpressionJson, StackParameter } from './expression/expression-json.js';
import type { PlanError, PlanViolation, PlanWarning } from './diagnostics.js';
import type { PlannedExposure } from './exposure.js';
import type { JsonObject, JsonValue } from './json.js';
import type { PlanLock } from './lock/plan-lock.js';
import type { PlannedMeter } from './meter.js';
import type { OfferedPart } from './offered-part.js';
import type { PlannedPackage } from './package.js';
import type { DataType, Replacement } from './replacement.js';
import type { PlannedBlock } from './terraform-block.js';
import type { Weakening } from './weakening.js';

/** Azure id that Terraform imports a resource by. */
export type ImportId = string | ExpressionJson;

/** Version of the plan format. A later minor version only adds fields. */
export const PLAN_FORMAT_VERSION = '3.0';

/**
 * Everything that `apply` will do, as frozen JSON data. The same definitions always give the same bytes,
 * in whatever order the components were added.
 *
 * @example
 * const plan = backend.plan();
 * plan.summary.savedPercent; // 67
 * plan.resources.map((resource) => resource.key); // ['cosmos:shared', 'functions:shared', 'storage:shared']
 */
export interface ResourcePlan {
  readonly formatVersion: typeof PLAN_FORMAT_VERSION;
  readonly backend: PlannedBackend;
  /** The values that `apply` takes from the stack. */
  readonly parameters: readonly StackParameter[];
  /** Required settings of the azurerm provider block of the stack. */
  readonly provider: ProviderSettings;
  /** The principal that deploys the plan, and the rights that it needs. */
  readonly deployer: PlannedDeployer;
  /** By component id. */
  readonly components: readonly PlannedComponent[];
  /** By key. */
  readonly resources: readonly PlannedResource[];
  /** The code of function apps, by app. */
  readonly packages: readonly PlannedPackage[];
  /** In dependency order. */
  readonly terraform: readonly PlannedBlock[];
  readonly warnings: readonly PlanWarning[];
  readonly violations: readonly PlanViolation[];
  readonly errors: readonly PlanError[];
  /** Use of everything that can be limited. */
  readonly usage: readonly LimitUsage[];
  readonly summary: PlanSummary;
  /** Lock with the place of every resource. Write it with `writeLock`, and give it to the next plan. */
  readonly lock: PlanLock;
  /** Changes of the Terraform state that the blocks do not express. */
  readonly state: StateChanges;
  /** Everything that callers can reach, by resource and name. */
  readonly exposure: readonly PlannedExposure[];
  /**
   * Changes that make Terraform replace a resource, by Terraform type, as far as the types of the plan
   * declare them.
   */
  readonly replacedBy: Readonly<Record<string, Replacement>>;
  /** Arguments whose weaker value puts existing data at risk, by Terraform type, as far as the types of the plan declare them. */
  readonly weakenedBy: Readonly<Record<string, Weakening>>;
  /** Terraform types whose loss is a loss of data, also where the plan has none. */
  readonly dataTypes: Readonly<Record<string, DataType>>;
  /** Parts of the resources that the admitted guests of the backend have, by guest. Absent without guests. */
  readonly offer?: Readonly<Record<string, OfferedPart>>;
}

/** Changes of the Terraform state that neither make nor destroy anything. Those that are done already do nothing. */
export interface StateChanges {
  /** Addresses that Terraform forgets without destroying them. */
  readonly removed: readonly string[];
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Resources that Azure has and that Terraform takes over, by Azure id. */
  readonly imports: readonly { readonly to: string; readonly id: ImportId }[];
  /** Addresses whose data the author of the backend gave up, so Terraform destroys them. Absent for none. */
  readonly discarded?: readonly string[];
  /**
   * Azure ids of data that was given up after Terraform forgot it, and of databases that were given up with their containers, as
   * Terraform expressions. Absent without such data.
   */
  readonly forgotten?: readonly string[];
}

/** The backend as the plan sees it. */
export interface PlannedBackend {
  readonly id: string;
  readonly environment: string;
  /** Azure region such as `eastus`; null when the stack decides. */
  readonly location: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Keys of tags that the author calls public, although their values look like secrets. Absent for none. */
  readonly publicTags?: readonly string[];
  /** Resource group that `apply` insists on; null for that of any stack. */
  readonly resourceGroup: string | null;
  /** Fate of data that leaves the declarations. */
  readonly dataProtection: 'retain' | 'destroy';
  /** Further options that the author set, as far as they are data. Absent for none. */
  readonly options?: JsonObject;
  /** The plan was made with a lock, so it knows what exists. */
  readonly locked?: true;
}

/** Major version of the azurerm provider. */
export type AzurermMajor = 4 | 5;

/** Arguments of the azurerm provider block that the plan relies on. */
export interface ProviderSettings {
  /** Data plane calls to storage accounts are off: they fail from outside a closed network. */
  readonly storageDataPlaneAvailable: boolean;
  /** Storage is reached with Entra ID instead of account keys. */
  readonly storageUseAzuread: boolean;
  /** Azure resource providers to register besides azurerm's own list. */
  readonly resourceProvidersToRegister: readonly string[];
  /** Major version of azurerm that the blocks are for. Absent: 4. */
  readonly azurerm?: AzurermMajor;
}

/** The principal that deploys a plan. */
export interface PlannedDeployer {
  /** Object id of the principal that the configuration names; null for the principal that runs Terraform. */
  readonly principalId: string | null;
  /** Every right that applying needs, by scope and role. */
  readonly rights: readonly DeployerRight[];
}

/** A right that the deployer needs. */
export interface DeployerRight {
  /** Built-in role that has the right, such as `Storage Blob Data Contributor`. */
  readonly role: string;
  /** `resource group` (that of the stack, or with a name), `subscription`, or the Terraform address of a block. */
  readonly scope: string;
  /** Purpose of the right. */
  readonly reason: string;
  /** True if the plan makes the role assignment. False: the deployer must have the role before. */
  readonly granted: boolean;
}

/** One component, the shared resources that it uses, and its outputs. */
export interface PlannedComponent {
  /** Key in `backend.components`: the record key in the object forms, the id in the builder. */
  readonly key: string;
  readonly id: string;
  /** Such as `CrudApi`. */
  readonly type: string;
  /** The declared configuration, where it is plain data. */
  readonly config: JsonObject;
  /** From its own requirement (`cosmos:UserApi-cosmos`) to the shared resource (`cosmos:shared`). */
  readonly uses: Readonly<Record<string, string>>;
  /** Endpoints and names that its handle offers. */
  readonly outputs: JsonObject;
}

/** One shared Azure resource. */
export interface PlannedResource {
  /** `<type>:<name>`; the first of a type is `<type>:shared`, and a site's `website:<site>`. */
  readonly key: string;
  /** `cosmos`, `functions`, `storage`, `website`, `cdn`, `monitoring`, `network`, or a custom provider's type. */
  readonly type: string;
  /** Name in Azure. */
  readonly name: string;
  /** Merged configuration of the requirements of all its components. */
  readonly config: JsonObject;
  /** Ids of the components that use it, sorted. */
  readonly sharedBy: readonly string[];
  /** Decisions on each value that several components asked for. */
  readonly decisions: readonly Decision[];
  /**
   * Components that asked for a value, by its path or one above it: `{ "databases.user-db": ["UserApi"] }`. A value without an
   * entry is a default. Absent in plans of earlier versions.
   */
  readonly askedBy?: Readonly<Record<string, readonly string[]>>;
  /** Address of the Terraform block that is the resource itself. Absent without blocks. */
  readonly block?: string;
  /** Maker of the resource: the plan's blocks, or a custom provider's `provideResource` while applying. */
  readonly madeBy: 'plan' | 'provider';
  /**
   * Meters by which Azure bills it; empty where it is free of charge. Absent where the type does not declare
   * them.
   */
  readonly meters?: readonly PlannedMeter[];
}

/** Decision on one value that several components asked for. */
export interface Decision<V = JsonValue> {
  /** Such as `consistency` or `databases.user-db.containers.user.ttl`. */
  readonly path: string;
  /** Name of the merge strategy. */
  readonly rule: string;
  readonly value: V;
  /** Sorted by priority, then by component. */
  readonly candidates: readonly Candidate<V>[];
}

/** A value that one component asked for. */
export interface Candidate<V = JsonValue> {
  /** Component id, or the name of another source such as `backend config`. */
  readonly component: string;
  readonly priority: number;
  readonly value: V;
}

/** Use of one thing that can be limited: `1 / 2`. */
export interface LimitUsage {
  /** The option of `limits`, such as `maxCosmosAccounts`. */
  readonly limit: string;
  /** Such as `Cosmos DB accounts`. */
  readonly what: string;
  readonly used: number;
  /** Null when the user set no limit. */
  readonly max: number | null;
  /** Place of the highest use: key of a shared resource, or a resource type. */
  readonly resource: string;
}

/** Counts of shared resources, compared with those of each component planned alone. */
export interface PlanSummary {
  readonly components: number;
  readonly resources: number;
  readonly resourcesUnshared: number;
  readonly saved: number;
  /** Whole percent of `resourcesUnshared`. */
  readonly savedPercent: number;
  readonly terraformBlocks: number;
  readonly byType: readonly { readonly type: string; readonly shared: number; readonly unshared: number }[];
}
