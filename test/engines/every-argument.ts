import { join, parameter, ref } from '../../src/plan/expression/expression.js';
import type { AttributeType, Block } from '../../scripts/provider-arguments/schema.js';

/** Block that the expressions refer to. */
export const KEY_VAULT = { type: 'azurerm_key_vault', id: 'v' } as const;

/** Keys of users' maps that are not valid names of arguments. */
const KEYS = [
  '$ref',
  '$$x',
  'camelCase_and__x',
  'snake_case',
  'name',
  'a.b',
  '${k}',
  '%{ if true }',
  '$${k}',
];

/** Returns a block with every argument of a schema: strings that need an escape, expressions, maps with the keys of users. */
export function everyArgument(schema: Block): object {
  let count = 0;
  const next = <T>(...choices: readonly T[]): T => {
    count += 1;
    return choices[count % choices.length] as T;
  };
  const expression = ref(KEY_VAULT, 'id');
  const string = () =>
    next<unknown>(
      `text \${var.x} %{ if } $${count}`,
      join`${parameter('location')}/US$${expression}`,
      expression,
    );

  function value(type: AttributeType): unknown {
    if (type === 'number') return next<unknown>(count, expression);
    if (type === 'bool') return next<unknown>(true, false, expression);
    if (typeof type === 'string') return string();
    const [kind, item] = type;
    if (kind === 'object')
      return Object.fromEntries(Object.entries(item).map(([name, part]) => [name, value(part)]));
    if (kind === 'map') return Object.fromEntries(KEYS.map((key) => [key, value(item)]));
    return [value(item), value(item)];
  }

  function block({ attributes = {}, block_types: blocks = {} }: Block, isTop: boolean): object {
    return Object.fromEntries([
      ...Object.entries(attributes)
        .filter(([name, { required, optional }]) => (required || optional) && !(isTop && name === 'id'))
        .map(([name, { type }]) => [name, value(type)]),
      ...Object.entries(blocks).map(([name, { block: nested, nesting_mode: mode, max_items: most }]) => {
        const isOne = mode === 'single' || most === 1;
        return [name, isOne ? block(nested, false) : [block(nested, false), block(nested, false)]];
      }),
    ]);
  }
  return block(schema, true);
}
