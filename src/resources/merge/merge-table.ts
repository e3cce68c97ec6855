import { compareText } from '../../plan/json.js';
import { type Asked, type MergeNote, type Strategy, under } from './strategy.js';

/** For every field of a configuration the strategy that merges it. A field without one does not compile. */
export type MergeTable<C extends object> = { readonly [Field in keyof C]-?: Strategy<NonNullable<C[Field]>> };

/** Merges records field by field. A field that nobody set stays unset. */
export function record<C extends object>(table: MergeTable<C>): Strategy<C> {
  return {
    name: 'record',
    merge(asked) {
      const notes: MergeNote[] = [];
      const value: Partial<C> = {};
      for (const field of Object.keys(table) as (keyof C & string)[]) {
        const wishes = wishesFor(asked, field);
        if (wishes.length === 0) continue;
        const merged = table[field].merge(wishes);
        value[field] = merged.value;
        notes.push(...under(field, merged.notes));
      }
      // Every required field was set by each wish, so the merged record has them all.
      return { value: value as C, notes };
    },
  };
}

// The innermost loop of planning: it makes one object per value that somebody set, and nothing for the rest.
function wishesFor<C extends object, F extends keyof C>(
  asked: readonly Asked<C>[],
  field: F,
): Asked<NonNullable<C[F]>>[] {
  const wishes: Asked<NonNullable<C[F]>>[] = [];
  for (const { component, priority, value } of asked) {
    const wanted = value[field];
    if (wanted !== undefined && wanted !== null) wishes.push({ component, priority, value: wanted });
  }
  return wishes;
}

/** Merges lists of named things: all names, sorted; things of one name are merged by `item`. */
export function byName<T extends { readonly name: string }>(item: Strategy<T>): Strategy<readonly T[]> {
  return {
    name: 'union',
    merge(asked) {
      const groups = new Map<string, Asked<T>[]>();
      for (const { component, priority, value: things } of asked) {
        for (const thing of things) push(groups, thing.name, { component, priority, value: thing });
      }
      const merged = mergeGroups(groups, item);
      return { value: merged.map(([, value]) => value), notes: merged.flatMap(([, , notes]) => notes) };
    },
  };
}

/** Merges maps: all keys, sorted; values of one key are merged by `entry`. */
export function byKey<V>(entry: Strategy<V>): Strategy<Readonly<Record<string, V>>> {
  return {
    name: 'union',
    merge(asked) {
      const groups = new Map<string, Asked<V>[]>();
      for (const { component, priority, value: entries } of asked) {
        for (const [key, value] of Object.entries(entries)) push(groups, key, { component, priority, value });
      }
      const merged = mergeGroups(groups, entry);
      return {
        value: Object.fromEntries(merged.map(([key, value]) => [key, value])),
        notes: merged.flatMap(([, , notes]) => notes),
      };
    },
  };
}

function push<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

function mergeGroups<T>(
  groups: ReadonlyMap<string, Asked<T>[]>,
  strategy: Strategy<T>,
): [string, T, MergeNote[]][] {
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, asked]) => {
      const { value, notes } = strategy.merge(asked);
      return [key, value, under(key, notes)];
    });
}

/** The name of a thing is the same in all wishes that are merged under it. */
export function sameName(): Strategy<string> {
  return {
    name: 'name',
    merge(asked) {
      return { value: asked[0]?.value ?? '', notes: [] };
    },
  };
}
