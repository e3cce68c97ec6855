import { isPlainObject, sortKeys } from '../json.js';
import type { PlanLock } from './plan-lock.js';

/**
 * Returns a lock as JSON text with a final newline. Keys are sorted, so that equal locks give the same bytes and git merges
 * what two branches added in different places.
 * @example
 * serializeLock(backend.plan().lock);
 */
export function serializeLock(lock: PlanLock): string {
  const { formatVersion, backend, ...rest } = lock;
  const sorted = (_key: string, part: unknown): unknown => (isPlainObject(part) ? sortKeys(part) : part);
  // The version and the owner come first, for people.
  const ordered = { formatVersion, backend, ...sortKeys(rest) };
  const lines = Object.entries(ordered).map(
    ([key, part]) => `${JSON.stringify(key)}: ${JSON.stringify(part, sorted, 2).replaceAll('\n', '\n  ')}`,
  );
  return `{\n  ${lines.join(',\n  ')}\n}\n`;
}
