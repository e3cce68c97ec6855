import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { readSchema } from '../../scripts/provider-arguments/read-schema.js';

/** A type in Terraform's notation: `'string'`, `['list', 'string']`, `['object', { name: 'string' }]`. */
export type AttributeType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', AttributeType]
  | readonly ['object', Readonly<Record<string, AttributeType>>];

/** An argument, or a value that only the provider sets. */
export interface Attribute {
  readonly type: AttributeType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly deprecated?: boolean;
}

/** A block within a block. */
export interface NestedBlock {
  readonly block: Block;
  readonly nesting_mode: 'single' | 'list' | 'set';
  readonly min_items?: number;
  readonly max_items?: number;
}

/** What may stand in a block. */
export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
  readonly deprecated?: boolean;
}

/** What `terraform providers schema -json` says of a provider. */
export interface ProviderSchema {
  readonly provider: { readonly block: Block };
  readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
  readonly data_source_schemas: Readonly<Record<string, { readonly block: Block }>>;
}

/** Schema of azurerm 4.55.0; undefined where the file is not there. */
export const azurermSchema = schemaOf('4.55.0');

/** Schema of azurerm 5.2.0; undefined where the file is not there. */
export const azurerm5Schema = schemaOf('5.2.0');

/** Too large to be part of the repository; the files lie beside it where the whole project is checked. */
function schemaOf(version: string): ProviderSchema | undefined {
  const file = fileURLToPath(new URL(`../../../shared/azurerm-${version}.schema.json`, import.meta.url));
  return existsSync(file) ? (readSchema(file) as unknown as ProviderSchema) : undefined;
}

/** Title of a suite that needs the schemas. */
export function titled(title: string): string {
  return azurermSchema === undefined || azurerm5Schema === undefined
    ? `${title} (skipped: there is no shared/azurerm-….schema.json beside the repository)`
    : title;
}

/** What Terraform's own `terraform_data` takes, which is in no provider's schema. */
const TERRAFORM_DATA: Block = {
  attributes: {
    input: { type: 'dynamic', optional: true },
    triggers_replace: { type: 'dynamic', optional: true },
  },
};

/** The schema of a block by its Terraform type, `data.` in front for data sources. */
export function blockOf(schema: ProviderSchema, type: string): Block | undefined {
  if (type === 'terraform_data') return TERRAFORM_DATA;
  const [group, name] = type.startsWith('data.')
    ? [schema.data_source_schemas, type.slice('data.'.length)]
    : [schema.resource_schemas, type];
  return group[name]?.block;
}
