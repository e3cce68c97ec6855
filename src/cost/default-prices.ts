import { API, RECORDED, SECONDARY, HERE, THERE, BOTH, ALL, price } from './list-price.js';
import type { PriceBook } from './price-book.js';
import { servicePrices } from './service-prices.js';

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
  price('monitoring/availability-test', 'Standard Web Test Execution', ALL, '1', 0.0005, 'C', SECONDARY),
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

/**
 * Few list prices in US dollars, for estimates without a network: of the meters that the built-in types use, where a source
 * is known. `fetchPrices` makes a book of today's prices.
 */
export const defaultPrices: PriceBook = {
  currency: 'USD',
  prices: [...cosmos, ...functions, ...storage, ...monitoring, ...network, ...servicePrices],
};
