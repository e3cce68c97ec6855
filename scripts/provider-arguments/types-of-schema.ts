import type { AttributeType, Block, Schema } from './schema.js';

/** Names of the scalar types in the generated file. */
const SCALARS: Readonly<Record<string, string>> = { string: 'Str', number: 'Num', bool: 'Bool' };

/** A space at which no line ends. */
const TIED = '\u00A0';

/** Columns of a line in the generated file. */
const WIDTH = 130;

/** Returns an interface with the arguments of Terraform types, a paragraph for each type. */
export function interfaceOf(name: string, comment: string, types: readonly string[], schema: Schema): string {
  const members = types.map((type) => {
    const key = type.includes('.') ? `'${type}'` : type;
    return `  ${key}: {\n${wrapped(membersOf(blockOf(schema, type), true))}  };\n`;
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
  return type === SECURITY_GROUP ? withRuleDescription(found.block) : found.block;
}

const SECURITY_GROUP = 'azurerm_network_security_group';

/**
 * Adds an argument that the schema files lack: they are without descriptions, and so without members of objects that have this name.
 * Source: registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/network_security_group#description
 */
function withRuleDescription({ attributes = {}, ...others }: Block): Block {
  const { security_rule: rules } = attributes;
  const [kind, object] = rules?.type ?? [];
  if (rules === undefined || kind !== 'set' || object?.[0] !== 'object')
    throw new Error(`The schema has no set of rules in ${SECURITY_GROUP}.`);
  const type = [kind, ['object', { description: 'string', ...(object[1] as object) }]] as const;
  return { ...others, attributes: { ...attributes, security_rule: { ...rules, type } } };
}

function membersOf({ attributes = {}, block_types: blocks = {} }: Block, isTop: boolean): string {
  const members = [
    ...Object.entries(attributes)
      // An attribute that only the provider sets cannot be given, and Terraform sets `id` itself.
      .filter(([name, { required, optional }]) => (required || optional) && !(isTop && name === 'id'))
      .map(([name, { type, required = false }]) => member(name, required, typeOf(type))),
    ...Object.entries(blocks)
      .filter(([name]) => name !== 'timeouts')
      .map(([name, { block, min_items: least = 0, max_items: most, nesting_mode: mode }]) => {
        const body = `{ ${membersOf(block, false)} }`;
        return member(name, least > 0, mode === 'single' || most === 1 ? body : `List<${body}>`);
      }),
  ];
  return members.sort().join(' ');
}

function member(name: string, required: boolean, type: string): string {
  return required ? `${name}:${TIED}${type};` : `${name}?:${TIED}Optional<${type}>;`;
}

function typeOf(type: AttributeType): string {
  if (typeof type === 'string') return SCALARS[type] ?? 'never';
  if (type[0] === 'object')
    return `{ ${Object.entries(type[1])
      .map(([name, part]) => member(name, false, typeOf(part)))
      .join(' ')} }`;
  const [kind, item] = type;
  if (kind === 'map') return 'StrMap';
  return typeof item === 'string' ? `${typeOf(item)}List` : `List<${typeOf(item)}>`;
}

/** Breaks a text into indented lines. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '   ';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return [...lines, line]
    .filter((each) => each.trim() !== '')
    .map((each) => `${each.replaceAll(TIED, ' ')}\n`)
    .join('');
}
