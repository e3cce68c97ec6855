import type { ValidationResult, ResourceRequirement } from './resources/requirement.js';
import type { ArgumentValue } from './plan/expression/encode.js';
import type { OrExpression } from './plan/expression/expression.js';
import type { PlannedComponent } from './plan/resource-plan.js';

/**
 * A component before anything is planned: typed, frozen data with three pure functions.
 * `CrudApi.define` and the other `define` functions return it.
 *
 * @typeParam Id - The component id as a literal type, which makes `backend.components.<id>` typed.
 * @typeParam Handle - Type of `backend.components.<id>`.
 */
export interface ComponentDefinition<Id extends string = string, Handle extends object = object> {
  /** 1 to 64 letters, digits, `-` and `_`, starting with a letter; unique in its backend. */
  readonly componentId: Id;
  /** Such as `CrudApi`. */
  readonly componentType: string;
  /** The first id of the component, by which the lock identifies it. */
  readonly renamedFrom?: string;
  readonly config: object;
  /**
   * Returns the definition for a backend, where the component builds on another component of the backend. Pure.
   * @param definitionOf - Returns a definition of the backend by component id, or by the id that it was renamed from; undefined for another id.
   * @throws InvalidConfigError when the backend does not have the other component.
   */
  within?(definitionOf: (id: string) => AnyComponentDefinition | undefined): ComponentDefinition<Id, Handle>;
  /** Returns the requirements of the component. Pure. */
  requirements(): readonly ResourceRequirement[];
  /** Returns the outputs of the component, once its shared resources have names. Pure. */
  outputs(site: ComponentContext): OutputValues;
  /** Returns the handle on the planned component. */
  handle(planned: PlannedComponent): Handle;
}

/** Outputs of a component: JSON, with expressions where only Azure knows a value. */
export type OutputValues = Readonly<Record<string, ArgumentValue>>;

/** Shared resources of one component, as far as the plan knows them. */
export interface ComponentContext {
  /**
   * Returns the URL of the shared resource of a type, such as `https://<app>.azurewebsites.net` for
   * `functions`. An expression where only Azure knows the host: extend it with `join`. Undefined when the component does
   * not require the type, or the type does not have a URL.
   */
  endpoint(type: string): OrExpression<string> | undefined;
  /**
   * Returns the Azure name of the shared resource of a type. Undefined when the component does not require
   * the type.
   */
  resourceName(type: string): string | undefined;
}

/**
 * A component of the user, in the form of the extension protocol: a factory instead of pure functions.
 * The factory is called once while planning, with a construct that belongs to no stack, to ask the
 * component for its requirements; and once while applying, with the stack's.
 */
export interface IComponentDefinition<
  Config = unknown,
  Component extends IBackendComponent<Config> = IBackendComponent<Config>,
> {
  readonly componentId: string;
  readonly componentType: string;
  /** The first id of the component, by which the lock identifies it. @default `componentId` */
  readonly renamedFrom?: string;
  readonly config: Config;
  readonly factory: ComponentFactory<Config, Component>;
}

/** Creates an instance of a component of the user. It may declare its scope as a `Construct`, which it gets. */
export type ComponentFactory<
  Config = unknown,
  Component extends IBackendComponent<Config> = IBackendComponent<Config>,
> = {
  // Parameters of a method are bivariant, so that the plan side does not need the type of a construct.
  create(scope: ScopeLike, id: string, config: Config, resources: ResourceMap): Component;
}['create'];

/** A component of the user while it is planned and applied. */
export interface IBackendComponent<Config = unknown> {
  readonly componentId: string;
  readonly componentType: string;
  readonly config: Config;
  getRequirements(): readonly ResourceRequirement[];
  /** Runs while applying, after the shared resources were made. */
  initialize(resources: ResourceMap, scope: ScopeLike): void;
  /** Checks the shared resources while applying, before `initialize`. An invalid result stops `apply`. */
  validateResources(resources: ResourceMap): ValidationResult;
  /** Returns the outputs of the component: JSON, and expressions of `ref` and `join`. */
  getOutputs?(): Readonly<Record<string, unknown>>;
}

