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
        const wishes = asked.flatMap((wish) => pick(wish, field));
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

function pick<C extends object, F extends keyof C>(wish: Asked<C>, field: F): Asked<NonNullable<C[F]>>[] {
  const value = wish.value[field];
  return value === undefined || value === null ? [] : [{ ...wish, value }];
}

/** Merges lists of named things: all names, sorted; things of one name are merged by `item`. */
export function byName<T extends { readonly name: string }>(item: Strategy<T>): Strategy<readonly T[]> {
  return {
    name: 'union',
    merge(asked) {
      const groups = new Map<string, Asked<T>[]>();
      for (const wish of asked) {
        for (const thing of wish.value) push(groups, thing.name, { ...wish, value: thing });
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
      for (const wish of asked) {
        for (const [key, value] of Object.entries(wish.value)) push(groups, key, { ...wish, value });
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
