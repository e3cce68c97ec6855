import { compareText } from '../../plan/json.js';
import { type Asked, inCanonicalOrder, noteOn, same, type Strategy } from './strategy.js';

/** Everything that anyone asked for, each once, sorted. */
export function union(): Strategy<readonly string[]> {
  return {
    name: 'union',
    merge(asked) {
      const value = [...new Set(asked.flatMap((wish) => wish.value))].sort(compareText);
      return { value, notes: noteOn('union', value, asked, 'decided') };
    },
  };
}

/** Only what everyone who asked agrees on, sorted. */
export function intersection(): Strategy<readonly string[]> {
  return {
    name: 'intersection',
    merge(asked) {
      const [first, ...rest] = asked.map((wish) => wish.value);
      const value = [...new Set(first)].filter((item) => rest.every((other) => other.includes(item)));
      value.sort(compareText);
      const lost = asked.some((wish) => wish.value.some((item) => !value.includes(item)));
      return { value, notes: noteOn('intersection', value, asked, lost ? 'overridden' : 'decided') };
    },
  };
}

/** The strongest along `order`, which lists the values from weakest to strongest. */
export function maximumAlong<V extends string>(order: readonly V[]): Strategy<V> {
  return maximumBy('maximum', (value) => order.indexOf(value));
}

/** The largest number. */
export function maximum(): Strategy<number> {
  return maximumBy('maximum', (value) => value);
}

/** On as soon as one component asks for it. */
export function either(): Strategy<boolean> {
  return maximumBy('maximum', (value: boolean) => (value ? 1 : 0));
}

function maximumBy<V>(name: string, rank: (value: V) => number): Strategy<V> {
  return whereSeveralAsk({
    name,
    merge(asked) {
      const value = strongest(asked, rank);
      return { value, notes: noteOn(name, value, asked, 'decided') };
    },
  });
}

/**
 * The value of the highest priority. On a tie the safe one, which is the one that `safety` ranks highest:
 * the longest TTL, the strongest consistency, the most private setting.
 */
export function priority<V>(safety: (value: V) => number): Strategy<V> {
  return whereSeveralAsk({
    name: 'priority',
    merge(asked) {
      const highest = Math.max(...asked.map((wish) => wish.priority));
      const leaders = asked.filter((wish) => wish.priority === highest);
      const value = strongest(leaders, safety);
      const lost = asked.some((wish) => !same(wish.value, value));
      const tied = leaders.some((wish) => !same(wish.value, value));
      const rule = tied ? 'priority, on a tie the safe value' : 'priority';
      return { value, notes: noteOn(rule, value, asked, lost ? 'overridden' : 'decided') };
    },
  });
}

/** The value of the highest priority. On a tie all must ask for the same, because no value is safer than another. */
export function agreement<V>(): Strategy<V> {
  return whereSeveralAsk({
    name: 'agreement',
    merge(asked) {
      const [first, ...rest] = inCanonicalOrder(asked) as [Asked<V>, ...Asked<V>[]]; // never empty, by contract
      const differing = rest.filter((wish) => !same(wish.value, first.value));
      const tied = differing.some((wish) => wish.priority === first.priority);
      const kind = tied ? 'conflict' : differing.length > 0 ? 'overridden' : 'decided';
      return { value: first.value, notes: noteOn('agreement', first.value, asked, kind) };
    },
  });
}

/** What Azure never changes after creation: two different values are a conflict, never a choice. */
export function immutable<V>(): Strategy<V> {
  return whereSeveralAsk({
    name: 'immutable',
    merge(asked) {
      const [first] = inCanonicalOrder(asked) as [Asked<V>, ...Asked<V>[]]; // never empty, by contract
      const agreed = asked.every((wish) => same(wish.value, first.value));
      return {
        value: first.value,
        notes: noteOn('immutable', first.value, asked, agreed ? 'decided' : 'conflict'),
      };
    },
  });
}

/** A wish that stands alone is granted as it is, which is what most of planning comes to. */
function whereSeveralAsk<V>(strategy: Strategy<V>): Strategy<V> {
  return {
    name: strategy.name,
    merge(asked) {
      const [first, second] = asked;
      const alone = first !== undefined && second === undefined;
      return alone ? { value: first.value, notes: [] } : strategy.merge(asked);
    },
  };
}

function strongest<V>(asked: readonly Asked<V>[], rank: (value: V) => number): V {
  const [first, ...rest] = inCanonicalOrder(asked) as [Asked<V>, ...Asked<V>[]]; // never empty, by contract
  return rest.reduce((best, wish) => (rank(wish.value) > rank(best.value) ? wish : best), first).value;
}
