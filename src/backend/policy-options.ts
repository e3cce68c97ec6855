import { isPlainObject, ownValue } from '../plan/json.js';

/** Parts of a valibot schema that say which values fit. A user's schema may be of another copy of valibot. */
export interface SchemaShape {
  readonly type?: string;
  readonly requirement?: unknown;
  readonly entries?: Readonly<Record<string, SchemaShape>>;
  /** Schema without `optional`. */
  readonly wrapped?: SchemaShape;
  readonly item?: SchemaShape;
  readonly options?: readonly unknown[];
  readonly pipe?: readonly SchemaShape[];
}

/** Names from an option of a requirement inwards; `*` is an entry of a list of named things. */
export type OptionPath = readonly string[];

/** An option whose values are merged. */
export interface PolicyOption {
  readonly path: OptionPath;
  /** Schema of a value. */
  readonly schema: SchemaShape;
  readonly isOptional: boolean;
  /** Path of the innermost optional object around the option. @default none */
  readonly around?: OptionPath;
}

/** Returns the options of a schema, nested ones included. An option in `whole` is one value, whatever is nested in it. */
export function* optionsIn(
  schema: SchemaShape,
  whole: ReadonlySet<string>,
  from: Pick<PolicyOption, 'path' | 'around'> = { path: [] },
): Iterable<PolicyOption> {
  for (const [name, entry] of Object.entries(entriesOf(schema))) {
    const value = entry.wrapped ?? entry;
    const isOptional = entry.wrapped !== undefined;
    const path = [...from.path, name];
    const isNested = !whole.has(path.join('.'));
    const item = itemOf(value);
    if (isNested && item !== undefined && 'name' in entriesOf(item))
      yield* optionsIn(item, whole, { path: [...path, '*'] });
    else if (isNested && Object.keys(entriesOf(value)).length > 0)
      yield* optionsIn(value, whole, isOptional ? { path, around: path } : { ...from, path });
    else if (name !== 'name') yield { ...from, path, schema: value, isOptional };
  }
}

function entriesOf(schema: SchemaShape): Readonly<Record<string, SchemaShape>> {
  return schema.entries ?? schema.pipe?.[0]?.entries ?? {};
}

function itemOf(schema: SchemaShape): SchemaShape | undefined {
  return schema.item ?? schema.pipe?.[0]?.item;
}

/** Returns values that a schema lists, in its order, or its least and its greatest number; none where it says neither. */
export function valuesOf(schema: SchemaShape): readonly unknown[] {
  if (schema.type === 'boolean') return [false, true];
  if (schema.type === 'picklist') return schema.options ?? [];
  const item = itemOf(schema);
  if (item !== undefined) return valuesOf(item).map((value) => [value]);
  const bound = (kind: string) => schema.pipe?.find(({ type }) => type === kind)?.requirement;
  const [least, greatest] = [bound('min_value'), bound('max_value')];
  return least === undefined || greatest === undefined ? [] : [least, greatest];
}

/** Name of the entry of each list in a sample. */
const ENTRY_NAME = 'xyz';

/** Returns the path of an option as decisions have it, with the names of the entries that `withOption` writes. */
export function decisionPath(path: OptionPath, beside: Readonly<Record<string, object>>): string {
  const nameOf = (entry: object = {}) => ('name' in entry ? String(entry.name) : ENTRY_NAME);
  return path
    .map((part, index) =>
      part === '*' ? nameOf(ownValue(beside, path.slice(0, index + 1).join('.'))) : part,
    )
    .join('.');
}

/** Returns an object that sets one option or leaves it out, with what else `beside` has for the objects and entries around it. */
export function withOption(
  path: OptionPath,
  value: unknown,
  beside: Readonly<Record<string, object>>,
  done: OptionPath = [],
): object {
  const [name = '', ...inner] = path;
  const at = [...done, name];
  const present = { ...(done.at(-1) === '*' && { name: ENTRY_NAME }), ...ownValue(beside, done.join('.')) };
  if (inner.length === 0) {
    const others = Object.entries(present).filter(([part]) => part !== name);
    return { ...Object.fromEntries(others), ...(value !== undefined && { [name]: value }) };
  }
  return {
    ...present,
    [name]:
      inner[0] === '*'
        ? [withOption(inner.slice(1), value, beside, [...at, '*'])]
        : withOption(inner, value, beside, at),
  };
}

export function optionIn(config: unknown, path: OptionPath): unknown {
  return path.reduce<unknown>((part, name) => {
    if (name === '*') return Array.isArray(part) ? part[0] : undefined;
    return isPlainObject(part) ? ownValue(part, name) : undefined;
  }, config);
}
