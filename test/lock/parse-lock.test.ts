import { defineBackend, InvalidLockError } from '@atakora/component/backend';
import { parseLock, serializeLock } from '@atakora/component/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MAX_LOCK_LENGTH } from '../../src/plan/lock/lock-text.js';
import { SHOP, thrownBy } from '../support/plans.js';
import { draftOf, lock, orderApi, plan, userApi } from './sample-locks.js';

const text = serializeLock(lock);

/** The sentence with which something is refused. */
function refusalOf(input: unknown): string {
  const error = thrownBy(() => parseLock(input, 'shop.lock.json'));
  if (!(error instanceof InvalidLockError)) throw new Error(`not refused: ${String(error)}`);
  return error.message;
}

/** The lock with a change, as text. */
function changed(change: (draft: ReturnType<typeof draftOf>) => void): string {
  const draft = draftOf();
  change(draft);
  return JSON.stringify(draft);
}

describe('a lock that was written', () => {
  it('is read as it was, from text and from data', () => {
    expect(parseLock(text)).toEqual(lock);
    expect(parseLock(JSON.parse(text))).toEqual(lock);
  });

  it('is frozen, and is no part of what was given', () => {
    const given = draftOf();
    const parsed = parseLock(given);
    given.backend.id = 'other';
    expect(parsed.backend.id).toBe('shop');
    expect(Object.isFrozen(parsed.resources['cosmos:shared']?.units)).toBe(true);
  });

  it('gives the same bytes in whatever order its keys are', () => {
    const reversed = JSON.parse(text, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).reverse())
        : part,
    ) as typeof lock;
    expect(serializeLock(reversed)).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual(lock);
  });

  it('plans the same again', () => {
    const again = defineBackend({ ...SHOP, lock: parseLock(text) })
      .addComponents([userApi, orderApi])
      .plan();
    expect(again.terraform).toEqual(plan.terraform);
    expect(again.lock).toEqual(lock);
  });
});

describe('text that is no lock', () => {
  it.each([
    ['', 'received an empty text'],
    ['{', 'must be JSON'],
    ['{}', 'formatVersion must be a version'],
    ['[]', 'a lock is an object, received a list'],
    ['null', 'a lock is an object, received null'],
    ['"x"', "a lock is an object, received 'x'"],
    ['{"formatVersion": "1.0", }', 'must be JSON'],
    ['{"formatVersion": "1.0" /* first */ }', 'must be JSON'],
    [text.slice(0, text.length / 2), 'must be JSON'],
    [`${text}${text}`, 'must be JSON'],
    ['['.repeat(200_000), 'nested at most'],
    [`{"formatVersion":"1.0","a":${'{"a":'.repeat(20)}1${'}'.repeat(20)}}`, 'nested at most'],
    [' '.repeat(MAX_LOCK_LENGTH + 1), 'a lock has at most'],
  ])('is refused: %#', (given, problem) => {
    expect(refusalOf(given)).toContain(problem);
  });

  it('is refused at any place where it is cut off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 3 }), (end) => {
        expect(refusalOf(text.slice(0, end))).toContain('shop.lock.json: ');
      }),
      { numRuns: 200 },
    );
  });

  it('names the subject, the problem and what to do', () => {
    expect(refusalOf('{}')).toBe(
      "shop.lock.json: formatVersion must be a version such as '1.1', received nothing. Restore the lock from version control, or write it again with writeLock.",
    );
  });
});

describe('what git makes of two branches', () => {
  it('is refused with its markers', () => {
    const conflict = text.replace(
      '  "formatVersion"',
      '<<<<<<< HEAD\n  "a": 1,\n=======\n  "b": 2,\n>>>>>>> topic\n  "formatVersion"',
    );
    expect(refusalOf(conflict)).toContain('merge conflict marker of git in line 2.');
  });

  it('is refused where a key is twice', () => {
    const twice = text.replace('"cosmos:shared": {', '"cosmos:shared": {},\n    "cosmos:shared": {');
    expect(refusalOf(twice)).toContain("'cosmos:shared' must be once in its object, received twice");
  });

  it('takes one key in two objects', () => {
    expect(() => parseLock('{"formatVersion":"1.0","a":{"b":1},"c":{"b":1}}')).toThrow(
      'backend must be there',
    );
  });

  it('is refused where two units have one address', () => {
    const given = changed(({ resources }) => {
      const units = resources['cosmos:shared']?.units ?? {};
      Object.assign(units, { 'copy-db/copy': units['user-db/user'] });
    });
    expect(refusalOf(given)).toMatch(/address 'azurerm_cosmosdb_sql_container\.\S+' must be in one place/);
  });

  it('is refused where two resources of a type have one variant', () => {
    const given = changed(({ resources }) => {
      Object.assign(resources, { 'functions:other': resources['functions:shared'] });
    });
    expect(refusalOf(given)).toContain("variant 'shared' of 'functions' must be in one place");
  });

  it('is refused where one address was that of two', () => {
    const given = changed((draft) => {
      draft.formerAddresses = { 'a_b.c': ['a_b.old'], 'a_b.d': ['a_b.old'] };
    });
    expect(refusalOf(given)).toContain("former address 'a_b.old' must be in one place");
  });
});

