// The text of a table of names, as src/engine/known-arguments.ts reads it: a line for each type, such as
//   azurerm_storage_account: identity(identity_ids type) location name tags*
// A `*` marks a map, whose keys are the user's, and brackets hold the names within a block.
import type { AttributeType, Block, Schema } from './schema.js';
import { blockOf } from './types-of-schema.js';

/** Returns the lines of types. Arguments of every type (`id`, `timeouts`) are left out. */
export function linesOf(types: readonly string[], schema: Schema): Map<string, string> {
  return new Map(types.map((type) => [type, `${type}: ${namesIn(blockOf(schema, type), true)}`]));
}

function namesIn({ attributes = {}, block_types: blocks = {} }: Block, isTop: boolean): string {
  const names = [
    ...Object.entries(attributes)
      .filter(([, { required, optional }]) => required === true || optional === true)
      .map(([name, { type }]) => [name, `${name}${shapeOf(type)}`] as const),
    ...Object.entries(blocks).map(
      ([name, { block }]) => [name, `${name}(${namesIn(block, false)})`] as const,
    ),
  ];
  return names
    .filter(([name]) => name !== 'timeouts' && !(isTop && name === 'id'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join(' ');
}

function shapeOf(type: AttributeType): string {
  if (typeof type === 'string') return '';
  if (type[0] === 'map') return '*';
  if (type[0] !== 'object') return shapeOf(type[1]);
  const parts = Object.entries(type[1]).map(([name, part]) => `${name}${shapeOf(part)}`);
  return `(${parts.sort().join(' ')})`;
}
