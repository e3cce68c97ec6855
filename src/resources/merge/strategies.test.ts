import { describe, expect, it } from 'vitest';

import type { Candidate } from '../../plan/resource-plan.js';
import {
  agreement,
  either,
  first,
  immutable,
  intersection,
  maximum,
  maximumAlong,
  priority,
  union,
} from './strategies.js';

const asks = <V>(component: string, value: V, rank = 10): Candidate<V> => ({
  component,
  priority: rank,
  value,
});
const keepsLongest = priority<number>((ttl) => (ttl === -1 ? Infinity : ttl));

describe('union', () => {
  it('keeps everything that anyone asked for, once and sorted', () => {
    const { value } = union().merge([asks('A', ['GET', 'POST']), asks('B', ['DELETE', 'GET'])]);
    expect(value).toEqual(['DELETE', 'GET', 'POST']);
  });
});

describe('intersection', () => {
  it('keeps what everyone agrees on, and says that something was lost', () => {
    const { value, decisions } = intersection().merge([asks('A', ['x', 'y']), asks('B', ['y', 'z'])]);
    expect(value).toEqual(['y']);
    expect(decisions).toMatchObject([{ kind: 'overridden', rule: 'intersection', value: ['y'] }]);
  });

  it('says that something was lost where one component gets all it asked for', () => {
    const { decisions } = intersection().merge([asks('A', ['y']), asks('B', ['y', 'z'])]);
    expect(decisions).toMatchObject([{ kind: 'overridden' }]);
  });

  it('overrides no component when nothing is lost', () => {
    const { decisions } = intersection().merge([asks('A', ['y', 'x']), asks('B', ['x', 'y'])]);
    expect(decisions).toMatchObject([{ kind: 'decided' }]);
  });
});

describe('maximum', () => {
  it('takes the largest number, whatever the priorities', () => {
    expect(maximum().merge([asks('A', 400, 90), asks('B', 1000, 1)]).value).toBe(1000);
  });

  it('takes the strongest along an order', () => {
    const order = ['reader', 'contributor'] as const;
    const asked = [
      asks<'reader' | 'contributor'>('A', 'reader'),
      asks<'reader' | 'contributor'>('B', 'contributor'),
    ];
    expect(maximumAlong(order).merge(asked)).toMatchObject({
      value: 'contributor',
      decisions: [{ kind: 'decided', rule: 'maximum' }],
    });
  });

  it('is on as soon as one component asks for it', () => {
    expect(either().merge([asks('A', false), asks('B', true)]).value).toBe(true);
    expect(either().merge([asks('A', false)]).value).toBe(false);
  });
});

describe('priority', () => {
  it('lets the higher one win, even over a safer value', () => {
    const { value, decisions } = keepsLongest.merge([asks('A', 60, 20), asks('B', -1, 10)]);
    expect(value).toBe(60);
    expect(decisions).toEqual([
      {
        kind: 'overridden',
        path: '',
        rule: 'priority',
        value: 60,
        candidates: [asks('A', 60, 20), asks('B', -1, 10)],
      },
    ]);
  });

  it('decides where all ask for the same', () => {
    const { decisions } = keepsLongest.merge([asks('A', 60, 20), asks('B', 60)]);
    expect(decisions).toMatchObject([{ kind: 'decided', rule: 'priority' }]);
  });

  it('takes the safe value on a tie, and says so', () => {
    const { value, decisions } = keepsLongest.merge([asks('A', 60), asks('B', -1), asks('C', 3600)]);
    expect(value).toBe(-1);
    expect(decisions).toMatchObject([{ kind: 'overridden', rule: 'priority, on a tie the safe value' }]);
  });
});

describe('immutable', () => {
  it('takes what all ask for', () => {
    const { value, decisions } = immutable<string>().merge([asks('A', '/id', 1), asks('B', '/id', 2)]);
    expect(value).toBe('/id');
    expect(decisions).toMatchObject([{ kind: 'decided', rule: 'immutable' }]);
  });

  it('makes two values a conflict, which no priority resolves', () => {
    const { decisions } = immutable<string>().merge([asks('A', '/id', 1), asks('B', '/tenant', 900)]);
    expect(decisions).toMatchObject([
      { kind: 'conflict', candidates: [asks('B', '/tenant', 900), asks('A', '/id', 1)] },
    ]);
  });
});

describe('agreement', () => {
  it('takes the value of the highest priority, and says who did not get theirs', () => {
    const { value, decisions } = agreement<string>().merge([
      asks('A', 'x'),
      asks('B', 'y', 20),
      asks('C', 'y'),
    ]);
    expect(value).toBe('y');
    expect(decisions).toMatchObject([{ kind: 'overridden', rule: 'agreement' }]);
  });

  it('makes two values of equal priority a conflict, because neither is safer', () => {
    const { decisions } = agreement<string>().merge([asks('A', 'x'), asks('B', 'y')]);
    expect(decisions).toMatchObject([{ kind: 'conflict', candidates: [asks('A', 'x'), asks('B', 'y')] }]);
    expect(agreement<string>().merge([asks('A', 'x'), asks('B', 'x')]).decisions).toMatchObject([
      { kind: 'decided' },
    ]);
  });
});

describe('first', () => {
  it('takes what all say alike, without a decision', () => {
    const setting = { days: 30 };
    expect(first<object>().merge([asks('A', setting), asks('B', setting)])).toEqual({
      value: setting,
      decisions: [],
    });
  });
});

describe('a decision', () => {
  it('is not made when only one component asked', () => {
    expect(maximum().merge([asks('A', 1), asks('A', 2)]).decisions).toEqual([]);
  });

  it('lists the candidates by priority, then by component', () => {
    const { decisions } = maximum().merge([asks('C', 1, 5), asks('B', 2, 10), asks('A', 3, 5)]);
    expect(decisions[0]?.candidates.map(({ component }) => component)).toEqual(['B', 'A', 'C']);
  });
});
