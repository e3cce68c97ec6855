import type { JsonObject } from '../plan/json.js';
import type { PlannedComponent } from '../plan/resource-plan.js';
import type { ResourceRequirement } from '../resources/requirement.js';

/**
 * What a component is before anything is planned: typed, frozen data with three pure functions.
 * `CrudApi.define` and its siblings make these.
 *
 * @typeParam Id - The component id as a literal type, which makes `backend.components.<id>` typed.
 * @typeParam Handle - What `backend.components.<id>` is.
 */
export interface ComponentDefinition<Id extends string = string, Handle extends object = object> {
  /** 1 to 64 letters, digits, `-` and `_`, starting with a letter; unique in its backend. */
  readonly componentId: Id;
  /** Such as `CrudApi`. */
  readonly componentType: string;
  readonly config: object;
  /** What the component needs. Pure. */
  requirements(): readonly ResourceRequirement[];
  /** What the component offers, once its shared resources have names. Pure. */
  outputs(site: ComponentSite): JsonObject;
  /** The handle on the planned component. */
  handle(planned: PlannedComponent): Handle;
}

/** Where a component has landed. */
export interface ComponentSite {
  /** `https://<app>.azurewebsites.net` of the function app that a requirement was given; undefined without one. */
  readonly functionAppUrl: string | undefined;
  /** `https://` and the host of the website that a requirement was given, as a Terraform expression; undefined without one. */
  readonly websiteUrl: string | undefined;
  /** `https://` and the host of the Front Door endpoint of the first site that was asked for, as a Terraform expression. */
  readonly cdnUrl: string | undefined;
  /** Azure name of the shared resource of a type; undefined when the component requires none. */
  resourceName(type: string): string | undefined;
}

/**
 * A component of one's own, in the form of the extension protocol: a factory instead of pure functions.
 * The factory is called once while planning, with a construct that belongs to no stack, to ask the
 * component for its requirements; and once while applying, with the stack's.
 */
export interface IComponentDefinition<
  Config = unknown,
  Component extends IBackendComponent<Config> = IBackendComponent<Config>,
> {
  readonly componentId: string;
  readonly componentType: string;
  readonly config: Config;
  readonly factory: ComponentFactory<Config, Component>;
}

/** Makes an instance of a component of one's own. */
export type ComponentFactory<
  Config = unknown,
  Component extends IBackendComponent<Config> = IBackendComponent<Config>,
> = (scope: ScopeLike, id: string, config: Config, resources: ResourceMap) => Component;

/** A component of one's own while it is planned and applied. */
export interface IBackendComponent<Config = unknown> {
  readonly componentId: string;
  readonly componentType: string;
  readonly config: Config;
  getRequirements(): readonly ResourceRequirement[];
  /** Called while applying, after the shared resources were made. */
  initialize(resources: ResourceMap, scope: ScopeLike): void;
  /** Called while applying, before `initialize`; an invalid result stops it. */
  validateResources(resources: ResourceMap): ValidationResult;
  getOutputs?(): Readonly<Record<string, unknown>>;
}

/**
 * The live resources that a component required, by `<resourceType>:<requirementKey>` of its own
 * requirements. It never holds a resource that the component did not ask for.
 */
export type ResourceMap = ReadonlyMap<string, unknown>;

/** Result of a validation. */
export interface ValidationResult {
  readonly valid: boolean;
  readonly errors?: readonly string[] | undefined;
  readonly warnings?: readonly string[] | undefined;
}

/**
 * What this side knows of a construct: enough to take one, without loading cdktf. Any `Construct` fits.
 */
export interface ScopeLike {
  readonly node: { readonly id: string; readonly path: string; tryGetContext(key: string): unknown };
}

/** What this side knows of a cdktf stack. Any `TerraformStack` fits. */
export interface StackLike extends ScopeLike {
  toTerraform(): unknown;
}

/** A definition in either form. */
export type AnyComponentDefinition = ComponentDefinition | FactoryDefinition;

/** A factory's config is contravariant; a parameter of type `never` accepts every factory. */
export interface FactoryDefinition {
  readonly componentId: string;
  readonly componentType: string;
  readonly config: unknown;
  readonly factory: (scope: never, id: never, config: never, resources: never) => object;
}
