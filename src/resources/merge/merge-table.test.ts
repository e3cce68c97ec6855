import { describe, expect, it } from 'vitest';

import type { Candidate } from '../../plan/resource-plan.js';
import { absenceCounts, absentIs, byKey, byName, record, sameName } from './merge-table.js';
import { agreement, immutable, maximum, priority, safest } from './strategies.js';

interface Disk {
  readonly name: string;
  readonly size?: number;
}

const disk = record<Disk>({ name: sameName(), size: maximum() });
const asks = <V>(component: string, value: V, rank = 10): Candidate<V> => ({
  component,
  priority: rank,
  value,
});

describe('record', () => {
  it('merges field by field and leaves out unset fields', () => {
    const merged = disk.merge([asks('A', { name: 'data' }), asks('B', { name: 'data' })]);
    expect(merged).toEqual({ value: { name: 'data' }, decisions: [] });
  });

  it('takes null for unset', () => {
    const strategy = record<{ size: number | null }>({ size: maximum() });
    expect(strategy.merge([asks('A', { size: null }), asks('B', { size: -5 })]).value).toEqual({ size: -5 });
    expect(strategy.merge([asks('A', { size: null })]).value).toEqual({});
  });

  it("takes the text 'absent' for a value like any other", () => {
    const named = asks('A', { name: 'absent' });
    expect(disk.merge([named]).value).toEqual({ name: 'absent' });
    expect(disk.merge([named, { ...named, component: 'B' }]).value).toEqual({ name: 'absent' });
  });

  it('gives its fields in the order of the table, in any order of setting', () => {
    const merged = disk.merge([asks('A', { size: 1, name: 'data' })]);
    expect(Object.keys(merged.value)).toEqual(['name', 'size']);
  });
});

describe('absence as a value', () => {
  interface Index {
    readonly filter?: string;
    readonly days?: number;
    readonly reads?: boolean;
  }
  const index = record<Index>({
    filter: absenceCounts(agreement<string | null>()),
    days: absenceCounts(
      safest<number | null>((days) => days ?? Infinity),
      ({ reads }) => reads !== true,
    ),
    reads: priority((reads) => Number(reads)),
  });

  it('takes part for components that count, and leaves the field out where it wins', () => {
    const merged = index.merge([asks('A', { days: 7 }), asks('B', {})]);
    expect(merged.value).toStrictEqual({});
    expect(merged.decisions).toEqual([
      {
        kind: 'overridden',
        path: 'days',
        rule: 'safest',
        value: 'absent',
        candidates: [asks('A', 7), asks('B', 'absent')],
      },
    ]);
    expect(index.merge([asks('A', { days: 7 }), asks('B', { reads: true })]).value).toMatchObject({
      days: 7,
    });
  });

  it("is not the text 'absent'", () => {
    expect(index.merge([asks('A', { filter: 'absent' })]).value).toStrictEqual({ filter: 'absent' });
    expect(index.merge([asks('A', { filter: 'absent' }), asks('B', {})]).decisions).toMatchObject([
      { kind: 'conflict', path: 'filter' },
    ]);
  });

  it('is the default of a field', () => {
    const lock = record<{ seconds?: number }>({ seconds: absentIs(60, maximum()) });
    expect(lock.merge([asks('A', { seconds: 5 }), asks('B', {})]).value).toEqual({ seconds: 60 });
    expect(lock.merge([asks('A', { seconds: 90 }), asks('B', {})]).value).toEqual({ seconds: 90 });
    expect(lock.merge([asks('A', {}), asks('B', {})]).value).toStrictEqual({});
  });
});

describe('byName', () => {
  it('keeps all names, sorted, and merges things of one name', () => {
    const { value, decisions } = byName(disk).merge([
      asks('B', [{ name: 'logs' }, { name: 'data', size: 1 }]),
      asks('A', [{ name: 'data', size: 8 }]),
    ]);
    expect(value).toEqual([{ name: 'data', size: 8 }, { name: 'logs' }]);
    expect(decisions).toMatchObject([{ path: 'data.size', value: 8 }]);
  });

  it('merges two things of one name of one candidate', () => {
    const { value } = byName(disk).merge([
      asks('A', [
        { name: 'data', size: 1 },
        { name: 'data', size: 3 },
      ]),
    ]);
    expect(value).toEqual([{ name: 'data', size: 3 }]);
  });
});

describe('byKey', () => {
  it('keeps all keys, sorted, and names them in decisions', () => {
    const { value, decisions } = byKey(priority<string>(() => 0)).merge([
      asks('A', { LEVEL: 'info', DEBUG: '1' }),
      asks('B', { LEVEL: 'warn' }, 20),
    ]);
    expect(JSON.stringify(value)).toBe('{"DEBUG":"1","LEVEL":"warn"}');
    expect(decisions).toMatchObject([{ kind: 'overridden', path: 'LEVEL', rule: 'priority' }]);
  });

  it('takes a key like __proto__ for a key', () => {
    const odd = JSON.parse('{"__proto__":"x"}') as Record<string, string>;
    const { value } = byKey(immutable<string>()).merge([asks('A', odd)]);
    expect(Object.entries(value)).toEqual([['__proto__', 'x']]);
  });
});

describe('nested tables', () => {
  it('write the whole path into their decisions', () => {
    const rack = record<{ disks: readonly Disk[] }>({ disks: byName(disk) });
    const { decisions } = rack.merge([
      asks('A', { disks: [{ name: 'data', size: 1 }] }),
      asks('B', { disks: [{ name: 'data', size: 2 }] }),
    ]);
    expect(decisions.map(({ path }) => path)).toEqual(['disks.data.size']);
  });
});
