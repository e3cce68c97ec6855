import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lawRuns } from '../../test/laws/law-runs.js';
import { addressOf, commonIpRanges, rangeOf, unitedIpRanges } from './ip-ranges.js';

/** Networks within 203.0.113.0/26, whose 64 addresses can be listed, and now and then one around them. */
const network = fc
  .oneof(
    { weight: 9, arbitrary: fc.tuple(fc.integer({ min: 26, max: 32 }), fc.nat(63)) },
    { weight: 1, arbitrary: fc.constant([0, 0] as const) },
  )
  .map(([prefix, address]) => {
    const size = 2 ** (32 - prefix);
    const start = prefix === 0 ? 0 : rangeOf('203.0.113.0').start + address - (address % size);
    return prefix === 32 && address % 2 === 0 ? addressOf(start) : `${addressOf(start)}/${prefix}`;
  });
const list = fc.array(network, { minLength: 1, maxLength: 8 });

/** Returns which of the 64 addresses are in a list, and one far outside. */
function addressesIn(ranges: readonly string[]): boolean[] {
  const first = rangeOf('203.0.113.0').start;
  const addresses = [...Array.from({ length: 64 }, (_, index) => first + index), 0];
  const known = ranges.map(rangeOf);
  return addresses.map((address) => known.some(({ start, end }) => start <= address && address < end));
}

describe('a list of IP ranges', () => {
  it('keeps its addresses, and equal sets are equal lists', () => {
    fc.assert(
      fc.property(list, list, (one, other) => {
        const united = unitedIpRanges(one);
        expect(addressesIn(united)).toEqual(addressesIn(one));
        expect(unitedIpRanges(united)).toEqual(united);
        expect(unitedIpRanges([...one].reverse())).toEqual(united);
        const isSame = addressesIn(one).join() === addressesIn(other).join();
        expect(united.join() === unitedIpRanges(other).join()).toBe(isSame);
      }),
      lawRuns(300),
    );
  });

  it('has in common with another one what is in both', () => {
    fc.assert(
      fc.property(list, list, list, (one, other, third) => {
        const common = commonIpRanges(one, other);
        const [a, b] = [addressesIn(one), addressesIn(other)];
        expect(addressesIn(common)).toEqual(a.map((isIn, index) => isIn && b[index] === true));
        expect(common).toEqual(unitedIpRanges(common));
        expect(commonIpRanges(other, one)).toEqual(common);
        expect(commonIpRanges(one, one)).toEqual(unitedIpRanges(one));
        expect(commonIpRanges(commonIpRanges(one, other), third)).toEqual(
          commonIpRanges(one, commonIpRanges(other, third)),
        );
      }),
      lawRuns(300),
    );
  });

  it('has the fewest networks, and single addresses in place of a network of two', () => {
    expect(unitedIpRanges(['10.0.0.128/25', '10.0.0.0/25'])).toEqual(['10.0.0.0/24']);
    expect(unitedIpRanges(['203.0.113.0/31', '203.0.113.7/32'])).toEqual([
      '203.0.113.0',
      '203.0.113.1',
      '203.0.113.7',
    ]);
    expect(unitedIpRanges(['0.0.0.0/1', '128.0.0.0/1'])).toEqual(['0.0.0.0/0']);
    expect(commonIpRanges(['0.0.0.0', '203.0.113.0/24'], ['0.0.0.0/0'])).toEqual([
      '0.0.0.0',
      '203.0.113.0/24',
    ]);
    expect(commonIpRanges(['203.0.113.0/24'], ['198.51.100.0/24'])).toEqual([]);
  });
});
