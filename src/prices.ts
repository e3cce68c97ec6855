/** `@atakora/component/prices`: makes price books from the public Retail Prices API. The one entry with a network. */
export type { MeterPrice, PriceBook, PriceGrade, PriceTier } from './cost/price-book.js';
export { InvalidConfigError, PricesNotFetchedError } from './errors.js';
export type { AzureMeter } from './cost/fetch/azure-meters.js';
export { fetchPrices, type FetchedPrices, type FetchPricesOptions } from './cost/fetch/fetch-prices.js';
