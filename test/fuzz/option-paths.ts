import type * as v from 'valibot';

/** One place in an option object: names of options, indexes of lists as numbers, and `*` for any key of a record. */
export type OptionPath = readonly (string | number)[];

/** Levels below which a schema that refers to itself is followed no further. */
const MOST_LEVELS = 8;

interface Loose {
  readonly kind?: string;
  readonly type?: string;
  readonly entries?: Readonly<Record<string, Loose>>;
  readonly wrapped?: Loose;
  readonly item?: Loose;
  readonly value?: Loose;
  readonly options?: readonly (Loose | string)[];
  readonly pipe?: readonly Loose[];
  readonly getter?: (input: unknown) => Loose;
}

/** Returns every place in what a schema takes, its options and theirs, so that none is forgotten when options are added. */
export function pathsOf(schema: v.GenericSchema): OptionPath[] {
  const paths = new Map<string, OptionPath>();
  const walk = (part: Loose, path: OptionPath): void => {
    if (path.length > MOST_LEVELS) return;
    if (path.length > 0) paths.set(JSON.stringify(path), path);
    for (const inner of part.pipe ?? []) if (inner !== part && inner.kind === 'schema') inside(inner, path);
    inside(part, path);
  };
  const inside = (part: Loose, path: OptionPath): void => {
    if (part.wrapped !== undefined) walk(part.wrapped, path);
    if (part.type === 'lazy') walk(part.getter?.({}) ?? {}, path);
    for (const [name, entry] of Object.entries(part.entries ?? {})) walk(entry, [...path, name]);
    if (part.item !== undefined) walk(part.item, [...path, 0]);
    if (part.type === 'record' && part.value !== undefined) walk(part.value, [...path, '*']);
    for (const option of part.options ?? []) if (typeof option === 'object') walk(option, path);
  };
  walk(schema as Loose, []);
  return [...paths.values()];
}

/** Returns a copy of options with another value at a place. Objects and lists on the way are made where they are not there. */
export function withValue(options: unknown, [first, ...rest]: OptionPath, value: unknown): unknown {
  if (first === undefined) return value;
  if (typeof first === 'number') {
    const list = Array.isArray(options) ? [...(options as unknown[])] : [];
    list[first] = withValue(list[first], rest, value);
    return list;
  }
  const object = { ...(options as Record<string, unknown> | undefined) };
  const name = first === '*' ? (Object.keys(object)[0] ?? 'any') : first;
  object[name] = withValue(object[name], rest, value);
  return object;
}
