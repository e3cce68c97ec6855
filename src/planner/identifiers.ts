import { stableHash } from '../plan/stable-hash.js';

/**
 * Returns the Terraform logical id of a role within a backend. It depends on these words alone, so a resource keeps
 * its address when code moves. Different words never give the same id: words with other characters than letters, digits
 * and hyphens are told apart by a hash.
 * @example logicalId(['shop', 'cosmos', 'shared']) // 'shop_cosmos_shared'
 */
export function logicalId(words: readonly string[]): string {
  const plain = words.join('_');
  if (PLAIN.test(plain) && words.every((word) => word !== '' && !word.includes('_'))) return plain;
  const id = words.map((word) => word.replace(/[^A-Za-z0-9-]/g, '-')).join('_');
  return `${id}_${stableHash(words.join('\u0000'))}`;
}

const PLAIN = /^[A-Za-z0-9_-]+$/;

/**
 * Returns a resource key that is not taken. A provider of the user's may make a resource of a built-in type, whose key
 * comes first: function apps still need the library's storage account, and its key becomes `storage:built-in`.
 */
export function uniqueKey(type: string, name: string, taken: ReadonlySet<string>): string {
  const names = [name, 'built-in'];
  for (let count = 2; names.every((each) => taken.has(`${type}:${each}`)); count += 1)
    names.push(`built-in-${count}`);
  return `${type}:${names.find((each) => !taken.has(`${type}:${each}`)) ?? name}`;
}
