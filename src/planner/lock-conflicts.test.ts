import { describe, expect, it } from 'vitest';

import { sampleType } from '../../test/support/resource-types.js';
import {
  lockedResource as resource,
  lockedUnit as unit,
  sampleLock as lockOf,
} from '../../test/support/locks.js';
import type { LockedResource, PlanLock } from '../plan/lock/plan-lock.js';
import { validateLock, validateLockStrings } from './lock-conflicts.js';

const two = (more: Partial<LockedResource>) => lockOf({ one: resource(more), other: resource(more) });
const problemsOf = (lock: PlanLock, types = [sampleType('sample')]) =>
  validateLock(lock, types).map(({ message, resource: where }) => [message, where]);

describe('a lock that says one thing', () => {
  it('has no conflict, as a backend without a lock', () => {
    const members = { Api: { asked: {}, size: 1 } };
    const units = { 'user-db/user': unit({ blocks: { 'sample.user': 'user' } }) };
    const others = { 'user-db/order': unit({ blocks: { 'sample.order': 'order' } }) };
    const lock = lockOf(
      {
        one: resource({ name: 'st-one', variant: 'shared-2', members, units }),
        other: resource({ name: 'st-other', members: { Site: members.Api }, units: others }),
      },
      { names: { 'subnet one': 'a', 'subnet other': 'b' }, numbers: { 'sample:shared': 2 } },
    );
    expect(validateLock(lock, [sampleType('sample')])).toEqual([]);
    expect(validateLock(null, [sampleType('sample')])).toEqual([]);
  });

  it('has a name once that is left to Azure in several resources', () => {
    expect(problemsOf(two({ name: '' }))).toEqual([]);
  });

  it('has what was retained in another place as well', () => {
    const lock = lockOf({
      one: resource({ units: { 'user-db/user': unit({ retained: true }) } }),
      other: resource({ units: { 'user-db/user': unit({ components: ['Api'] }) } }),
    });
    expect(problemsOf(lock)).toEqual([]);
  });

  it('has data in several places that moves left behind, and that Terraform keeps', () => {
    const left = { 'user-db': unit() };
    expect(problemsOf(lockOf({ one: resource({ units: left }), other: resource({ units: left }) }))).toEqual(
      [],
    );
  });

  it('has one thing under the names of two types', () => {
    const members = { Api: { asked: {}, size: 1 } };
    const units = { 'user-db/user': unit({ components: ['Api'] }) };
    const lock = lockOf({
      one: resource({ members, units }),
      other: resource({ type: 'else', members, units }),
    });
    expect(problemsOf(lock)).toEqual([]);
  });
});

describe('a child resource in two places', () => {
  const both = (data: boolean) => two({ units: { 'user-db/user': unit({ data, components: ['Api'] }) } });
  const moves = { 'sample:user-db/user': 'other' };

  it('with data is decided by an entry of moves, which the error names', () => {
    expect(validateLock(both(true), [])[0]?.resolution).toContain("moves: { 'sample:user-db/user': 'one' }");
    expect(validateLock(both(true), [], moves)).toEqual([]);
    expect(validateLock(both(true), [], { 'sample:user-db/user': 'third' })).toHaveLength(1);
  });

  it('without data is not, because moves has no name for it', () => {
    const [error] = validateLock(both(false), [], moves);
    expect(error).toMatchObject({ code: 'LOCK_CONFLICT' });
    expect(error?.resolution).not.toContain('user-db');
  });
});