describe('a lock that was edited by hand', () => {
  it.each<[string, (draft: ReturnType<typeof draftOf>) => void, string]>([
    [
      'a unit without facts',
      ({ resources }) => void delete (unitIn(resources) as { facts?: object }).facts,
      'facts',
    ],
    [
      'a unit that is no object',
      ({ resources }) => void Object.assign(resources['cosmos:shared']?.units ?? {}, { 'a/b': 'x' }),
      'units.a/b must be Object, received "x"',
    ],
    [
      'an unknown field of a unit',
      ({ resources }) => void Object.assign(unitIn(resources), { sise: 1 }),
      'sise is not a field',
    ],
    [
      'an unknown field',
      (draft) => void Object.assign(draft, { extra: 1 }),
      'extra is not a field of format 1.1',
    ],
    [
      'a fact that is a number',
      ({ resources }) => void Object.assign(unitIn(resources).facts, { a: 1 }),
      'must be string, received 1',
    ],
    [
      'retained that is false',
      ({ resources }) => void Object.assign(unitIn(resources), { retained: false }),
      'retained must be true, received false',
    ],
    [
      'an address that is none',
      ({ resources }) => void Object.assign(unitIn(resources).blocks, { 'no address': '' }),
      "received 'no address'",
    ],
    ['a number below 1', ({ numbers }) => void Object.assign(numbers, { 'cosmos:shared': 0 }), 'must be >=1'],
    [
      'a number that is not whole',
      ({ numbers }) => void Object.assign(numbers, { 'cosmos:shared': 1.5 }),
      'received 1.5',
    ],
    [
      'resources that are a list',
      (draft) => void Object.assign(draft, { resources: [] }),
      'resources must be Object',
    ],
    [
      'an empty variant',
      ({ resources }) => void Object.assign(resources['cosmos:shared'] ?? {}, { variant: '' }),
      'variant must be /^[A-Za-z0-9_-]+$/',
    ],
    [
      'a key of another type',
      ({ resources }) => void Object.assign(resources['cosmos:shared'] ?? {}, { type: 'storage' }),
      "must begin with 'storage:', received 'cosmos:shared'",
    ],
    [
      'a very long text',
      ({ backend }) => void Object.assign(backend, { id: 'x'.repeat(9000) }),
      'backend.id must be <=8192',
    ],
  ])('is refused: %s', (_what, change, problem) => {
    expect(refusalOf(changed(change))).toContain(problem);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('is refused with the key %s', (key) => {
    const given = text.replace('"names": {', `"names": {\n    "${key}": "x",`);
    expect(refusalOf(given)).toContain(`names must not have the key '${key}'`);
  });

  it('is refused where data is inherited, or of a class', () => {
    expect(refusalOf(Object.create(draftOf()))).toContain('a class');
    expect(refusalOf({ ...draftOf(), names: new Map() })).toContain('names must be plain data');
    const own = draftOf();
    Object.setPrototypeOf(own.names, { 'identity shared': 'x' });
    expect(refusalOf(own)).toContain('names must be plain data');
  });
});

describe('versions', () => {
  it('of a later major are refused', () => {
    expect(refusalOf(changed((draft) => void (draft.formatVersion = '2.0')))).toBe(
      'shop.lock.json: this library reads locks of format 1, received format 2.0. Update @atakora/component to the version that wrote the lock.',
    );
  });

  it('of a later minor are read, without what they add', () => {
    const given = changed((draft) => {
      draft.formatVersion = '1.7';
      Object.assign(draft, { extra: { a: 1 } });
      Object.assign(unitIn(draft.resources), { sise: 1 });
    });
    expect(parseLock(given)).toEqual({ ...lock, formatVersion: '1.7' });
  });

  it.each(['0.9', '1', 'x', '1.0.0', '-1.0'])('such as %s are none', (formatVersion) => {
    expect(refusalOf(changed((draft) => void (draft.formatVersion = formatVersion)))).toContain(
      `received '${formatVersion}'`,
    );
  });
});

function unitIn(resources: ReturnType<typeof draftOf>['resources']) {
  const unit = resources['cosmos:shared']?.units['user-db/user'];
  if (unit === undefined) throw new Error('The lock has no such unit.');
  return unit;
}
