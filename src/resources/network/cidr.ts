/** One part of a network, in CIDR notation. */
const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Returns true for an IPv4 network between the two prefix lengths whose host bits are zero. */
export function isNetwork(cidr: string, shortest: number, longest: number): boolean {
  const match = CIDR.exec(cidr);
  if (match === null) return false;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  if ([a, b, c, d].some((byte) => byte > 255) || prefix < shortest || prefix > longest) return false;
  return toNumber([a, b, c, d]) % 2 ** (32 - prefix) === 0;
}

// RFC 1918 and RFC 6598. Everything that Azure refuses or keeps for itself (multicast, loopback, link-local, 168.63.129.16)
// lies outside. Source: learn.microsoft.com/azure/virtual-network/virtual-networks-faq
const PRIVATE = [
  [10, 0, 8],
  [172, 16, 12],
  [192, 168, 16],
  [100, 64, 10],
] as const;

/**
 * Returns true if a network in the form of {@link isNetwork} lies in the private ranges, which the internet
 * does not use.
 */
export function isPrivateNetwork(cidr: string): boolean {
  const [address = '', prefix = '0'] = cidr.split('/');
  const start = toNumber(address.split('.').map(Number));
  return PRIVATE.some(([first, second, length]) => {
    const size = 2 ** (32 - length);
    return Number(prefix) >= length && Math.floor(start / size) * size === toNumber([first, second, 0, 0]);
  });
}

/**
 * Returns the n-th subnet of a network.
 * @example subnetOf('10.0.0.0/16', 24, 1) // '10.0.1.0/24'
 */
export function subnetOf(network: string, prefix: number, index: number): string {
  const [address = ''] = network.split('/');
  const start = toNumber(address.split('.').map(Number)) + index * 2 ** (32 - prefix);
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${bytes.join('.')}/${prefix}`;
}

/** Returns true if two networks have an address in common. */
export function overlaps(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a.start < b.end && b.start < a.end;
}

/** Returns true if a network lies within another. */
export function isWithin(inner: string, outer: string): boolean {
  const [a, b] = [rangeOf(inner), rangeOf(outer)];
  return a.start >= b.start && a.end <= b.end;
}

function rangeOf(network: string): { start: number; end: number } {
  const [address = '', prefix = '32'] = network.split('/');
  const start = toNumber(address.split('.').map(Number));
  return { start, end: start + 2 ** (32 - Number(prefix)) };
}

function toNumber(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
