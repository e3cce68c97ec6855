/**
 * `@atakora/component/prices`: the names of `@atakora/component/cost` that fetch prices.
 * @deprecated Import them from `@atakora/component/cost`. This entry goes with the next release.
 */
export { InvalidConfigError } from './errors.js';
export {
  type AzureMeter,
  fetchPrices,
  type FetchedPrices,
  type FetchPricesOptions,
  type MeterPrice,
  type PriceBook,
  type PriceGrade,
  type PriceTier,
  PricesNotFetchedError,
} from './cost.js';
