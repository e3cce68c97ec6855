import fc from 'fast-check';

import { hostileJson } from './hostile-values.js';

/** One change of a JSON document: which of its places, and what happens there. */
export interface Corruption {
  /** Chooses among all places, whatever their number is. */
  readonly place: number;
  readonly kind: 'replace' | 'remove' | 'add' | 'rename' | 'swap';
  readonly value: unknown;
  readonly name: string;
}

const NAMES = [
  '',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'provisioner',
  'source',
  'id',
  'commands',
  'a b',
  '${x}',
];

/** Some changes, one after the other. */
export const corruptions: fc.Arbitrary<readonly Corruption[]> = fc.array(
  fc.record({
    place: fc.nat(),
    kind: fc.constantFrom('replace', 'remove', 'add', 'rename', 'swap'),
    value: hostileJson,
    name: fc.constantFrom(...NAMES),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Returns a document as text, corrupted. */
export function corrupted(document: unknown, changes: readonly Corruption[]): string {
  const copy = JSON.parse(JSON.stringify(document)) as object;
  for (const change of changes) corrupt(copy, change);
  return JSON.stringify(copy);
}

function corrupt(document: object, { place, kind, value, name }: Corruption): void {
  const holders = holdersIn(document);
  const places = holders.flatMap((holder) => Object.keys(holder).map((key) => [holder, key] as const));
  const [holder, key] = places[place % Math.max(1, places.length)] ?? [];
  if (holder === undefined || key === undefined) return;
  const record = holder as Record<string, unknown>;
  switch (kind) {
    case 'replace':
      record[key] = value;
      return;
    case 'remove':
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete record[key];
      return;
    case 'add':
      if (Array.isArray(holder)) holder.push(value);
      // An assignment would set the prototype, which JSON does not write.
      else
        Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
      return;
    case 'rename':
      if (Array.isArray(holder)) return;
      Object.defineProperty(holder, name, {
        value: record[key],
        enumerable: true,
        configurable: true,
        writable: true,
      });
      delete record[key];
      return;
    case 'swap': {
      const [other, otherKey] = places[(place * 7 + 3) % places.length] ?? [];
      if (other !== undefined && otherKey !== undefined)
        record[key] = JSON.parse(JSON.stringify((other as Record<string, unknown>)[otherKey] ?? null));
    }
  }
}

function holdersIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(holdersIn)];
}
