import type { BackendTypeError } from '../component.js';
import type { AnyComponentDefinition, ComponentDefinition } from '../component.js';
import type { BackendConfig, ConfigKey } from './backend-config.js';

/** Shows a type by its members instead of by how it was made. */
export type Simplify<T> = { [K in keyof T]: T[K] } & {};

/** What `backend.components.<key>` is for a definition. */
export type HandleOf<D> =
  D extends ComponentDefinition<string, infer Handle>
    ? Handle
    : D extends { readonly factory: (...args: never) => infer Instance }
      ? Instance
      : never;

/**
 * The id itself while it is new, else the sentence that the type checker shows. Used on the `componentId` property of
 * a parameter: on the whole parameter it would make the builder invariant, and `b = b.addComponent(…)` an error.
 */
export type FreshId<C, Id extends string> = string extends Id
  ? Id
  : Id extends keyof C
    ? BackendTypeError<`Component id '${Id}' is already used in this backend`>
    : Id;

/**
 * The components and one more. Ids that are no literal types stay out of the types.
 *
 * The types of a builder grow as unions of entries, which `infer` turns into an object without a name. With
 * `Simplify<C & …>`, or a named type of `C` here, each call adds a layer around all before it, and TypeScript gives up at
 * the fiftieth. What may be missing is what may be undefined, which no handle is: to ask `{} extends Pick<C, K>` makes
 * the compiler go through all of `C` for each key.
 */
export type AddComponent<C, D extends AnyComponentDefinition> = string extends D['componentId']
  ? C
  : FromEntries<
        | { [K in keyof C]-?: undefined extends C[K] ? never : [K, C[K]] }[keyof C]
        | [D['componentId'], HandleOf<D>],
        { [K in keyof C]-?: undefined extends C[K] ? [K, C[K]] : never }[keyof C]
      > extends infer All extends object
    ? All
    : never;

/** Components from a union of the entries that are there, and one of those that may be missing. */
type FromEntries<S extends Entry, U extends Entry> = [U] extends [never]
  ? { readonly [P in S as P[0]]: P[1] }
  : Simplify<{ readonly [P in S as P[0]]: P[1] } & { readonly [P in U as P[0]]?: P[1] }>;

type Entry = readonly [id: PropertyKey, handle: unknown];

/** The components and a list of more. */
export type AddComponents<C, L extends readonly AnyComponentDefinition[]> = Simplify<
  C & { readonly [D in L[number] as string extends D['componentId'] ? never : D['componentId']]: HandleOf<D> }
>;

/** The components and some that may not be there. */
export type MaybeComponents<C, U> =
  FromEntries<
    { [K in keyof C]-?: undefined extends C[K] ? never : [K, C[K]] }[keyof C],
    | { [K in keyof C]-?: undefined extends C[K] ? [K, C[K]] : never }[keyof C]
    | { [K in keyof U]-?: K extends keyof C ? never : [K, U[K]] }[keyof U]
  > extends infer All extends object
    ? All
    : never;

/** Keys of an object that are components and not configuration. */
type ComponentKey<T> = Exclude<keyof T, ConfigKey>;

/** The handles of a record of definitions, configuration left out. */
export type ComponentsOf<T> = { readonly [K in ComponentKey<T>]: HandleOf<T[K]> };

/** What `defineBackend` accepts as its only argument: definitions and configuration in one object. */
export type MixedInput<T> = {
  readonly [K in keyof T]: K extends ConfigKey ? OptionAt<K, T[K]> : DefinitionAt<T, K>;
};

/** A value of an option while it fits, else the sentence that the type checker shows. */
type OptionAt<K extends ConfigKey, V> = V extends AnyComponentDefinition
  ? BackendTypeError<`'${K}' is a configuration key and cannot be the key of a component`>
  : V extends BackendConfig[K]
    ? WithoutExtra<K, V, Exclude<keyof V, KeyOf<NonNullable<BackendConfig[K]>>>>
    : BackendTypeError<`This is no value of the option '${K}'`>;

/** Unknown keys within an option, which an inferred type would let through. */
type WithoutExtra<K extends ConfigKey, V, Extra> = V extends readonly unknown[]
  ? V // a list has keys '0', '1', … that no option names
  : V extends object
    ? [Extra] extends [never]
      ? V
      : BackendTypeError<`'${K}' has no option '${Extra & string}'`>
    : V;

/** The keys of every object in a union. */
type KeyOf<U> = U extends object ? keyof U : never;

/** What `defineBackend` accepts before a configuration: definitions only. */
export type ComponentsInput<T> = {
  readonly [K in keyof T]: K extends ConfigKey
    ? BackendTypeError<`'${K}' is a configuration key and cannot be the key of a component`>
    : DefinitionAt<T, K>;
};

type DefinitionAt<T, K extends keyof T> = T[K] extends AnyComponentDefinition
  ? FreshAmong<T[K], IdsBut<T, K>>
  : BackendTypeError<`'${K & string}' is neither a component definition nor a configuration key`>;

type FreshAmong<D extends AnyComponentDefinition, Others> = string extends D['componentId']
  ? D
  : D['componentId'] extends Others
    ? BackendTypeError<`Component id '${D['componentId']}' is already used in this backend`>
    : D;

/** The literal ids of all definitions but one. */
type IdsBut<T, K extends keyof T> = {
  [P in Exclude<keyof T, K>]: T[P] extends { readonly componentId: infer Id }
    ? string extends Id
      ? never
      : Id
    : never;
}[Exclude<keyof T, K>];

/** True when an object holds configuration only. */
export type IsConfigOnly<T> = [ComponentKey<T>] extends [never] ? true : false;
