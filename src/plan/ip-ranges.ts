/** IPv4 addresses as numbers, from `start` up to but not including `end`. */
export interface IpRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the same set of addresses as the fewest addresses and networks, in ascending order: equal sets give equal lists. Two
 * addresses are not written as a network: storage accounts refuse one that small.
 * @param ranges - Addresses, and networks without host bits.
 * @example unitedIpRanges(['203.0.113.128/25', '203.0.113.0/25', '198.51.100.7']) // ['198.51.100.7', '203.0.113.0/24']
 */
export function unitedIpRanges(ranges: readonly string[]): string[] {
  return united(ranges).flatMap(networksIn);
}

/**
 * Returns the addresses that two lists have in common, as {@link unitedIpRanges} writes them.
 * @example commonIpRanges(['203.0.113.0/24'], ['203.0.113.64/26', '198.51.100.7']) // ['203.0.113.64/26']
 */
export function commonIpRanges(one: readonly string[], other: readonly string[]): string[] {
  const others = united(other);
  return united(one)
    .flatMap((a) => others.map((b) => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) })))
    .filter(({ start, end }) => start < end)
    .flatMap(networksIn);
}

/** Returns ranges in ascending order, between which there are gaps. */
function united(ranges: readonly string[]): IpRange[] {
  const joined: IpRange[] = [];
  for (const next of ranges.map(rangeOf).sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || next.start > last.end) joined.push(next);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
  }
  return joined;
}

/** Returns the fewest networks that a range consists of. */
function networksIn({ start, end }: IpRange): string[] {
  const networks: string[] = [];
  for (let at = start; at < end;) {
    let prefix = 32;
    while (prefix > 0 && fits(at, prefix - 1, end)) prefix -= 1;
    const size = 2 ** (32 - prefix);
    networks.push(
      ...(prefix > 30
        ? Array.from({ length: size }, (_, index) => addressOf(at + index))
        : [`${addressOf(at)}/${prefix}`]),
    );
    at += size;
  }
  return networks;
}

/** Returns true if a network begins at an address and ends at most at `end`. */
function fits(at: number, prefix: number, end: number): boolean {
  const size = 2 ** (32 - prefix);
  return at % size === 0 && at + size <= end;
}

/** Returns the addresses of a network, or an address alone, as numbers. */
export function rangeOf(network: string): IpRange {
  const [address = '', prefix = '32'] = network.split('/');
  const start = numberOf(address.split('.').map(Number));
  return { start, end: start + 2 ** (32 - Number(prefix)) };
}

/** Returns the number of an address, which is given as its four bytes. */
export function numberOf(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Returns the address that a number stands for. */
export function addressOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}
