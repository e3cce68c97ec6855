/** `@atakora/component/cost`: what a plan costs, and the prices of it. Only `fetchPrices` uses a network, when it is called. */
export { adviseOnCost, type CostAdvice, type CostAdviceCode } from './cost/advice.js';
export { compareCosts, type CostChange, type CostComparison } from './cost/compare-costs.js';
export type {
  ComponentCost,
  CostEstimate,
  GrantedCost,
  MeterCost,
  ResourceCost,
  TotalCost,
  UnknownCost,
} from './cost/cost-estimate.js';
export type { CostDetails } from './cost/cost-tables.js';
export { defaultPrices } from './cost/default-prices.js';
export { type CostOptions, estimateCost } from './cost/estimate-cost.js';
export { type BudgetVerdict, overBudget } from './cost/over-budget.js';
export { parsePriceBook } from './cost/parse-price-book.js';
export type { MeterPrice, PRICE_GRADES, PriceBook, PriceGrade, PriceTier } from './cost/price-book.js';
export type { AzureMeter } from './cost/fetch/azure-meters.js';
export { fetchPrices, type FetchedPrices, type FetchPricesOptions } from './cost/fetch/fetch-prices.js';
export type { CostRange } from './cost/range.js';
export { costMarkdown, renderCost, renderCostChange } from './cost/render-cost.js';
export { type ComponentUsage, DEFAULT_USAGE, IDLE_USAGE, type UsageProfile } from './cost/usage.js';
export { type SharingSavings, whatSharingSaves } from './cost/what-sharing-saves.js';
export { InvalidPriceBookError, PricesNotFetchedError } from './errors.js';
export type { Patience } from './cost/fetch/read-pages.js';
