import * as v from 'valibot';

import { InvalidLockError } from '../../errors.js';
import { deepFreeze, MAX_ITEMS } from '../deep-freeze.js';
import { isPlainObject, ownValue } from '../json.js';
import { checkLockContents } from './lock-contents.js';
import { laterLockSchema, planLockSchema } from './lock-schema.js';
import { lockStringFault } from './lock-strings.js';
import { readLockText } from './lock-text.js';
import { LOCK_FORMAT_VERSION, type PlanLock } from './plan-lock.js';

const RESTORE = 'Restore the lock from version control, or write it again with writeLock';
/** Permitted depth of nested objects. */
const MAX_LEVELS = 12;
/** Keys that have another meaning in JavaScript, so a schema does not see their values. */
const REFUSED_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * Reads a lock, as text or as data. The result is a frozen copy.
 *
 * Fields that this version does not know are refused; those of a later minor version are left out, and `writeLock` does
 * not write over a file of a later version, so that nothing is lost.
 * @param input - The text of a lock file, or what `JSON.parse` made of it.
 * @param subject - Subject of errors, such as the path of the file. Default `lock`.
 * @throws InvalidLockError when the input is not a lock, is a lock of a later major version, or contradicts
 * itself.
 * @example
 * const lock = parseLock(readFileSync('atakora.lock.json', 'utf8'));
 */
export function parseLock(input: unknown, subject = 'lock'): PlanLock {
  const value = typeof input === 'string' ? readLockText(input, subject) : input;
  checkPlain(value, [], subject);
  const isLater = isLaterVersion(value, subject);
  const result = v.safeParse(isLater ? laterLockSchema : planLockSchema, value);
  if (!result.success) throw refusal(result.issues[0], subject);
  checkLockContents(result.output, subject);
  return deepFreeze(result.output);
}

/** Returns true for the format of a later minor version. */
function isLaterVersion(value: unknown, subject: string): boolean {
  if (!isPlainObject(value))
    throw new InvalidLockError(subject, `a lock is an object, received ${describe(value)}`, RESTORE);
  const { formatVersion } = value;
  const [, major = '', minor = ''] =
    typeof formatVersion === 'string' ? (/^(\d{1,6})\.(\d{1,6})$/.exec(formatVersion) ?? []) : [];
  const [ownMajor = 0, ownMinor = 0] = LOCK_FORMAT_VERSION.split('.').map(Number);
  if (major === '' || Number(major) < 1)
    throw new InvalidLockError(
      subject,
      `formatVersion must be a version such as '${LOCK_FORMAT_VERSION}', received ${describe(formatVersion)}`,
      RESTORE,
    );
  if (Number(major) > ownMajor)
    throw new InvalidLockError(
      subject,
      `this library reads locks of format ${ownMajor}, received format ${major}.${minor}`,
      'Update @atakora/component to the version that wrote the lock',
    );
  return Number(minor) > ownMinor;
}

/** Refuses what JSON cannot say, keys that no schema would see, and strings that the library never writes. */
function checkPlain(value: unknown, path: readonly string[], subject: string): void {
  const at = path.length === 0 ? 'the lock' : path.join('.');
  if (path.length > MAX_LEVELS)
    throw new InvalidLockError(
      subject,
      `${path.slice(0, 3).join('.')} is nested more than ${MAX_LEVELS} levels deep`,
      RESTORE,
    );
  if (Array.isArray(value)) {
    if (value.length > MAX_ITEMS)
      throw new InvalidLockError(
        subject,
        `${at} must have at most ${MAX_ITEMS} entries, received ${value.length}`,
        RESTORE,
      );
    for (const [index, item] of value.entries()) checkPlain(item, [...path, String(index)], subject);
  } else if (isPlainObject(value)) {
    // Own keys alone, with `__proto__` where JSON.parse made it one.
    for (const key of Object.keys(value)) {
      if (REFUSED_KEYS.includes(key))
        throw new InvalidLockError(subject, `${at} must not have the key '${key}', received it`, RESTORE);
      checkString(key, [at, 'keys'], subject);
      checkPlain(ownValue(value, key), [...path, key], subject);
    }
  } else if (typeof value === 'string') {
    checkString(value, path, subject);
  } else if (typeof value === 'object' && value !== null) {
    throw new InvalidLockError(subject, `${at} must be plain data, received an object of a class`, RESTORE);
  }
}

function checkString(text: string, path: readonly string[], subject: string): void {
  const fault = lockStringFault(text, path);
  if (fault !== undefined) throw new InvalidLockError(subject, `${path.join('.')} ${fault}`, RESTORE);
}

function refusal(issue: v.BaseIssue<unknown>, subject: string): InvalidLockError {
  const path = v.getDotPath(issue) ?? 'the lock';
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return new InvalidLockError(
      subject,
      `${path} is not a field of format ${LOCK_FORMAT_VERSION}`,
      `Remove it. ${RESTORE} if you did not add it`,
    );
  if (issue.received === 'undefined')
    return new InvalidLockError(subject, `${path} must be there, received nothing`, RESTORE);
  const expected = issue.expected === null ? issue.message : `must be ${issue.expected}`;
  return new InvalidLockError(subject, `${path} ${expected}, received ${shortened(issue.received)}`, RESTORE);
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return shortened(`'${value}'`);
  return value === null || ['number', 'boolean'].includes(typeof value)
    ? String(value as number)
    : 'an object';
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
