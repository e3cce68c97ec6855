import type { AnyComponentDefinition, BackendTypeError, ComponentDefinition } from '../component.js';
import type { BackendConfig, ConfigKey } from './backend-config.js';

/** Shows a type by its members instead of by how it was made. */
export type Simplify<T> = { [K in keyof T]: T[K] } & {};

/** Type of `backend.components.<key>` for a definition. */
export type HandleOf<D> =
  D extends ComponentDefinition<string, infer Handle>
    ? Handle
    : D extends { readonly factory: (...args: never) => infer Instance }
      ? Instance
      : never;

/* eslint-disable @typescript-eslint/consistent-indexed-object-style -- an editor shows the members of a mapped type; of Record it shows the name */
/** A component whose id the types know as one of several, or by a pattern: it may be missing under each. */
export type MayHave<Id extends string, Handle> =
  {} extends Record<Id, 1>
    ? { readonly [K in Id]: Handle | undefined } // a pattern makes an index signature, which cannot be optional
    : { readonly [K in Id]?: Handle };

/** True for one literal id; false for a union of ids, and for a pattern such as `tenant-${string}`. */
export type IsOneId<Id extends string, All = Id> =
  {} extends Record<Id, 1> ? false : Id extends unknown ? ([All] extends [Id] ? true : false) : never;

/**
 * The id itself while it is new, else the sentence that the type checker shows. An id that may be there already is let
 * through, because two conditions can exclude each other; at run time it is refused. Used on the `componentId` property of a
 * parameter: on the whole parameter it would make the builder invariant, and `b = b.addComponent(…)` an error.
 */
export type FreshId<C, Id extends string> = string extends Id
  ? Id
  : Id extends keyof C
    ? undefined extends C[Id]
      ? Id
      : BackendTypeError<`Component id '${Id}' is already used in this backend`>
    : Id;

/** Properties that a component adds to the types of a builder. `getComponent` finds a component whose id is any string. */
export type Added<D extends AnyComponentDefinition> = string extends D['componentId']
  ? unknown
  : IsOneId<D['componentId']> extends true
    ? { readonly [K in D['componentId']]: HandleOf<D> }
    : MayHave<D['componentId'], HandleOf<D>>;
/* eslint-enable @typescript-eslint/consistent-indexed-object-style */

/**
 * The components of a builder and those that a call adds, as one record: an editor shows it flat.
 *
 * The record is made from pairs of key and handle. A mapped type that refers to the record before it is a chain, which the
 * compiler follows one level for each call, and gives up after 50 (TS2589). So this type holds the pairs themselves. They stand
 * here and not in an alias of their own, because the compiler keeps the arguments of an alias, which would be the chain again.
 */
export type Joined<C, Addition> = Simplify<
  Certain<
    | { [K in keyof C]-?: CertainPair<C, K> }[keyof C]
    | { [K in keyof Addition]-?: CertainPair<Addition, K> }[keyof Addition]
  > &
    Possible<
      | { [K in keyof C]-?: PossiblePair<C, K> }[keyof C]
      | { [K in keyof Addition]-?: PossiblePair<Addition, K> }[keyof Addition]
    >
>;

export type Pair = readonly [key: PropertyKey, handle: unknown];
export type CertainPair<C, K extends keyof C> = undefined extends C[K] ? never : readonly [K, C[K]];
export type PossiblePair<C, K extends keyof C> = undefined extends C[K]
  ? readonly [K, Exclude<C[K], undefined>]
  : never;
export type Certain<P extends Pair> = { readonly [E in P as E[0]]: E[1] };
export type Possible<P extends Pair> = { readonly [E in P as E[0]]?: E[1] };

/** Properties that a list of components adds to the types of a builder. */
export type AddedList<L extends readonly AnyComponentDefinition[]> = {
  readonly [D in L[number] as IsOneId<D['componentId']> extends true ? D['componentId'] : never]: HandleOf<D>;
} & Several<L[number]>;

/** Of a list, the definitions whose id is a union or a pattern. */
export type Several<D extends AnyComponentDefinition> = [UncertainId<D>] extends [never]
  ? unknown
  : MayHave<UncertainId<D>, HandleOf<D>>;

export type UncertainId<D extends AnyComponentDefinition> = D extends unknown
  ? string extends D['componentId']
    ? never
    : IsOneId<D['componentId']> extends true
      ? never
      : D['componentId']
  : never;

/** The first id that is in a list twice; never where each is there once. */
export type RepeatedId<
  L extends readonly AnyComponentDefinition[],
  Seen extends string = never,
