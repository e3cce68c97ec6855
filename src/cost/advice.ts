import { ownValue } from '../plan/json.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { parsePlanValue } from '../plan/serialize.js';
import { type BreakEven, capacityBreakEven, hostingBreakEven } from './break-even.js';
import type { CostEstimate, ResourceCost } from './cost-estimate.js';
import { type CostOptions, estimateCost, priceListOf } from './estimate-cost.js';
import type { PriceList } from './find-price.js';
import { addressOf } from '../plan/terraform-block.js';

/**
 * Advice on the cost of another choice, with the figures. It is never a warning: the right choice depends on
 * more than money.
 */
export interface CostAdvice {
  readonly code: CostAdviceCode;
  /** Key of the resource. */
  readonly resource: string;
  readonly text: string;
  /** The numbers of the text, unrounded. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Topic of an advice. */
export type CostAdviceCode =
  'CAPACITY_MODE' | 'HOSTING_PLAN' | 'SHARED_THROUGHPUT' | 'ISOLATION' | 'FURTHER_REGIONS';

/** Containers that throughput of a database serves. Source: learn.microsoft.com/azure/cosmos-db/set-throughput */
const SHARING_CONTAINERS = 25;

/** Smallest throughput, in units of 100 RU/s: of a container, of autoscale at its floor, and of a database. */
const LEAST = { container: 4, autoscale: 1, database: 4 };

/** GB-s of a request on Flex Consumption that has an instance of 2 GB to itself for the least time that is billed. */
const ALONE_GB_SECONDS = 2;

/**
 * Returns break-even points and the price of choices, for the resources of the plan. A choice with an unknown
 * price is left out, because an advice does not change a total.
 */
export function adviseOnCost(given: ResourcePlan, options: CostOptions = {}): readonly CostAdvice[] {
  const plan = parsePlanValue(given);
  const estimate = estimateCost(plan, options);
  const prices = priceListOf(plan, options);
  return estimate.resources.flatMap((resource) => {
    const names = resource.meters.map(({ meter }) => meter);
    return [
      ...(names.includes('cosmos/serverless') ? serverlessAdvice(resource, estimate, prices) : []),
      ...(names.includes('cosmos/throughput') ? throughputAdvice(plan, resource, prices) : []),
      ...(names.includes('functions/flex-executions') ? flexAdvice(resource, estimate, prices) : []),
      ...(names.includes('network/private-endpoint') ? isolationAdvice(resource, estimate) : []),
      ...regionsAdvice(plan, resource, estimate),
    ];
  });
}

function serverlessAdvice(resource: ResourceCost, estimate: CostEstimate, prices: PriceList): CostAdvice[] {
  const averageRu = weighted(resource, estimate, 'averageRu');
  const ways = [
    capacityBreakEven(prices, averageRu, LEAST.container),
    capacityBreakEven(prices, averageRu, LEAST.autoscale, 'autoscale-throughput'),
  ];
  return ways.flatMap((way) =>
    way === undefined
      ? []
      : [
          breakEvenAdvice(
            'CAPACITY_MODE',
            resource,
            way,
            estimate,
            `a container at ${averageRu} RU a request`,
            {
              requestUnits: way.requestUnits ?? 0,
              averageRu,
            },
          ),
        ],
  );
}

function flexAdvice(resource: ResourceCost, estimate: CostEstimate, prices: PriceList): CostAdvice[] {
  const gbSeconds = Math.max(weighted(resource, estimate, 'gbSecondsPerRequest'), ALONE_GB_SECONDS);
  return (['B1', 'EP1'] as const).flatMap((sku) => {
    const way = hostingBreakEven(prices, gbSeconds, sku);
    return way === undefined
      ? []
      : [
          breakEvenAdvice(
            'HOSTING_PLAN',
            resource,
            way,
            estimate,
            `the app at ${gbSeconds} GB-s a request, before grants`,
            { gbSeconds },
          ),
        ];
  });
}

function breakEvenAdvice(
  code: CostAdviceCode,
  { key }: ResourceCost,
  { below, above, fixed, perRequest, requests }: BreakEven,
  { currency }: CostEstimate,
  what: string,
  further: Readonly<Record<string, number>>,
): CostAdvice {
  const count = Math.round(requests).toLocaleString('en-US');
  return {
    code,
    resource: key,
    text: `Up to ${count} requests a month, ${below} is the cheaper way for ${what}; above, ${above} at ${fixed.toFixed(2)} ${currency} a month is.`,
    figures: { fixed, perRequest, requests, ...further },
  };
}

function throughputAdvice(
  plan: ResourcePlan,
  { key, meters }: ResourceCost,
  prices: PriceList,
): CostAdvice[] {
  // A container is named with its database. A database alone has a throughput that its containers share.
  const throughput = meters.filter(({ meter, what }) => meter === 'cosmos/throughput' && what.includes('/'));
  const price = prices.find('cosmos/throughput');
  if (throughput.length < 2 || throughput.length > SHARING_CONTAINERS || typeof price === 'string') return [];
  const now = throughput.reduce((total, { cost }) => total + cost.low, 0);
  const regions = regionsOf(plan, key);
  const shared = price.of(LEAST.database * regions * price.unit.perMonth);
  if (shared >= now) return [];
  return [
    {
      code: 'SHARED_THROUGHPUT',
      resource: key,
      text: `${throughput.length} containers with throughput of their own cost ${now.toFixed(2)} a month. In one database with shared throughput of 400 RU/s, they would cost ${shared.toFixed(2)}, and share those.`,
      figures: { containers: throughput.length, now, shared, saved: now - shared },
    },
  ];
}

function isolationAdvice({ key, fixed }: ResourceCost, { currency }: CostEstimate): CostAdvice[] {
  return [
    {
      code: 'ISOLATION',
      resource: key,
      text: `Isolation costs ${fixed.low.toFixed(2)} ${currency} a month before the first call: private endpoints and DNS zones.`,
      figures: { fixed: fixed.low },
    },
  ];
}

function regionsAdvice(
  plan: ResourcePlan,
  { key, meters }: ResourceCost,
  { currency }: CostEstimate,
): CostAdvice[] {
  const regions = regionsOf(plan, key);
  if (regions < 2) return [];
  const all = meters.reduce(
    (total, { cost }) => ({ low: total.low + cost.low, high: total.high + cost.high }),
    { low: 0, high: 0 },
  );
  const each = { low: all.low / regions, high: all.high / regions };
  return [
    {
      code: 'FURTHER_REGIONS',
      resource: key,
      text: `Each of the ${regions} regions costs ${each.low.toFixed(2)} to ${each.high.toFixed(2)} ${currency} a month.`,
      figures: { regions, low: each.low, high: each.high },
    },
  ];
}

/** Regions of an account. They are in its first block, as Terraform makes them. */
function regionsOf(plan: ResourcePlan, key: string): number {
  const address = plan.resources.find((resource) => resource.key === key)?.block;
  const block = plan.terraform.find((each) => addressOf(each) === address);
  const regions = block?.arguments['geo_location'];
  return Array.isArray(regions) ? regions.length : 1;
}

/**
 * Returns the average over the requests of all components of a resource; the plain average where they have no
 * requests.
 */
function weighted(
  { sharedBy }: ResourceCost,
  { usage }: CostEstimate,
  field: 'averageRu' | 'gbSecondsPerRequest',
): number {
  const used = sharedBy.flatMap((id) => ownValue(usage, id) ?? []);
  const requests = used.reduce((total, each) => total + each.requests, 0);
  const sum = used.reduce((total, each) => total + each[field] * (requests === 0 ? 1 : each.requests), 0);
  return sum / (requests === 0 ? Math.max(1, used.length) : requests);
}
