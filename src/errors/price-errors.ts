import { SubjectError } from './backend-error.js';

/** Text or data that is not a price book. */
export class InvalidPriceBookError extends SubjectError {
  override readonly name = 'InvalidPriceBookError';
  readonly code = 'INVALID_PRICE_BOOK';
  constructor(problem: string) {
    super(
      'price book',
      problem,
      'correct it after the JSON Schema @atakora/component/cost/schema.json, or fetch prices anew',
    );
  }
}

/** Prices could not be fetched. */
export class PricesNotFetchedError extends SubjectError {
  override readonly name = 'PricesNotFetchedError';
  readonly code = 'PRICES_NOT_FETCHED';
}
