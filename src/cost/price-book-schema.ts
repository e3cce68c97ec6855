import * as v from 'valibot';

import { PRICE_GRADES, type PriceBook } from './price-book.js';
import { parseUnit } from './unit.js';

const text = v.pipe(v.string(), v.minLength(1));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const tiers = v.pipe(
  v.array(v.strictObject({ from: amount, price: amount })),
  v.minLength(1),
  v.check((all) => all[0]?.from === 0, 'the first tier is from 0'),
  v.check(
    (all) => all.every(({ from }, index) => index === 0 || from > (all[index - 1]?.from ?? 0)),
    'tiers rise',
  ),
  // A price of 0 at any quantity would hide that the price is not known.
  v.check((all) => all.some(({ price }) => price > 0), 'a tier has a price above 0'),
);

/** The format of price books, from which `parsePriceBook` and the published JSON Schema are made. */
export const priceBookSchema = v.strictObject({
  $schema: v.exactOptional(v.string()),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  prices: v.array(
    v.strictObject({
      meter: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
      meterName: text,
      regions: v.pipe(v.array(text), v.minLength(1)),
      unit: v.pipe(
        v.string(),
        v.check(
          (unit) => parseUnit(unit) !== undefined,
          "a unit is written like '1 Hour', '10K' or '1 GB/Month'",
        ),
      ),
      tiers,
      grant: v.exactOptional(amount),
      source: v.pipe(v.string(), v.regex(/\S/, 'a price names its source')),
      date: v.pipe(v.string(), v.isoDate()),
      grade: v.exactOptional(v.picklist(PRICE_GRADES)),
    }),
  ),
}) satisfies v.GenericSchema<unknown, PriceBook>;
