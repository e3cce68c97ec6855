import { compareText } from '../../plan/json.js';
import type { Candidate } from '../../plan/resource-plan.js';
import { decisionOn, inCanonicalOrder, same, type Strategy } from './strategy.js';

/** Returns a strategy that keeps the values of all candidates, each once, sorted. */
export function union<V extends string = string>(): Strategy<readonly V[]> {
  return {
    merge(candidates) {
      const values = new Set<V>();
      for (const candidate of candidates) for (const each of candidate.value) values.add(each);
      const value = [...values].sort(compareText);
      return { value, decisions: decisionOn('union', value, candidates, 'decided') };
    },
  };
}

/** Returns a strategy that keeps the values that all candidates have in common, sorted. */
export function intersection(): Strategy<readonly string[]> {
  return {
    merge(candidates) {
      const [first, ...rest] = candidates.map((candidate) => candidate.value);
      const value = [...new Set(first)].filter((item) => rest.every((other) => other.includes(item)));
      value.sort(compareText);
      const lost = candidates.some((candidate) => candidate.value.some((item) => !value.includes(item)));
      return {
        value,
        decisions: decisionOn('intersection', value, candidates, lost ? 'overridden' : 'decided'),
      };
    },
  };
}

/**
 * Returns a strategy that takes the strongest value along `order`, which lists the values from weakest to
 * strongest.
 */
export function maximumAlong<V extends string>(order: readonly V[]): Strategy<V> {
  return maximumBy((value) => order.indexOf(value));
}

/** Returns a strategy that takes the largest number. */
export function maximum(): Strategy<number> {
  return maximumBy((value) => value);
}

/** Returns a strategy that turns a switch on as soon as one component asks for it. */
export function either(): Strategy<boolean> {
  return maximumBy((value: boolean) => (value ? 1 : 0));
}

function maximumBy<V>(rank: (value: V) => number): Strategy<V> {
  return {
    merge(candidates) {
      const value = strongest(candidates, rank);
      return { value, decisions: decisionOn('maximum', value, candidates, 'decided') };
    },
  };
}

/**
 * Returns a strategy that takes the value of the highest priority. On a tie the safe value wins, which
 * `safety` ranks highest: the strongest consistency, the most private setting. Use `safest` for what protects data.
 */
export function priority<V>(safety: (value: V) => number): Strategy<V> {
  return {
    merge(candidates) {
      const highest = Math.max(...candidates.map((candidate) => candidate.priority));
      const leaders = candidates.filter((candidate) => candidate.priority === highest);
      const value = strongest(leaders, safety);
      const rule = isAgreed(leaders, value) ? 'priority' : 'priority, on a tie the safe value';
      const kind = isAgreed(candidates, value) ? 'decided' : 'overridden';
      return { value, decisions: decisionOn(rule, value, candidates, kind) };
    },
  };
}

/**
 * Returns a strategy that takes the value of the highest priority. On a tie all must ask for the same,
 * because no value is safer than another.
 */
export function agreement<V>(): Strategy<V> {
  return {
    merge(candidates) {
      const [first, ...rest] = inCanonicalOrder(candidates) as [Candidate<V>, ...Candidate<V>[]]; // never empty, by contract
      const differing = rest.filter((candidate) => !same(candidate.value, first.value));
      const tied = differing.some((candidate) => candidate.priority === first.priority);
      const kind = tied ? 'conflict' : differing.length > 0 ? 'overridden' : 'decided';
      return { value: first.value, decisions: decisionOn('agreement', first.value, candidates, kind) };
    },
  };
}

/**
 * Returns a strategy for what protects data: takes the value that `safety` ranks highest, whatever the priorities. No
 * component shortens what another keeps.
 */
export function safest<V>(safety: (value: V) => number): Strategy<V> {
  return {
    merge(candidates) {
      const value = strongest(candidates, safety);
      const kind = isAgreed(candidates, value) ? 'decided' : 'overridden';
      return { value, decisions: decisionOn('safest', value, candidates, kind) };
    },
  };
}

/** Returns a strategy for a value that all components must share: two different values are a conflict, whatever the priorities. */
export function unanimous<V>(): Strategy<V> {
  return oneValue('unanimous');
}

/**
 * Merges a value that Azure never changes after creation: two different values are a conflict, never a
 * choice.
 */
export function immutable<V>(): Strategy<V> {
  return oneValue('immutable');
}

function oneValue<V>(name: string): Strategy<V> {
  return {
    merge(candidates) {
      const [first] = inCanonicalOrder(candidates) as [Candidate<V>, ...Candidate<V>[]]; // never empty, by contract
      const kind = isAgreed(candidates, first.value) ? 'decided' : 'conflict';
      return { value: first.value, decisions: decisionOn(name, first.value, candidates, kind) };
    },
  };
}

/** Returns true if every candidate asks for a value. */
function isAgreed<V>(candidates: readonly Candidate<V>[], agreed: V): boolean {
  for (const { value } of candidates) if (!same(value, agreed)) return false;
  return true;
}

function strongest<V>(candidates: readonly Candidate<V>[], rank: (value: V) => number): V {
  const [first, ...rest] = inCanonicalOrder(candidates) as [Candidate<V>, ...Candidate<V>[]]; // never empty, by contract
  return rest.reduce(
    (best, candidate) => (rank(candidate.value) > rank(best.value) ? candidate : best),
    first,
  ).value;
}

/**
 * Returns a strategy that takes the value of the first candidate, for types whose requirements are all the
 * same: settings of the backend.
 */
export function first<V>(): Strategy<V> {
  return {
    merge(candidates) {
      const [first] = candidates as [Candidate<V>, ...Candidate<V>[]]; // never empty, by contract
      return { value: first.value, decisions: [] };
    },
  };
}
