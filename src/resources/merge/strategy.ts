import { canonicalJson, compareText } from '../../plan/json.js';

/** One component's wish for one value. */
export interface Asked<V = unknown> {
  /** Component id, or the name of another source such as `backend config`. */
  readonly component: string;
  readonly priority: number;
  readonly value: V;
}

/** What came of several wishes. */
export interface Merged<V> {
  readonly value: V;
  readonly notes: readonly MergeNote[];
}

/**
 * What is worth telling about a merge. `decided`: several components asked, the rule chose. `overridden`:
 * the same, and somebody did not get the value asked for. `conflict`: nothing may be chosen.
 */
export interface MergeNote {
  readonly kind: 'decided' | 'overridden' | 'conflict';
  /** Empty at the value itself; nested strategies put their names before it. */
  readonly path: string;
  /** The strategy, as `explain` names it. */
  readonly rule: string;
  readonly value: unknown;
  /** In canonical order. */
  readonly asked: readonly Asked[];
}

/**
 * A way to make one value of many. The result must depend only on the set of wishes: their order and
 * repetition never show, and merging a merge with a third wish is the same as merging all three.
 */
export interface Strategy<V> {
  readonly name: string;
  /** `asked` is never empty. */
  merge(asked: readonly Asked<V>[]): Merged<V>;
}

/** The order in which wishes are looked at: by priority, then by component, then by value. */
export function inCanonicalOrder<V>(asked: readonly Asked<V>[]): readonly Asked<V>[] {
  return [...asked].sort(
    (a, b) =>
      b.priority - a.priority ||
      compareText(a.component, b.component) ||
      compareText(canonicalJson(a.value), canonicalJson(b.value)),
  );
}

/** The note on a value that several components asked for; none when only one did. */
export function noteOn(
  rule: string,
  value: unknown,
  asked: readonly Asked[],
  kind: MergeNote['kind'],
): MergeNote[] {
  const several = asked.some(({ component }) => component !== asked[0]?.component);
  if (!several && kind !== 'conflict') return [];
  return [{ kind, path: '', rule, value, asked: inCanonicalOrder(asked) }];
}

/** Puts a name before the path of each note. */
export function under(name: string, notes: readonly MergeNote[]): MergeNote[] {
  return notes.map((note) => ({ ...note, path: note.path === '' ? name : `${name}.${note.path}` }));
}

/** Whether two values are the same JSON. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