/**
 * The live resources that a component required, by `<resourceType>:<requirementKey>` of its own
 * requirements. It contains only resources that the component required.
 */
export type ResourceMap = ReadonlyMap<string, unknown>;

/**
 * The part of a construct that the planning side uses, without loading cdktf. Any `Construct` fits.
 */
export interface ScopeLike {
  readonly node: { readonly id: string; readonly path: string; tryGetContext(key: string): unknown };
}

/** The part of a cdktf stack that the planning side uses. Any `TerraformStack` fits. */
export interface StackLike extends ScopeLike {
  toTerraform(): unknown;
}

/** A definition in either form. */
export type AnyComponentDefinition = ComponentDefinition | FactoryDefinition;

/** A factory's config is contravariant; a parameter of type `never` accepts every factory. */
export interface FactoryDefinition {
  readonly componentId: string;
  readonly componentType: string;
  readonly renamedFrom?: string;
  readonly config: unknown;
  readonly factory: (scope: never, id: never, config: never, resources: never) => object;
}

/** Error message in a type. The type checker shows `Message` as the reason. */
export interface BackendTypeError<Message extends string> {
  readonly error: Message;
}

/**
 * Error message for each option that an object does not have. TypeScript accepts such an option
 * where it infers the type from the argument.
 */
export type UnknownOptions<Given, Known extends PropertyKey, Of extends string> = {
  readonly [K in Exclude<keyof Given, Known> & string]: BackendTypeError<`'${K}' is not an option of ${Of}`>;
};

/**
 * Makes the compiler infer `Given`, the given options among `Options`, from an object, of which it checks nothing. The compiler infers
 * from both branches of a condition, of which the second applies.
 */
export type Inferred<Given, Options extends PropertyKey> = unknown extends Given
  ? { readonly [K in keyof Given & Options]: Given[K] }
  : unknown;

/** True for an option that is given a value in any case, and one of `Values`. */
export type IsGiven<Given, Option extends keyof Given, Values = unknown> = undefined extends Given[Option]
  ? false
  : [Given[Option]] extends [Values]
    ? true
    : false;

/** Error message for each option that is given without another one. `Pairs` names the other one. */
export type Needing<Given, Pairs> = {
  readonly [
    K in keyof Given & keyof Pairs as Pairs[K] extends keyof Given
      ? never
      : IsGiven<Given, K> extends true
        ? K
        : never
  ]: BackendTypeError<`'${K & string}' needs '${Pairs[K] & string}'`>;
};

/** Error message for each option that is given with another one that excludes it. `Pairs` has values of the others. */
export type Excluding<Given, Pairs> = {
  readonly [
    K in keyof Given & keyof Pairs as [Excluder<Given, K, Pairs[K]>] extends [never] ? never : K
  ]: BackendTypeError<`'${K & string}' cannot be set with '${Excluder<Given, K, Pairs[K]>}'`>;
};

/** The options of which values are given that exclude a given option. */
export type Excluder<Given, Option extends keyof Given, Values> =
  IsGiven<Given, Option> extends true
    ? {
        [K in keyof Given & keyof Values]: IsGiven<Given, K, Values[K]> extends true ? K & string : never;
      }[keyof Given & keyof Values]
    : never;

// Before a capital that follows a small letter, before the last of several capitals, and where the user separates words.
const BETWEEN_WORDS = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_-]+/g;

/**
 * Returns the words of a component id, for routes and names.
 * @example slugOf('UserApi') // 'user-api'
 */
export function slugOf(componentId: string): string {
  return componentId.replace(BETWEEN_WORDS, '-').toLowerCase();
}

/**
 * Returns the prefix of a component's own app settings.
 * @example settingPrefixOf('UserApi') // 'USER_API'
 */
export function settingPrefixOf(componentId: string): string {
  return slugOf(componentId).replaceAll('-', '_').toUpperCase();
}

/**
 * Returns the name of a component's function in the app that it shares with others. A slug does not have an
 * underscore: the first underscore ends the id, so the names of two components always differ.
 * @example functionNameOf(slugOf('UserApi'), 'create') // 'user-api_create'
 */
export function functionNameOf(slug: string, name: string): string {
  return `${slug}_${name}`;
}