describe('a lock that says two things', () => {
  it.each<[claimed: string, Partial<LockedResource>]>([
    ["the name 'st-shop'", { name: 'st-shop' }],
    ["'Api' (sample)", { members: { Api: { asked: {}, size: 1 } } }],
    [
      "the child resource 'sample:user-db/user'",
      { units: { 'user-db/user': unit({ components: ['Api'] }) } },
    ],
  ])('of %s', (claimed, more) => {
    expect(problemsOf(two(more))).toEqual([[`The lock has ${claimed} in 'one' and in 'other'.`, 'other']]);
  });

  it('of an address, retained or not, once for each further place', () => {
    const units = { 'user-db/user': unit({ retained: true, blocks: { 'sample.user': 'user' } }) };
    const lock = lockOf({ one: resource({ units }), other: resource({ units }), third: resource({ units }) });
    expect(problemsOf(lock)).toEqual([
      ["The lock has the address sample.user in 'one' and in 'other'.", 'other'],
      ["The lock has the address sample.user in 'other' and in 'third'.", 'third'],
    ]);
  });

  it('of an address in one resource', () => {
    const units = {
      a: unit({ blocks: { 'sample.user': 'a' } }),
      b: unit({ blocks: { 'sample.user': 'b' } }),
    };
    expect(problemsOf(lockOf({ one: resource({ units }) }))).toEqual([
      ["The lock has the address sample.user twice in 'one'.", 'one'],
    ]);
  });

  it('of a name of one kind', () => {
    const names = { 'subnet one': 'a', 'subnet other': 'a', 'route one': 'a' };
    expect(problemsOf(lockOf({}, { names }))).toEqual([
      [
        "The lock has the subnet name 'a' in 'names.subnet one' and in 'names.subnet other'.",
        'names.subnet other',
      ],
    ]);
  });

  it('in the words of the type', () => {
    const validate = { conflicts: (units: object) => [`${Object.keys(units).join()} twice`] };
    const lock = lockOf({ one: resource({ units: { a: unit() } }), else: resource({ type: 'else' }) });
    expect(problemsOf(lock, [sampleType('sample', { validate })])).toEqual([
      ["The lock of 'one' has a twice.", 'one'],
    ]);
  });

  it('of the last number', () => {
    const lock = (given: Record<string, number>) =>
      problemsOf(lockOf({ one: resource({ variant: 'linux-shared-12' }) }, { numbers: given }));
    expect(lock({ 'sample:linux-shared': 11 })).toEqual([
      ["The lock has 'one', and 11 as the last number of its kind.", 'one'],
    ]);
    for (const given of [{ 'sample:linux-shared': 12 }, { 'else:linux-shared': 1 }, {}])
      expect(lock(given)).toEqual([]);
  });

  const user = (...components: string[]) => resource({ units: { 'user-db/user': unit({ components }) } });
  const advice = (lock: PlanLock) => validateLock(lock, []).map(({ resolution }) => resolution.slice(0, 34));
  const [MERGE, ANY] = ['Take the lock of the target branch', 'Restore the lock of the last deplo'];

  it('and says whose lock to take, where two branches each placed data', () => {
    expect(advice(lockOf({ one: user('Ant'), other: user('Zoo') }))).toEqual([MERGE]);
    expect(
      validateLock(lockOf({ one: user('Ant'), other: user('Zoo'), third: user('Zoo') }), []),
    ).toMatchObject([
      { code: 'LOCK_CONFLICT', components: [] },
      { resolution: expect.stringMatching(/^Rest/) as string },
    ]);
  });

  it('and says to restore the lock, where an edit by hand may be the cause', () => {
    expect(advice(lockOf({ one: user('Ant'), other: user('Ant', 'Zoo') }))).toEqual([ANY]);
    expect(advice(two({ name: 'a' }))).toEqual([ANY]);
    expect(advice(two({ members: { Api: { asked: {}, size: 1 } } }))).toEqual([ANY]);
    const numbered = { one: resource({ variant: 'shared-12' }) };
    expect(advice(lockOf(numbered, { numbers: { 'sample:shared': 11 } }))).toEqual([ANY]);
  });
});

describe('a string that no lock can have', () => {
  it.each<[Partial<LockedResource>, string]>([
    [
      { facts: { a: '${x}' } },
      "resources.one.facts.a must not have an expression of Terraform, received '${x}'",
    ],
    [
      { constraints: { a: 'b\n' } },
      'resources.one.constraints.a must not have control characters, received "b\\n"',
    ],
    [
      { members: { 'Api/%{x}': { asked: {}, size: 1 } } },
      "a key of resources.one.members must not have an expression of Terraform, received 'Api/%{x}'",
    ],
  ])('is an error of the plan that makes the lock (%#)', (more, fault) => {
    expect(validateLockStrings(lockOf({ one: resource(more), other: resource({}) }))).toMatchObject([
      {
        code: 'LOCK_CONFLICT',
        resource: 'one',
        message: `The lock that this plan makes could not be read: ${fault}.`,
      },
    ]);
  });

  it('is not an attribute of a block in an import id', () => {
    const units = { a: unit({ blocks: { 'azurerm_x.a': '${azurerm_y.b.id}/c' } }) };
    expect(validateLockStrings(lockOf({ one: resource({ units }) }))).toEqual([]);
  });
});
