import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineBackend, InvalidLockError, LockNotWrittenError } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { readLock, serializeLock, writeLock } from '@atakora/component/lock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { writeAtomically } from '../../src/lock/atomic-file.js';
import { planOf, SHOP, thrownBy } from '../support/plans.js';
import { draftOf, lock, orderApi, plan, userApi } from './sample-locks.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atakora-lock-'));
  file = join(folder, 'shop.lock.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a first run', () => {
  it('plans without a file, writes it, and plans the same with it', () => {
    const backend = () => defineBackend({ userApi, orderApi }, { ...SHOP, lock: readLock(file) });
    const first = backend().plan();
    expect(writeLock(file, first)).toBe(true);
    const second = backend().plan();
    expect(second.terraform.map(({ id }) => id)).toEqual(first.terraform.map(({ id }) => id));
    expect(second.warnings.map(({ code }) => code)).not.toContain('LOCK_CHANGED');
    expect(writeLock(file, second)).toBe(false);
    expect(
      defineBackend(SHOP)
        .addComponent(userApi)
        .withLock(readLock(join(folder, 'no')))
        .plan().errors,
    ).toEqual([]);
    expect(defineBackend({ userApi, orderApi }, SHOP).withLock(readLock(file)).plan()).toEqual(second);
  });

  it('writes sorted keys and a final newline, and nothing else', () => {
    writeLock(file, plan);
    expect(readFileSync(file, 'utf8')).toBe(serializeLock(lock));
    expect(readdirSync(folder)).toEqual(['shop.lock.json']);
  });
});

describe('an equal lock', () => {
  it('is not written again', () => {
    writeLock(file, plan);
    const { ino, mtimeMs } = statSync(file);
    expect(writeLock(file, plan)).toBe(false);
    expect(statSync(file)).toMatchObject({ ino, mtimeMs });
  });

  it('needs no guard, which a directory that is only read cannot have', () => {
    writeLock(file, plan);
    // Stands for the refusal of the file system, which an administrator does not get.
    writeFileSync(join(folder, '.shop.lock.json.writing'), '');
    expect(writeLock(file, plan)).toBe(false);
  });
});

describe('a lock that changed', () => {
  it('replaces the file as a whole, behind a link too, and keeps its rights', () => {
    const prior = planOf([userApi]);
    writeLock(file, prior);
    chmodSync(file, 0o640);
    const link = join(folder, 'link.json');
    symlinkSync(file, link);
    const { ino } = statSync(file);
    const next = planOf([userApi, orderApi], { ...SHOP, lock: prior.lock });
    expect(writeLock(link, next)).toBe(true);
    // Another file took its name: it was never open for writing.
    expect(statSync(file).ino).not.toBe(ino);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readFileSync(file, 'utf8')).toBe(serializeLock(next.lock));
    expect(readdirSync(folder).sort()).toEqual(['link.json', 'shop.lock.json']);
  });
});

