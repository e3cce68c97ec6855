import type { BackendTypeError, UnknownOptions } from '../../component.js';
import { ownValue } from '../../plan/json.js';
import type { FieldFormat } from '../../runtime/contract/validate-field.js';

/** Types of a field: `timestamp` is a string in ISO 8601; `array` and `object` hold any JSON. */
export const FIELD_TYPES = ['string', 'number', 'boolean', 'timestamp', 'array', 'object'] as const;

/** Type of the value of a field of an entity. */
export type FieldType = (typeof FIELD_TYPES)[number];

/** A field of an object, or an entry of an array, with options besides its type. */
export interface NestedFieldOptions {
  readonly type: FieldType;
  /** @default false */
  readonly required?: boolean;
  /** The only values of a string or a number. @example ['draft', 'sent'] */
  readonly enum?: readonly (string | number)[];
  /** Regular expression that a string contains, with the flag `u`. Set `maxLength` too, which is checked first. */
  readonly pattern?: string;
  /** Least number of characters of a string. */
  readonly minLength?: number;
  /** Largest number of characters of a string. */
  readonly maxLength?: number;
  /** Least value of a number. */
  readonly minimum?: number;
  /** Largest value of a number. */
  readonly maximum?: number;
  /** Format of a string. */
  readonly format?: FieldFormat;
  /** True: `null` is a value. @default false */
  readonly nullable?: boolean;
  /** Fields of an object. Callers cannot set others. @default any JSON */
  readonly fields?: NestedSchema;
  /** Entries of an array. @default any JSON */
  readonly items?: FieldType | NestedFieldOptions;
}

/** The fields of an object in an entity, by name. */
export type NestedSchema = Readonly<Record<string, FieldType | NestedFieldOptions>>;

/** A field with options besides its type. */
export interface FieldOptions extends NestedFieldOptions {
  /** Value of the field where a body of POST or PUT, or an item from before, does not have it. JSON that fits the field. */
  readonly default?: unknown;
  /** True: callers read the field and do not set it; in a body it is ignored. @default false */
  readonly readOnly?: boolean;
  /** True: the field keeps the value that it got first. A body with another value is refused. @default false */
  readonly immutable?: boolean;
}

/** The fields of an entity, by name. */
export type EntitySchema = Readonly<Record<string, FieldType | FieldOptions>>;

/** The fields of a schema, but those of a name, and those that the compiler knows to be of a type. Messages show the names in `keyof` of it. */
export type FieldsBut<S extends EntitySchema, T extends FieldType, Name = never> = {
  readonly [K in keyof S as K extends Name ? never : S[K] extends T | { readonly type: T } ? never : K]: S[K];
};

/** Fields of type string. */
export type StringFields<S extends EntitySchema> = FieldsBut<S, Exclude<FieldType, 'string'>>;

/** Fields of type string but the id. */
export type TenantFields<S extends EntitySchema> = FieldsBut<S, Exclude<FieldType, 'string'>, 'id'>;

/** Fields that have words: of type string, and arrays. */
export type WordFields<S extends EntitySchema> = FieldsBut<S, Exclude<FieldType, 'string' | 'array'>>;

/** Fields that have the options of fields, and no others; `id` is one of them. */
export type KnownFields<S extends EntitySchema> = {
  readonly [N in keyof S]: S[N] extends FieldOptions
    ? UnknownOptions<
        S[N],
        keyof FieldOptions & OptionsFor<S[N]['type'], 'default' | 'readOnly' | 'immutable'>,
        `a field of type ${S[N]['type']}`
      > &
        OwnValues<S[N]> &
        KnownParts<S[N]>
    : unknown;
} & (S extends { readonly id: 'string' | { readonly type: 'string' } }
  ? unknown
  : string extends keyof S
    ? unknown
    : BackendTypeError<"A schema has the field 'id', of type string">);

/** The error messages for values of `enum` and `default` that do not fit the field. */
export type OwnValues<F extends FieldOptions> = F['type'] extends keyof ValuesByType
  ? Fits<'enum', F extends { readonly enum: readonly (infer V)[] } ? V : never, ValuesByType[F['type']]> &
      Fits<
        'default',
        F extends { readonly default: infer D } ? D : never,
        | (F extends { readonly enum: readonly (infer V)[] } ? V : ValuesByType[F['type']])
        | (F extends { readonly nullable: true } ? null : never)
      >
  : unknown;

