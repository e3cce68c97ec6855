import { exactly, type PlannedMeter } from '../../plan/meter.js';
import type { LayoutContext } from '../layout-context.js';
import { hostOf } from './connections.js';
import type { SharedThroughput } from './requirement.js';
import { cosmosOptions, type CosmosSettings } from './settings.js';
import type { CosmosResource } from './sharing.js';
import { asksThroughput } from './throughput.js';
import { typeOptionsOf } from '../settings.js';

/** Throughput is sold by the hundred. Source: learn.microsoft.com/azure/cosmos-db/set-throughput */
const SOLD_RUS = 100;

/** Autoscale bills a tenth of the maximum at the least. Source: learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale */
const AUTOSCALE_FLOOR = 0.1;

export function cosmosMeters(resource: CosmosResource, context: LayoutContext): PlannedMeter[] {
  const { config } = resource;
  const { settings } = context;
  const account = typeOptionsOf(settings, cosmosOptions);
  const isHosted = hostOf(resource, context) !== undefined;
  if (account.existing !== null && !isHosted)
    return [
      { meter: 'cosmos/existing-account', what: 'use of the existing account', measure: 'requestUnits' },
    ];
  // The share of a guest is its use in one region. Further regions of the account, and its backup, are the host's.
  const regions = isHosted ? 1 : Math.max(1, account.regions.length);
  // Containers that share the throughput of their database are billed with the database.
  const throughput = config.databases.flatMap(({ name, containers, ...shared }) => [
    ...(asksThroughput(shared) ? [throughputOf(name, shared, regions, account)] : []),
    ...containers
      .filter(asksThroughput)
      .map((container) => throughputOf(`${name}/${container.name}`, container, regions, account)),
  ]);
  return [
    ...(config.enableServerless
      ? [{ meter: 'cosmos/serverless', what: 'request units', measure: 'requestUnits' }]
      : throughput),
    { meter: 'cosmos/storage', what: 'data and indexes', measure: 'dataGb', each: exactly(regions) },
    ...(account.backup === 'Continuous30Days' && !isHosted
      ? [
          {
            meter: 'cosmos/backup-30-days',
            what: 'continuous backup',
            measure: 'dataGb',
            each: exactly(regions),
          },
        ]
      : []),
  ];
}

function throughputOf(
  name: string,
  { throughput = 0, maxThroughput }: SharedThroughput,
  regions: number,
  { multipleWrites }: CosmosSettings,
): PlannedMeter {
  const what = `throughput of ${name}`;
  if (maxThroughput === undefined) {
    // Every region that takes writes has a price of its own.
    const meter = multipleWrites ? 'cosmos/multi-write-throughput' : 'cosmos/throughput';
    return { meter, what, units: exactly((throughput / SOLD_RUS) * regions) };
  }
  const high = (maxThroughput / SOLD_RUS) * regions;
  const meter = multipleWrites ? 'cosmos/multi-write-autoscale-throughput' : 'cosmos/autoscale-throughput';
  return { meter, what, units: { low: high * AUTOSCALE_FLOOR, high } };
}
