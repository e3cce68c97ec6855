/** One part of a network, in CIDR notation. */
const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** True for an IPv4 network between the two prefix lengths whose host bits are zero. */
export function isNetwork(cidr: string, shortest: number, longest: number): boolean {
  const match = CIDR.exec(cidr);
  if (match === null) return false;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  if ([a, b, c, d].some((byte) => byte > 255) || prefix < shortest || prefix > longest) return false;
  return toNumber([a, b, c, d]) % 2 ** (32 - prefix) === 0;
}

/**
 * The n-th subnet of a network.
 * @example subnetOf('10.0.0.0/16', 24, 1) // '10.0.1.0/24'
 */
export function subnetOf(network: string, prefix: number, index: number): string {
  const [address = ''] = network.split('/');
  const start = toNumber(address.split('.').map(Number)) + index * 2 ** (32 - prefix);
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${bytes.join('.')}/${prefix}`;
}

function toNumber(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
