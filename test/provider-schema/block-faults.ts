import { isObject, typeFaults } from './fits-type.js';
import type { Attribute, Block, NestedBlock } from './schema.js';

/** What is wrong with a block, given its schema; empty when nothing is. Each fault starts with where it is. */
export function blockFaults(value: unknown, schema: Block, at: string): string[] {
  if (!isObject(value)) return [`${at}: ${JSON.stringify(value)} is no block`];
  const { attributes = {}, block_types: blocks = {} } = schema;
  return [
    ...(schema.deprecated === true ? [`${at}: the block is deprecated`] : []),
    ...Object.entries(value).flatMap(([name, argument]) => {
      const where = `${at}.${name}`;
      const attribute = attributes[name];
      if (attribute !== undefined) return attributeFaults(argument, attribute, where);
      const nested = blocks[name];
      return nested === undefined
        ? [`${where}: there is no such argument`]
        : nestedFaults(argument, nested, where);
    }),
    ...missing(value, schema, at),
  ];
}

function attributeFaults(value: unknown, attribute: Attribute, at: string): string[] {
  const settable = attribute.required === true || attribute.optional === true;
  return [
    ...(settable ? [] : [`${at}: only the provider sets it`]),
    ...(attribute.deprecated === true ? [`${at}: it is deprecated`] : []),
    ...typeFaults(value, attribute.type, at),
  ];
}

function nestedFaults(
  value: unknown,
  { block, nesting_mode: mode, ...items }: NestedBlock,
  at: string,
): string[] {
  if (mode === 'single') return blockFaults(value, block, at);
  // Terraform reads one object as a list of one block.
  const blocks: readonly unknown[] = Array.isArray(value) ? value : [value];
  const { min_items: min = 0, max_items: max = Infinity } = items;
  const texts = blocks.map((item) => JSON.stringify(item));
  return [
    ...(blocks.length < min ? [`${at}: ${blocks.length} blocks, at least ${min} are needed`] : []),
    ...(blocks.length > max ? [`${at}: ${blocks.length} blocks, at most ${max} are allowed`] : []),
    ...(mode === 'set' && new Set(texts).size < texts.length ? [`${at}: the set has a block twice`] : []),
    ...blocks.flatMap((item, index) => blockFaults(item, block, `${at}[${index}]`)),
  ];
}

function missing(
  value: Readonly<Record<string, unknown>>,
  { attributes = {}, block_types = {} }: Block,
  at: string,
) {
  const required = [
    ...Object.entries(attributes).filter(([, attribute]) => attribute.required),
    ...Object.entries(block_types).filter(([, { min_items: min = 0 }]) => min > 0),
  ];
  return required.flatMap(([name]) => (name in value ? [] : [`${at}.${name}: must be given`]));
}
