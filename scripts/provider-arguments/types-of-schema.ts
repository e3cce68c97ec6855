import type { Block, AttributeType, Schema } from './schema.js';

/** Names of the scalar types in the generated file. */
const SCALARS: Readonly<Record<string, string>> = { string: 'Str', number: 'Num', bool: 'Bool' };

/** Returns an interface with the arguments of Terraform types. */
export function interfaceOf(name: string, comment: string, types: readonly string[], schema: Schema): string {
  const members = types.map((type) => {
    const key = type.includes('.') ? `'${type}'` : type;
    return `  ${key}: {\n${membersOf(blockOf(schema, type), 2)}  };\n`;
  });
  return `/** ${comment} */\nexport interface ${name} {\n${members.join('')}}\n`;
}

/** Returns the schema of a type: `data.azurerm_client_config` is a data source. */
export function blockOf(schema: Schema, type: string): Block {
  const [kind, name] = type.startsWith('data.')
    ? [schema.data_source_schemas, type.slice('data.'.length)]
    : [schema.resource_schemas, type];
  const found = kind[name];
  if (found === undefined) throw new Error(`The schema does not have ${type}.`);
  return found.block;
}

/** A block keeps one line of its own for each member. */
function optional(type: string): string {
  return /^(?:List<)?\{\n/.test(type)
    ? type.replace(/^List</, 'OptionalList<').replace(/^\{[^]*$/, 'Optional<$&>')
    : `${type} | undefined`;
}

interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
}

function membersOf(block: Block, level: number): string {
  const indent = '  '.repeat(level);
  return argumentsOf(block, level)
    .map(({ name, required, type }) =>
      required ? `${indent}${name}: ${type};\n` : `${indent}${name}?: ${optional(type)};\n`,
    )
    .join('');
}

function argumentsOf({ attributes = {}, block_types: blocks = {} }: Block, level: number): Member[] {
  return [
    ...Object.entries(attributes)
      // An attribute that only the provider sets cannot be given, and Terraform sets `id` itself.
      .filter(([name, { required, optional }]) => (required || optional) && !(level === 2 && name === 'id'))
      .map(([name, { type, required = false }]) => ({ name, required, type: typeOf(type) })),
    ...Object.entries(blocks)
      .filter(([name]) => name !== 'timeouts')
      .map(([name, { block, min_items: least = 0, max_items: most, nesting_mode: mode }]) => {
        const body = `{\n${membersOf(block, level + 1)}${'  '.repeat(level)}}`;
        const isSingle = mode === 'single' || most === 1;
        return { name, required: least > 0, type: isSingle ? body : `List<${body}>` };
      }),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function typeOf(type: AttributeType): string {
  if (typeof type === 'string') return SCALARS[type] ?? 'never';
  if (type[0] === 'object') {
    const members = Object.entries(type[1]).map(([name, part]) => `${name}?: ${typeOf(part)} | undefined`);
    return `{ ${members.join('; ')} }`;
  }
  const [kind, item] = type;
  if (kind === 'map') return 'StrMap';
  return typeof item === 'string' ? `${typeOf(item)}List` : `List<${typeOf(item)}>`;
}
