const UTF8 = new TextEncoder();
const TWO_TO_32 = 2 ** 32;

/**
 * Returns six letters and digits that depend only on the string: the same on every machine, forever. FNV-1a with 64 bits,
 * so that planning needs no cryptography: names must differ, they need not be secret. The 64 bits are two numbers of 32: a
 * BigInt would allocate memory for every byte.
 * @example stableHash('shop|prod|eastus') // 'q5eekm'
 */
export function stableHash(text: string): string {
  const [high, low] = fnv64(text);
  // The high bits are the well mixed ones.
  return (high * 2 ** 12 + (low >>> 20)).toString(36).padStart(6, '0').slice(-6);
}

/**
 * Returns a GUID that depends only on the string, in the form that RFC 9562 leaves to applications (version 8).
 * @example stableGuid('shop|orders.prod') // '1c0f3a9e-…'
 */
export function stableGuid(text: string): string {
  const hex = ['first', 'second']
    .flatMap((half) => fnv64(`${half} ${text}`))
    .map((bits) => bits.toString(16).padStart(8, '0'))
    .join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-');
}

/**
 * Returns eight hexadecimal digits that depend only on the string.
 * @example stableVersion('{"name":"string"}') // '1f3a9c2e'
 */
export function stableVersion(text: string): string {
  const [high, low] = fnv64(text);
  return ((high ^ low) >>> 0).toString(16).padStart(8, '0');
}

/** Returns the 64 bits of FNV-1a, as two numbers of 32: the high ones first. */
function fnv64(text: string): readonly [high: number, low: number] {
  // The offset of FNV-1a, 0xcbf29ce484222325.
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of UTF8.encode(text)) {
    low = (low ^ byte) >>> 0;
    // Times the prime 0x100000001b3, which is 2 to the power of 40 and 0x1b3. No product reaches 2 to the power of 53.
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / TWO_TO_32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return [high, low];
}
