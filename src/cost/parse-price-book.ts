import * as v from 'valibot';

import { InvalidPriceBookError } from '../errors.js';
import { deepFreeze } from '../plan/deep-freeze.js';
import type { PriceBook } from './price-book.js';
import { priceBookSchema } from './price-book-schema.js';

/**
 * Reads a price book, as text or as data. The result is a frozen copy.
 * @throws InvalidPriceBookError when it is not a price book, for example because a price names no source.
 * @example
 * const prices = parsePriceBook(readFileSync('prices.json', 'utf8'));
 */
export function parsePriceBook(input: unknown): PriceBook {
  const result = v.safeParse(priceBookSchema, typeof input === 'string' ? readJson(input) : input);
  if (result.success) return deepFreeze(result.output);
  const [issue] = result.issues;
  throw new InvalidPriceBookError(`at ${v.getDotPath(issue) ?? 'its top'}, ${issue.message}`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidPriceBookError(`it is not valid JSON (${(error as Error).message})`);
  }
}
