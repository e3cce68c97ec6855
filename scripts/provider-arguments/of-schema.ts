import { camelCase, type ProviderArgument, type ProviderTypes } from './table.js';

/** A type of an attribute: `string`, `['list', 'string']`, `['object', { name: 'string' }]`. */
type AttributeType =
  | string
  | readonly ['list' | 'set' | 'map', AttributeType]
  | readonly ['object', Readonly<Record<string, AttributeType>>];

interface Block {
  readonly attributes?: Readonly<
    Record<string, { readonly type: AttributeType; readonly required?: boolean; readonly optional?: boolean }>
  >;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

type Types = Readonly<Record<string, { readonly block: Block }>>;

/** One provider in the output of `terraform providers schema -json`. */
export interface Schema {
  readonly resource_schemas: Types;
  readonly data_source_schemas: Types;
}

/** Returns the arguments of every type of a provider's schema. */
export function schemaArguments({
  resource_schemas: resources,
  data_source_schemas: sources,
}: Schema): ProviderTypes {
  return new Map([
    ...Object.entries(resources).map(([type, { block }]) => [type, argumentsOf(block)] as const),
    ...Object.entries(sources).map(([type, { block }]) => [`data.${type}`, argumentsOf(block)] as const),
  ]);
}

function argumentsOf({ attributes = {}, block_types: blocks = {} }: Block): ProviderArgument[] {
  return [
    ...Object.entries(attributes)
      // An attribute that only the provider sets cannot be given.
      .filter(([, { required = false, optional = false }]) => required || optional)
      .map(([name, { type }]) => argument(name, ...shapeOf(type))),
    ...Object.entries(blocks).map(([name, { block }]) => argument(name, false, argumentsOf(block))),
  ];
}

type Shape = [isMap: boolean, block: ProviderArgument[] | undefined];

/** Returns whether an attribute is a map, and what is in it where it is an object. */
function shapeOf(type: AttributeType): Shape {
  if (typeof type === 'string') return [false, undefined];
  if (type[0] === 'object')
    return [false, Object.entries(type[1]).map(([name, part]) => argument(name, ...shapeOf(part)))];
  return [type[0] === 'map', shapeOf(type[1])[1]];
}

function argument(name: string, ...[isMap, block]: Shape): ProviderArgument {
  return { name, property: camelCase(name), isMap, ...(block !== undefined && { block }) };
}
