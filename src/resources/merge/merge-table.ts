import { inKeyOrder, recordOf } from '../../plan/json.js';
import type { Candidate } from '../../plan/resource-plan.js';
import { type MergeDecision, type Merged, type Strategy, under } from './strategy.js';
import { first } from './strategies.js';
import { pushTo } from '../../plan/maps.js';

/** For every field of a configuration the strategy that merges it. A field without one does not compile. */
export type MergeTable<C extends object> = {
  readonly [Field in keyof C]-?: Strategy<NonNullable<C[Field]>> | AbsenceStrategy<NonNullable<C[Field]>, C>;
};

/** Merges a field whose absence is a value of its own: null, which no field has. Decisions show it as `absent`. */
export interface AbsenceStrategy<V, C extends object = object> {
  readonly withAbsence: Strategy<V | null>;
  /**
   * Returns true if the absence of the field is a value for a component that asks for `config`, and false if the component has no
   * opinion, such as one that only reads. @default true
   */
  countsFor?(config: C): boolean;
}

/** Merges records field by field. A field without a value stays unset. */
export function record<C extends object>(table: MergeTable<C>): Strategy<C> {
  // A table has the fields of C and no others: its type sees to it.
  const fields = Object.keys(table) as (keyof C & string)[];
  return {
    merge(candidates) {
      const decisions: MergeDecision[] = [];
      const value: Partial<C> = {};
      for (const field of fields) {
        const merged = mergeField(table[field], candidates, field);
        if (merged === undefined) continue;
        if (merged.value !== undefined) value[field] = merged.value;
        decisions.push(...under(field, merged.decisions));
      }
      // Every required field was set by each candidate, so the merged record has them all.
      return { value: value as C, decisions };
    },
  };
}

function mergeField<C extends object, F extends keyof C>(
  strategy: MergeTable<C>[F],
  candidates: readonly Candidate<C>[],
  field: F,
): Merged<NonNullable<C[F]> | undefined> | undefined {
  const own = candidatesFor(candidates, field);
  if (own === undefined) return undefined;
  if (!('withAbsence' in strategy)) return strategy.merge(own);
  // A component that sets the field in one place does not leave it out, whatever its other mentions of the thing say.
  const setting = new Set(own.map(({ component }) => component));
  const silent = candidates.filter(
    ({ component, value }) => !setting.has(component) && strategy.countsFor?.(value) !== false,
  );
  const absent = silent.map(({ component, priority }) => {
    return { component, priority, value: null };
  });
  const { value, decisions } = strategy.withAbsence.merge([...own, ...absent]);
  return { value: value ?? undefined, decisions: decisions.map(shownAbsence) };
}

/** Returns a decision as people read it. */
function shownAbsence(decision: MergeDecision): MergeDecision {
  const shown = (value: unknown) => value ?? 'absent';
  const candidates = decision.candidates.map((each) => ({ ...each, value: shown(each.value) }));
  return { ...decision, value: shown(decision.value), candidates };
}

/**
 * Treats the absence of a field as a value of its own, null, which takes part in the merge. A component for which
 * `countsFor` returns false has no opinion where it leaves the field out.
 * @example
 * // Items of a component that says nothing stay for ever, unless the component only reads.
 * ttl: absenceCounts(safest((ttl) => ttl ?? Infinity), ({ access }) => access !== 'read')
 */
export function absenceCounts<V, C extends object = object>(
  withAbsence: Strategy<V | null>,
  countsFor?: (config: C) => boolean,
): AbsenceStrategy<V, C> {
  return { withAbsence, ...(countsFor && { countsFor }) };
}

/** Treats the absence of a field as its default, which takes part in the merge where another component sets the field. */
export function absentIs<V, C extends object = object>(
  value: V,
  strategy: Strategy<V>,
  countsFor?: (config: C) => boolean,
): AbsenceStrategy<V, C> {
  return absenceCounts<V, C>(
    {
      merge: (candidates) =>
        strategy.merge(candidates.map((each) => ({ ...each, value: each.value ?? value }))),
    },
    countsFor,
  );
}

// The innermost loop of planning: it makes one object per value that is set, and nothing for the rest.
function candidatesFor<C extends object, F extends keyof C>(
  candidates: readonly Candidate<C>[],
  field: F,
): Candidate<NonNullable<C[F]>>[] | undefined {
  let own: Candidate<NonNullable<C[F]>>[] | undefined;
  for (const { component, priority, value } of candidates) {
    const wanted = value[field];
    if (wanted === undefined || wanted === null) continue;
    const candidate = { component, priority, value: wanted };
    if (own === undefined) own = [candidate];
    else own.push(candidate);
  }
  return own;
}

/** Merges lists of named things: all names, sorted; things of one name are merged by `item`. */
export function byName<T extends { readonly name: string }>(item: Strategy<T>): Strategy<readonly T[]> {
  return {
    merge(candidates) {
      const groups = new Map<string, Candidate<T>[]>();
      for (const { component, priority, value: things } of candidates) {
        for (const thing of things) pushTo(groups, thing.name, { component, priority, value: thing });
      }
      const value: T[] = [];
      const decisions = mergeGroups(groups, item, (_name, thing) => value.push(thing));
      return { value, decisions };
    },
  };
}

/** Merges maps: all keys, sorted; values of one key are merged by `entry`. */
export function byKey<V>(entry: Strategy<V>): Strategy<Readonly<Record<string, V>>> {
  return {
    merge(candidates) {
      const groups = new Map<string, Candidate<V>[]>();
      for (const { component, priority, value: entries } of candidates) {
        for (const [key, value] of Object.entries(entries))
          pushTo(groups, key, { component, priority, value });
      }
      const entries: [key: string, value: V][] = [];
      const decisions = mergeGroups(groups, entry, (key, value) => entries.push([key, value]));
      return { value: recordOf(entries), decisions };
    },
  };
}

/** Merges each group, and hands the results over in the order of their keys. */
function mergeGroups<T>(
  groups: ReadonlyMap<string, Candidate<T>[]>,
  strategy: Strategy<T>,
  take: (key: string, value: T) => void,
): MergeDecision[] {
  const all: MergeDecision[] = [];
  for (const [key, group] of inKeyOrder(groups)) {
    const { value, decisions } = strategy.merge(group);
    take(key, value);
    all.push(...under(key, decisions));
  }
  return all;
}

/** Returns the strategy for a name that is the same in all merged values. */
export function sameName(): Strategy<string> {
  return first();
}
