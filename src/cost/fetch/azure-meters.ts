/** Names of a meter in the Retail Prices API. */
export interface AzureMeter {
  readonly serviceName: string;
  readonly meterName: string;
  /** Product, where meters of several products have one name. @default any */
  readonly productName?: string;
  readonly skuName?: string;
  /** Region of meters that cost the same everywhere; some have an empty one. @default the region that is asked for */
  readonly fixedRegion?: '' | 'Global' | 'Zone 1';
  /** `included`: the free first tier is part of the resource. @default a grant that the subscription has once */
  readonly free?: 'included';
}

const COSMOS = { serviceName: 'Azure Cosmos DB', skuName: 'RUs' };
const FLEX = { serviceName: 'Functions', productName: 'Flex Consumption', skuName: 'On Demand' };
const CONSUMPTION = { serviceName: 'Functions', productName: 'Functions', skuName: 'Standard' };
const ELASTIC = { serviceName: 'Functions', productName: 'Premium Functions' };
const BLOBS = { serviceName: 'Storage', productName: 'General Block Blob v2' };
const LOGS = { serviceName: 'Log Analytics' };
const PRIVATE_LINK = {
  serviceName: 'Virtual Network',
  productName: 'Virtual Network Private Link',
  fixedRegion: 'Global',
} as const;
const DNS = { serviceName: 'Azure DNS', fixedRegion: '' } as const;
const FRONT_DOOR = { serviceName: 'Azure Front Door Service', fixedRegion: 'Zone 1' } as const;
const SERVICE_BUS = { serviceName: 'Service Bus' };
const API_MANAGEMENT = { serviceName: 'API Management' };
const SEARCH = { serviceName: 'Azure Cognitive Search' };
const EVENT_HUBS = { serviceName: 'Event Hubs' };

const blobs = (replication: string) => ({
  [`storage/hot-${replication.toLowerCase()}-data`]: {
    ...BLOBS,
    meterName: `Hot ${replication} Data Stored`,
  },
  [`storage/hot-${replication.toLowerCase()}-write`]: {
    ...BLOBS,
    meterName: `Hot ${replication} Write Operations`,
  },
  // Reads cost the same whatever the replication, so one meter stands for all.
  [`storage/hot-${replication.toLowerCase()}-read`]: {
    ...BLOBS,
    meterName: 'Hot Read Operations',
    skuName: `Hot ${replication}`,
  },
});

