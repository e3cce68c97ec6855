/**
 * Diagnostics of a plan: errors, warnings and violations. Codes are stable: match on them, not on the
 * sentences.
 * `docs/errors.md` has a heading for each.
 */

/** Codes of `plan.warnings`: the plan is legal, and something in it deserves a look. */
export const WARNING_CODES = [
  'DEFAULT_BACKEND_ID',
  'UNKNOWN_LOCATION',
  'RESOURCE_SPLIT',
  'CAPACITY_NEARLY_USED',
  'VALUE_OVERRIDDEN',
  'THROUGHPUT_DEFAULTED',
  'STRONGER_CONSISTENCY_COST',
  'RUNTIME_SUPPORT_ENDED',
  'RETIRING_PLAN',
  'OPTION_WITHOUT_EFFECT',
  'EXISTING_DATA',
  'HTTP_ALLOWED',
  'KEYS_IN_USE',
  'NAME_ADJUSTED',
  'PROVIDER_WARNING',
  'COMPONENT_CYCLE',
  'PUBLIC_WEBSITE',
  'DNS_SETUP_NEEDED',
  'TAGS_LEFT_OUT',
  'PACKAGE_NOT_DEPLOYED',
  'CODE_MISSING',
  'INDEX_LEFT',
  'INDEX_REBUILT',
  'NOT_LOCKED',
  'LOCK_CHANGED',
  'ENDPOINT_CHANGES',
  'DATA_AT_RISK',
  'PROTECTION_RECORDED',
  'DATA_RETAINED',
  'DATA_NOT_COPIED',
  'DATA_FORGOTTEN',
  'IMPORT_NEEDED',
  'CONTAINER_SHARED',
  'UNIQUE_ACROSS_OWNERS',
  'FEW_PARTITIONS',
  'GRANT_MISSING',
  'APP_SHARED',
  'IDENTITY_SHARED',
  'APPROVAL_NEEDED',
  'CALL_UNAUTHORIZED',
  'CORS_OPENED',
  'ORIGIN_UNKNOWN',
  'DEPLOYER_UNNAMED',
  'TRIGGERS_NOT_SYNCED',
] as const;

/** Codes of `plan.errors`: no rule can resolve it, and `apply` refuses the plan. */
export const PLAN_ERROR_CODES = [
  'CONFLICTING_VALUES',
  'CANNOT_SHARE_DATA',
  'CAPACITY_EXCEEDED',
  'INVALID_NAME',
  'NAME_COLLISION',
  'INVALID_COMBINATION',
  'UNKNOWN_PLACEHOLDER',
  'PROVIDER_REJECTED',
  'NOT_ISOLATED',
  'PLACEMENT_CONFLICT',
  'LOCK_CONFLICT',
  'APPLY_FIRST',
  'HOST_CONFLICT',
] as const;

/** Code of a warning; `docs/errors.md` has a heading for each. */
export type WarningCode = (typeof WARNING_CODES)[number];

/** Code of an error in a plan; `docs/errors.md` has a heading for each. */
export type PlanErrorCode = (typeof PLAN_ERROR_CODES)[number];

/**
 * A way out as data: what to add to an option of the backend. Each way on its own, taken, gives a plan without the diagnostic. Steps in
 * Azure, and changes of what components declare, are sentences of the resolution.
 */
export type Way =
  | {
      readonly option: 'moves';
      /** Entries to add. They replace those of the same name. */
      readonly value: Readonly<Record<string, string>>;
      /** Consequence, as a sentence. */
      readonly effect: string;
    }
  | {
      readonly option: 'discard';
      /** Names to add. */
      readonly value: readonly string[];
      readonly effect: string;
    };

/** One remark: problem, place, components and resolution. */
export interface Diagnostic<Code extends string> {
  readonly code: Code;
  /** One sentence that names the components and the values. */
  readonly message: string;
  /** Key of the shared resource, such as `cosmos:shared`. */
  readonly resource?: string;
  /** Path in the configuration, such as `databases.user-db.containers.user.ttl`. */
  readonly path?: string;
  /** Ids of the components concerned, sorted. */
  readonly components: readonly string[];
  /** The resolution, as an imperative. */
  readonly resolution: string;
  /** Options of the backend that resolve it, at least one. Absent where no option does. */
  readonly ways?: readonly Way[];
}

/** A remark that never stops `apply`. */
export type PlanWarning = Diagnostic<WarningCode>;

/** A remark that stops `apply`. */
export type PlanError = Diagnostic<PlanErrorCode>;

/** A limit of the user that the plan exceeds. It stops `apply`. */
export interface PlanViolation {
  /** The option of `limits`, such as `maxCosmosAccounts`. */
  readonly limit: string;
  /** The value that the user set. */
  readonly max: number;
  /** The value that the plan needs. */
  readonly requested: number;
  /** Key of the shared resource that exceeds it, or the resource type when the number of resources does. */
  readonly resource: string;
  /** Ids of the components that need it, sorted. */
  readonly components: readonly string[];
  /** One sentence, such as `Maximum Cosmos DB accounts exceeded`. */
  readonly message: string;
  /** The ways out. */
  readonly solutions: readonly string[];
}
