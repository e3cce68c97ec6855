const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * Six letters and digits that depend on nothing but the text: the same on every machine, forever. FNV-1a with
 * 64 bits, so that planning needs no cryptography; names must differ, they need not be secret.
 * @example stableHash('shop|prod|eastus') // 'q5eekm'
 */
export function stableHash(text: string): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  }
  // The high bits are the well mixed ones.
  return (hash >> 20n).toString(36).padStart(6, '0').slice(-6);
}
