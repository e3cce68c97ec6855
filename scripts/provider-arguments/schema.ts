/** A type of an attribute: `string`, `['list', 'string']`, `['object', { name: 'string' }]`. */
export type AttributeType =
  | string
  | readonly ['list' | 'set' | 'map', AttributeType]
  | readonly ['object', Readonly<Record<string, AttributeType>>];

/** A block in the output of `terraform providers schema -json`. */
export interface Block {
  readonly attributes?: Readonly<
    Record<string, { readonly type: AttributeType; readonly required?: boolean; readonly optional?: boolean }>
  >;
  readonly block_types?: Readonly<
    Record<
      string,
      {
        readonly block: Block;
        readonly nesting_mode: string;
        readonly min_items?: number;
        readonly max_items?: number;
      }
    >
  >;
}

type Types = Readonly<Record<string, { readonly block: Block } | undefined>>;

/** One provider in the output of `terraform providers schema -json`. */
export interface Schema {
  readonly version: string;
  readonly resource_schemas: Types;
  readonly data_source_schemas: Types;
}
