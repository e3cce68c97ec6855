/** Priority of a requirement that names none. */
export const DEFAULT_PRIORITY = 10;

/**
 * One component's need for one Azure resource. Requirements of one type that are compatible share a resource.
 */
export interface ResourceRequirement<Type extends string = string, Config extends object = object> {
  /** `cosmos`, `functions`, `storage`, `website`, `cdn`, or a type that a custom provider knows. */
  readonly resourceType: Type;
  /** Names the requirement within its component. */
  readonly requirementKey: string;
  readonly config: Config;
  /** The higher one wins where two values conflict. Default 10. */
  readonly priority?: number;
}
