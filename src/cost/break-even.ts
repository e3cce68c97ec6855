import type { PriceList } from './find-price.js';

/** The use at which two ways cost the same: below it the first one is cheaper. */
export interface BreakEven {
  /** `serverless`, `Flex Consumption`. */
  readonly below: string;
  /** `400 RU/s`, `EP1`. */
  readonly above: string;
  /** Monthly price of the second one, used or not. */
  readonly fixed: number;
  /** Price of one request of the first one, before grants. */
  readonly perRequest: number;
  readonly requests: number;
  /** The same in request units; of databases alone. */
  readonly requestUnits?: number;
}

/**
 * Returns from how many requests in a month throughput of an account's own is cheaper than serverless. Undefined where a
 * price is not known.
 */
export function capacityBreakEven(
  prices: PriceList,
  averageRu: number,
  /** Hundreds of RU/s that are paid at least. */
  units: number,
  mode: 'throughput' | 'autoscale-throughput' = 'throughput',
): BreakEven | undefined {
  const serverless = prices.find('cosmos/serverless');
  const provisioned = prices.find(`cosmos/${mode}`);
  if (typeof serverless === 'string' || typeof provisioned === 'string' || averageRu === 0) return undefined;
  const fixed = provisioned.of(units * provisioned.unit.perMonth);
  const perRu = serverless.of(1);
  const requestUnits = fixed / perRu;
  const perRequest = perRu * averageRu;
  const above = mode === 'throughput' ? `${units * 100} RU/s` : `autoscale from ${units * 100} RU/s`;
  return { below: 'serverless', above, fixed, perRequest, requests: requestUnits / averageRu, requestUnits };
}

/** Meters of one instance of a plan that is there all the time, each with its units. */
const INSTANCES: Readonly<Record<'EP1' | 'B1', readonly (readonly [meter: string, units: number])[]>> = {
  EP1: [
    ['functions/elastic-vcpu', 1],
    ['functions/elastic-memory', 3.5],
  ],
  B1: [['functions/b1', 1]],
};

/**
 * Returns the number of requests in a month from which a dedicated instance is cheaper than Flex Consumption,
 * as far as one instance can answer them. Undefined where a price is not known.
 */
export function hostingBreakEven(
  prices: PriceList,
  gbSecondsPerRequest: number,
  sku: keyof typeof INSTANCES,
): BreakEven | undefined {
  const executions = prices.find('functions/flex-executions');
  const time = prices.find('functions/flex-execution-time');
  if (typeof executions === 'string' || typeof time === 'string') return undefined;
  let fixed = 0;
  for (const [meter, units] of INSTANCES[sku]) {
    const price = prices.find(meter);
    if (typeof price === 'string') return undefined;
    fixed += price.of(units * price.unit.perMonth);
  }
  const perRequest = executions.of(1) + time.of(gbSecondsPerRequest);
  return { below: 'Flex Consumption', above: sku, fixed, perRequest, requests: fixed / perRequest };
}