/** The meters of the built-in resource types. What a region does not sell under these names is reported as missing. */
export const AZURE_METERS: Readonly<Record<string, AzureMeter>> = {
  'cosmos/throughput': { ...COSMOS, productName: 'Azure Cosmos DB', meterName: '100 RU/s' },
  'cosmos/autoscale-throughput': {
    serviceName: COSMOS.serviceName,
    productName: 'Azure Cosmos DB autoscale',
    meterName: '100 RU/s',
  },
  'cosmos/serverless': { ...COSMOS, productName: 'Azure Cosmos DB serverless', meterName: '1M RUs' },
  'cosmos/backup-30-days': { ...COSMOS, meterName: 'Continuous Backup' },
  'cosmos/storage': { ...COSMOS, productName: 'Azure Cosmos DB', meterName: 'Data Stored' },
  'functions/flex-execution-time': { ...FLEX, meterName: 'On Demand Execution Time' },
  'functions/flex-executions': { ...FLEX, meterName: 'On Demand Total Executions' },
  'functions/flex-always-ready': {
    serviceName: FLEX.serviceName,
    productName: FLEX.productName,
    meterName: 'Always Ready Baseline',
  },
  'functions/consumption-execution-time': { ...CONSUMPTION, meterName: 'Standard Execution Time' },
  'functions/consumption-executions': { ...CONSUMPTION, meterName: 'Standard Total Executions' },
  'functions/elastic-vcpu': { ...ELASTIC, meterName: 'Premium vCPU Duration' },
  'functions/elastic-memory': { ...ELASTIC, meterName: 'Premium Memory Duration' },
  'functions/b1': {
    serviceName: 'Azure App Service',
    productName: 'Azure App Service Basic Plan - Linux',
    meterName: 'B1',
  },
  ...blobs('LRS'),
  ...blobs('ZRS'),
  ...blobs('GRS'),
  'monitoring/log-ingestion': { ...LOGS, meterName: 'Analytics Logs Data Ingestion' },
  'monitoring/log-retention': { ...LOGS, meterName: 'Analytics Logs Data Retention' },
  'monitoring/metric-alert': {
    serviceName: 'Azure Monitor',
    skuName: 'Alerts',
    meterName: 'Alerts Metric Monitored',
  },
  'monitoring/availability-test': {
    serviceName: 'Azure Monitor',
    meterName: 'Standard Web Test Execution',
  },
  'network/private-endpoint': { ...PRIVATE_LINK, meterName: 'Standard Private Endpoint' },
  'network/private-endpoint-data': { ...PRIVATE_LINK, meterName: 'Standard Data Processed - Ingress' },
  'network/private-dns-zone': { ...DNS, skuName: 'Private', meterName: 'Private Zone' },
  'network/private-dns-queries': { ...DNS, skuName: 'Private', meterName: 'Private Queries' },
  'keyvault/operations': { serviceName: 'Key Vault', skuName: 'Standard', meterName: 'Operations' },
  'frontdoor/standard-base': { ...FRONT_DOOR, meterName: 'Standard Base Fees' },
  'frontdoor/standard-requests': { ...FRONT_DOOR, meterName: 'Standard Requests' },
  'frontdoor/standard-traffic': { ...FRONT_DOOR, meterName: 'Standard Data Transfer Out' },
  'frontdoor/premium-base': { ...FRONT_DOOR, meterName: 'Premium Base Fees' },
  'frontdoor/premium-requests': { ...FRONT_DOOR, meterName: 'Premium Requests' },
  'frontdoor/premium-traffic': { ...FRONT_DOOR, meterName: 'Premium Data Transfer Out' },
  'servicebus/basic-operations': { ...SERVICE_BUS, meterName: 'Basic Messaging Operations' },
  'servicebus/standard-base': { ...SERVICE_BUS, meterName: 'Standard Base Unit' },
  'servicebus/standard-operations': {
    ...SERVICE_BUS,
    meterName: 'Standard Messaging Operations',
    free: 'included',
  },
  'apimanagement/consumption-calls': {
    ...API_MANAGEMENT,
    skuName: 'Consumption',
    meterName: 'Consumption Calls',
  },
  'apimanagement/basicv2-unit': { ...API_MANAGEMENT, skuName: 'Basic v2', meterName: 'Basic v2 Unit' },
  'aisearch/basic-unit': { ...SEARCH, skuName: 'Basic', meterName: 'Basic Unit' },
  'aisearch/standard-unit': { ...SEARCH, skuName: 'Standard S1', meterName: 'Standard S1 Unit' },
  'aisearch/standard2-unit': { ...SEARCH, skuName: 'Standard S2', meterName: 'Standard S2 Unit' },
  'aisearch/standard3-unit': { ...SEARCH, skuName: 'Standard S3', meterName: 'Standard S3 Unit' },
  'servicebus/premium-unit': { ...SERVICE_BUS, meterName: 'Premium Messaging Unit' },
  'eventhubs/standard-unit': { ...EVENT_HUBS, meterName: 'Standard Throughput Unit' },
  'eventhubs/standard-ingress': { ...EVENT_HUBS, meterName: 'Standard Ingress Events' },
  'eventhubs/standard-capture': { ...EVENT_HUBS, meterName: 'Standard Capture' },
  'eventhubs/premium-unit': { ...EVENT_HUBS, meterName: 'Premium Processing Unit' },
};