describe('what is refused', () => {
  /** What the file has before and after. */
  function unchanged(before: string | undefined, path: string, act: () => unknown): unknown {
    if (before !== undefined) writeFileSync(path, before);
    const error = thrownBy(act);
    expect(readdirSync(folder)).toEqual(before === undefined ? [] : ['shop.lock.json']);
    if (before !== undefined) expect(readFileSync(path, 'utf8')).toBe(before);
    return error;
  }

  it('writes nothing for a plan with errors', () => {
    const other = CrudApi.define('AccountApi', {
      entityName: 'User',
      schema: { id: 'string', country: 'string' },
      partitionKey: '/country',
    });
    const failed = planOf([userApi, other]);
    expect(failed.errors.length).toBeGreaterThan(0);
    const error = unchanged(undefined, file, () => writeLock(file, failed));
    expect(error).toBeInstanceOf(LockNotWrittenError);
    const { message } = error as Error;
    expect(message).toContain('shop.lock.json: the plan must have no errors, received 1');
    expect(message).not.toContain('..');
  });

  it('writes nothing for a plan with violations', () => {
    const over = planOf([userApi], { ...SHOP, limits: { maxFunctionsPerApp: 1 } });
    const error = unchanged(serializeLock(lock), file, () => writeLock(file, over));
    expect(error).toBeInstanceOf(LockNotWrittenError);
    expect((error as Error).message).toContain(
      'the plan must keep its limits, received 7 where 1 is the most: ',
    );
  });

  it('writes nothing without a location', () => {
    const open = planOf([userApi], { backendId: 'shop', environment: 'prod' });
    const error = unchanged(undefined, file, () => writeLock(file, open));
    expect((error as Error).message).toBe(
      "shop.lock.json: a lock belongs to one location, received a plan of backend 'shop' that leaves it to the stack. Give the backend its location, such as location: 'eastus'.",
    );
  });

  it.each([
    ['id', { backendId: 'other' }],
    ['environment', { environment: 'test' }],
    ['location', { location: 'westeurope' }],
  ])('writes nothing over the lock of another %s', (what, patch) => {
    const error = unchanged(serializeLock(lock), file, () =>
      writeLock(file, planOf([userApi], { ...SHOP, ...patch })),
    );
    expect(error).toBeInstanceOf(LockNotWrittenError);
    expect((error as Error).message).toContain(`the file is the lock of backend ${what} '`);
  });

  it('writes nothing over what another process wrote after the lock was read', () => {
    const prior = planOf([userApi]);
    const first = planOf([userApi, orderApi], { ...SHOP, lock: prior.lock });
    const second = planOf([userApi], { ...SHOP, lock: prior.lock, tags: { team: 'a' }, location: 'eastus' });
    const behind = unchanged(serializeLock(first.lock), file, () => writeLock(file, second));
    expect((behind as Error).message).toBe(
      'shop.lock.json: the file must be the lock that the plan was made with, received a lock that another process has changed since. Plan again with lock: readLock(…) of the file, then write it.',
    );
    const without = unchanged(serializeLock(first.lock), file, () => writeLock(file, prior));
    expect((without as Error).message).toContain('received a lock for a plan that was made without one');
    expect(writeLock(file, prior, { replace: true })).toBe(true);
    expect(writeLock(file, first)).toBe(true);
  });

  it('lets one process at a time write', () => {
    writeFileSync(join(folder, '.shop.lock.json.writing'), '');
    const error = thrownBy(() => writeLock(file, plan));
    expect(error).toBeInstanceOf(LockNotWrittenError);
    expect((error as Error).message).toContain('one process at a time must write the file');
    expect(readdirSync(folder)).toEqual(['.shop.lock.json.writing']);
  });

  it('writes nothing over a later format', () => {
    const later = JSON.stringify({ ...draftOf(), formatVersion: '1.7', extra: 1 });
    const error = unchanged(later, file, () => writeLock(file, plan));
    expect((error as Error).message).toContain('would lose what format 1.7 of the file adds');
  });

  it.each([
    ['text that is no lock', 'not JSON'],
    ['half a lock', serializeLock(lock).slice(0, 400)],
    ['merge conflict markers', `<<<<<<< HEAD\n${serializeLock(lock)}=======\n>>>>>>> topic\n`],
  ])('neither reads nor writes over %s', (_what, before) => {
    expect(unchanged(before, file, () => writeLock(file, plan))).toBeInstanceOf(InvalidLockError);
    expect(unchanged(before, file, () => readLock(file))).toBeInstanceOf(InvalidLockError);
  });

  it('names the file that cannot be read', () => {
    mkdirSync(file);
    expect((thrownBy(() => readLock(file)) as Error).message).toContain(
      'shop.lock.json: the file must be readable, received EISDIR',
    );
  });

  it('leaves nothing behind where the file system refuses', () => {
    const missing = join(folder, 'no', 'shop.lock.json');
    expect(unchanged(undefined, file, () => writeLock(missing, plan))).toBeInstanceOf(LockNotWrittenError);
  });

  it('leaves nothing behind where writing stops in between', () => {
    // No text: the file is open when Node refuses it.
    const refused = () => writeAtomically(file, Symbol('no text') as never);
    expect(unchanged(undefined, file, refused)).toBeInstanceOf(LockNotWrittenError);
  });

  it('leaves nothing behind where the new file cannot take the name', () => {
    // A link to itself is no file that can be replaced.
    symlinkSync(file, file);
    expect(thrownBy(() => writeLock(file, plan))).toBeInstanceOf(LockNotWrittenError);
    expect(readdirSync(folder)).toEqual(['shop.lock.json']);
  });
});
