/** Priority of a requirement that names none. */
export const DEFAULT_PRIORITY = 10;

/**
 * One component's need for one Azure resource. Requirements of one type that are compatible share a resource.
 */
export interface ResourceRequirement<Type extends string = string, Config extends object = object> {
  /** `cosmos`, `functions`, `storage`, `website`, `cdn`, `servicebus`, or a type of your own. */
  readonly resourceType: Type;
  /** Names the requirement within its component. */
  readonly requirementKey: string;
  readonly config: Config;
  /** The higher one wins where two values conflict. @default 10 */
  readonly priority?: number;
  /** Checks of the merged configuration. Each is called while planning and must be pure. @default none */
  readonly validators?: readonly RequirementValidator[];
}

/** Checks the configuration of the resource that a requirement was merged into. */
export type RequirementValidator = (config: unknown) => ValidationResult;

/** One requirement of one component, checked against the schema of its type. */
export interface Requirement<Req extends object = object> {
  /** Component id. */
  readonly component: string;
  /** `<resourceType>:<requirementKey>`. */
  readonly key: string;
  /**
   * Id of the requirement, its key in the lock's `members`: the first id of the component, and the key of the requirement where
   * a component has several of the type.
   */
  readonly requirementId: string;
  readonly config: Req;
  readonly priority: number;
  /** True if the requirement follows from another one or from the backend, so no component wrote it. */
  readonly implied?: true;
  readonly validators?: readonly RequirementValidator[];
}

/** Result of a validation. */
export interface ValidationResult {
  readonly valid: boolean;
  readonly errors?: readonly string[] | undefined;
  readonly warnings?: readonly string[] | undefined;
}