> = L extends readonly [
  infer D extends AnyComponentDefinition,
  ...infer Rest extends AnyComponentDefinition[],
]
  ? IsOneId<D['componentId']> extends true
    ? D['componentId'] extends Seen
      ? D['componentId']
      : RepeatedId<Rest, Seen | D['componentId']>
    : RepeatedId<Rest, Seen>
  : never;

/** The id of a definition in a list: new to the backend, and there once. */
export type FreshIdInList<C, Id extends string, Repeated> = string extends Id
  ? Id
  : Id extends Repeated
    ? BackendTypeError<`Component id '${Id}' is in this list twice`>
    : FreshId<C, Id>;

/** The type of `components` where the types know none: those that were added to a variable, or have ids of any text. */
// The type checker shows its name.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface OnlyGetComponentFindsThem {}

/** The components of a built backend. */
export type Built<C> = [keyof C] extends [never] ? OnlyGetComponentFindsThem : C;

/** Keys of an object that are components and not configuration. */
export type ComponentKey<T> = Exclude<keyof T, ConfigKey>;

/** The handles of a record of definitions, configuration left out. Of a record with any keys, each may be missing. */
export type ComponentsOf<T> = {
  readonly [K in keyof T as K extends ConfigKey ? never : K]:
    HandleOf<Exclude<T[K], undefined>> | ({} extends Record<K, 1> ? undefined : Extract<T[K], undefined>);
};

/**
 * Accepted by `defineBackend` as its only argument: definitions and configuration in one object. The options are those of
 * `BackendConfig` as they are, so that an editor offers them and a wrong one has the message that it has anywhere.
 */
export type MixedInput<T> = BackendConfig & {
  readonly [K in keyof T]: K extends ConfigKey ? unknown : T[K] & DefinitionAt<T, K, 'mixed'>;
} & Misplaced<T>;

/** The sentence that the type checker shows where the key of a component is one of an option. Of a record with any keys, none. */
export type Misplaced<T> = string extends keyof T
  ? unknown
  : {
      readonly [
        K in ConfigKey & keyof T as T[K] extends AnyComponentDefinition ? K : never
      ]: BackendTypeError<`'${K}' is a configuration key and cannot be the key of a component`>;
    };

/** Accepted by `defineBackend` before a configuration: definitions only. */
export type ComponentsInput<T> = {
  readonly [K in keyof T]: K extends ConfigKey
    ? BackendTypeError<`'${K}' is a configuration key and cannot be the key of a component`>
    : DefinitionAt<T, K, 'apart'>;
};

/**
 * A definition, or the sentence that the type checker shows. An optional key is one that a spread may leave out; a definition
 * or undefined is one that a condition leaves out.
 */
export type DefinitionAt<T, K extends keyof T, Config extends 'mixed' | 'apart'> =
  Exclude<T[K], undefined> extends infer D
    ? D extends AnyComponentDefinition
      ? FreshAmong<D, IdsBut<T, K>> | Extract<T[K], undefined>
      : BackendTypeError<
          Config extends 'mixed'
            ? `'${K & string}' is neither a component definition nor a configuration key${Meant<Beginning<K>>}`
            : `'${K & string}' is not a component definition`
        >
    : never;

/** The first four characters, of which the last may be missing. Fewer say nothing of what is meant. */
export type Beginning<K> = K extends `${infer A}${infer B}${infer C}${infer Rest}`
  ? Rest extends `${infer D}${string}`
    ? `${A}${B}${C}${D}`
    : K
  : never;

/** The configuration key that begins like a misspelt one. */
export type Meant<Begin extends string> = [Extract<ConfigKey, `${Begin}${string}`>] extends [never]
  ? ''
  : `. Did you mean '${Extract<ConfigKey, `${Begin}${string}`>}'?`;

export type FreshAmong<D extends AnyComponentDefinition, Others> =
  IsOneId<D['componentId']> extends true
    ? D['componentId'] extends Others
      ? BackendTypeError<`Component id '${D['componentId']}' is already used in this backend`>
      : D
    : D;

/** The literal ids of all definitions but one. */
export type IdsBut<T, K extends keyof T> = {
  [P in Exclude<keyof T, K>]: T[P] extends { readonly componentId: infer Id extends string }
    ? IsOneId<Id> extends true
      ? Id
      : never
    : never;
}[Exclude<keyof T, K>];

/** True when an object holds configuration only. */
export type IsConfigOnly<T> = [ComponentKey<T>] extends [never] ? true : false;
