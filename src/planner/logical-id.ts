import { stableHash } from './stable-hash.js';

/**
 * The Terraform logical id of a role within a backend. It depends on nothing but these words, so that a resource
 * keeps its address when code moves. Different words never give the same id: words with other characters than
 * letters, digits and hyphens are told apart by a hash.
 * @example logicalId(['shop', 'cosmos', 'shared']) // 'shop_cosmos_shared'
 */
export function logicalId(words: readonly string[]): string {
  const plain = words.every((word) => /^[A-Za-z0-9-]+$/.test(word));
  const id = words.map((word) => word.replace(/[^A-Za-z0-9-]/g, '-')).join('_');
  return plain ? id : `${id}_${stableHash(words.join('\u0000'))}`;
}
