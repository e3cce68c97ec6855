import { canonicalJson, compareText } from '../../plan/json.js';
import type { Candidate, Decision } from '../../plan/resource-plan.js';

/** Result of merging several candidates. */
export interface Merged<V> {
  readonly value: V;
  readonly decisions: readonly MergeDecision[];
}

/**
 * Decision on one value. `decided`: several components asked, and the strategy chose. `overridden`: the same,
 * and a component did not get the value that it asked for. `conflict`: the strategy must not choose.
 */
export interface MergeDecision extends Decision<unknown> {
  readonly kind: 'decided' | 'overridden' | 'conflict';
}

/**
 * A way to make one value of many. The result must depend only on the set of candidates: their order and repetition never
 * show, and merging a merge with a third candidate is the same as merging all three.
 */
export interface Strategy<V> {
  /** Merges the candidates, of which there is at least one. */
  merge(candidates: readonly Candidate<V>[]): Merged<V>;
}

/** Sorts candidates by priority, then by component, then by value. */
export function inCanonicalOrder<V>(candidates: readonly Candidate<V>[]): readonly Candidate<V>[] {
  return [...candidates].sort(
    (a, b) =>
      b.priority - a.priority ||
      compareText(a.component, b.component) ||
      compareText(canonicalJson(a.value), canonicalJson(b.value)),
  );
}

/** Returns the decision on a value that several components asked for, and none when only one did. */
export function decisionOn(
  rule: string,
  value: unknown,
  candidates: readonly Candidate<unknown>[],
  kind: MergeDecision['kind'],
): MergeDecision[] {
  const several = candidates.some(({ component }) => component !== candidates[0]?.component);
  if (!several && kind !== 'conflict') return [];
  return [{ kind, path: '', rule, value, candidates: inCanonicalOrder(candidates) }];
}

/** Puts a name before the path of each decision. */
export function under(name: string, decisions: readonly MergeDecision[]): MergeDecision[] {
  return decisions.map((decision) => ({
    ...decision,
    path: decision.path === '' ? name : `${name}.${decision.path}`,
  }));
}

/** Returns whether two values are the same JSON. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