/** Nothing for values that an option can have, else the error message. */
export type Fits<Option extends string, Given, Allowed> = [Given] extends [Allowed]
  ? unknown
  : { readonly [K in Option]: BackendTypeError<`'${K}' has a value that the field cannot have`> };

/** Types of values that an option of a field can have, by the type of the field. */
export interface ValuesByType {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly timestamp: string;
}

/** Options of fields by type, besides those of every field. */
export interface TypeOptions {
  readonly string: 'enum' | 'pattern' | 'minLength' | 'maxLength' | 'format';
  readonly number: 'enum' | 'minimum' | 'maximum';
  readonly boolean: never;
  readonly timestamp: never;
  readonly array: 'items';
  readonly object: 'fields';
}

/** Names of the options of a field of a type. */
export type OptionsFor<T extends FieldType, More extends string = never> =
  'type' | 'required' | 'nullable' | TypeOptions[T] | More;

/** Fields of an object and entries of an array that have the options of their types. */
export type KnownParts<F extends NestedFieldOptions> = (F extends {
  readonly fields: infer N extends NestedSchema;
}
  ? { readonly fields: { readonly [K in keyof N]: KnownNested<N[K]> } }
  : unknown) &
  (F extends { readonly items: infer I } ? { readonly items: KnownNested<I> } : unknown);

/** An entry of an array that has the options of its type. */
export type KnownNested<F> = F extends NestedFieldOptions
  ? UnknownOptions<F, OptionsFor<F['type']>, `a field of type ${F['type']}`> & KnownParts<F>
  : unknown;

/** Type of the values of a field. */
export type ValueOf<F> = F extends keyof Values
  ? Values[F]
  : F extends NestedFieldOptions
    ? (F['nullable'] extends true ? null : never) | DeclaredValue<F>
    : never;

/** Types of values, by the type of a field. */
export interface Values {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly timestamp: string;
  readonly array: readonly unknown[];
  readonly object: Readonly<Record<string, unknown>>;
}

/** Type of the values of a field with options. */
export type DeclaredValue<F extends NestedFieldOptions> = F extends { readonly enum: readonly (infer V)[] }
  ? V
  : F extends { readonly fields: infer N extends NestedSchema }
    ? FieldsOf<N>
    : F extends { readonly items: infer I }
      ? readonly ValueOf<I>[]
      : Values[F['type']];

/** An intersection of objects as one object, which the compiler shows with its fields: a condition has no name. */
export type ShownFields<T> = T extends infer O ? { readonly [K in keyof O]: O[K] } : never;

/** Names of the required fields of a schema. */
export type RequiredIn<S> = { [K in keyof S]: S[K] extends { readonly required: true } ? K : never }[keyof S];

/** Values of the fields of a schema. */
export type FieldsOf<S> = ShownFields<
  { readonly [K in RequiredIn<S>]: ValueOf<S[K]> } & {
    readonly [K in Exclude<keyof S, RequiredIn<S>>]?: ValueOf<S[K]>;
  }
>;

/**
 * An item of a CRUD API, by the type of its definition.
 * @example
 * const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string', age: 'number' } });
 * type User = Item<typeof userApi>; // { id: string; age?: number; createdAt: string; updatedAt: string }
 */
export type Item<D extends { readonly config: { readonly schema: EntitySchema } }> = ShownFields<
  Omit<FieldsOf<D['config']['schema']>, 'id' | 'createdAt' | 'updatedAt'> & {
    readonly id: string;
  } & {
    readonly [K in 'createdAt' | 'updatedAt']: K extends keyof D['config']['schema']
      ? ValueOf<D['config']['schema'][K]>
      : string;
  }
>;

/** Returns the type of a field; undefined for a field that the schema does not have. */
export function typeOf(schema: EntitySchema, field: string): FieldType | undefined {
  const declared = ownValue(schema, field);
  return typeof declared === 'object' ? declared.type : declared;
}
