import { defaultPrices, InvalidPriceBookError, parsePriceBook } from '@atakora/component/cost';
import { describe, expect, it } from 'vitest';

import { parseUnit } from '../../src/cost/unit.js';
import { Price } from '../../src/cost/find-price.js';

const [price] = defaultPrices.prices;
const bookWith = (change: object) => ({ currency: 'USD', prices: [{ ...price, ...change }] });

describe('the price book of the package', () => {
  it('is one, with a source and a date for every number', () => {
    expect(parsePriceBook(JSON.stringify(defaultPrices))).toEqual(defaultPrices);
  });

  it('has one price for each meter and region', () => {
    const keys = defaultPrices.prices.flatMap(({ meter, regions }) => regions.map((at) => `${meter} ${at}`));
    expect(keys).toEqual([...new Set(keys)]);
  });
});

describe('parsePriceBook', () => {
  it.each([
    ['no source', { source: undefined }],
    ['an empty source', { source: ' ' }],
    ['no date', { date: undefined }],
    ['a day that is none', { date: 'lately' }],
    ['a unit that is none', { unit: 'a lot' }],
    ['no tier', { tiers: [] }],
    ['a first tier above 0', { tiers: [{ from: 1, price: 1 }] }],
    [
      'tiers that fall',
      {
        tiers: [
          { from: 0, price: 1 },
          { from: 0, price: 2 },
        ],
      },
    ],
    ['nothing but a price of 0', { tiers: [{ from: 0, price: 0 }] }],
    ['a price below 0', { tiers: [{ from: 0, price: -1 }] }],
    ['no region', { regions: [] }],
    ['a field of its own', { discount: 1 }],
  ])('refuses a price with %s', (_what, change) => {
    expect(() => parsePriceBook(JSON.stringify(bookWith(change)))).toThrow(InvalidPriceBookError);
  });

  it('refuses what is no JSON', () => {
    expect(() => parsePriceBook('{')).toThrow('it is not valid JSON');
  });
});

describe('units', () => {
  it.each([
    ['1 Hour', 1, 730],
    ['1/Hour', 1, 730],
    ['1 GiB Hour', 1, 730],
    ['1/Day', 1, 730 / 24],
    ['1/Month', 1, 1],
    ['1 GB/Month', 1, 1],
    ['1 GB Second', 1, 1],
    ['10', 10, 1],
    ['10K', 10_000, 1],
    ['1M', 1_000_000, 1],
  ])('%s is read', (text, count, perMonth) => {
    expect(parseUnit(text)).toEqual({ count, perMonth });
  });

  it.each(['', 'Hour', '0', '-1', '1.5K'])("'%s' is none", (text) => {
    expect(parseUnit(text)).toBeUndefined();
  });
});

describe('tiers', () => {
  const entry = defaultPrices.prices.find(({ meter }) => meter === 'servicebus/standard-operations');
  const unit = parseUnit('1M');

  it.each([
    [0, 0],
    [13_000_000, 0],
    [14_000_000, 0.8],
    [23_000_000, 8],
  ])('%d operations of Service Bus cost %d', (quantity, cost) => {
    if (entry === undefined || unit === undefined) throw new Error('The book has no such price.');
    expect(new Price(entry, unit).of(quantity)).toBeCloseTo(cost, 9);
  });
});
