import { addressOf, numberOf, rangeOf } from '../../plan/ip-ranges.js';

/** One part of a network, in CIDR notation. */
const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Returns true for an IPv4 network between the two prefix lengths whose host bits are zero. */
export function isNetwork(cidr: string, shortest: number, longest: number): boolean {
  const match = CIDR.exec(cidr);
  if (match === null) return false;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  if ([a, b, c, d].some((byte) => byte > 255) || prefix < shortest || prefix > longest) return false;
  return numberOf([a, b, c, d]) % 2 ** (32 - prefix) === 0;
}

// RFC 1918 and RFC 6598. Everything that Azure refuses or keeps for itself (multicast, loopback, link-local, 168.63.129.16)
// lies outside. Source: learn.microsoft.com/azure/virtual-network/virtual-networks-faq
export const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/**
 * Returns true if a network in the form of {@link isNetwork} lies in the private ranges, which the internet
 * does not use.
 */
export function isPrivateNetwork(cidr: string): boolean {
  return PRIVATE_NETWORKS.some((network) => isWithin(cidr, network));
}

/**
 * Returns the n-th subnet of a network.
 * @example subnetOf('10.0.0.0/16', 24, 1) // '10.0.1.0/24'
 */
export function subnetOf(network: string, prefix: number, index: number): string {
  const [address = ''] = network.split('/');
  const start = numberOf(address.split('.').map(Number)) + index * 2 ** (32 - prefix);
  return `${addressOf(start)}/${prefix}`;
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
