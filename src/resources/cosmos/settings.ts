import * as v from 'valibot';

import { shortRegion } from '../azure/region.js';
import type { BackendOptions } from '../settings.js';
import type { AutoScaleConfig, CosmosOptions } from './options.js';
import { autoScaleSchema, cosmosAccountSchema } from './options-schema.js';
import type { ConsistencyLevel, CosmosBackup, PeriodicBackup, SharedThroughput } from './requirement.js';

/** The Cosmos DB accounts of a backend, every default filled in. */
export interface CosmosSettings {
  /** In the order of failover, the write region first; empty for only the region of the backend. */
  readonly regions: readonly string[];
  readonly automaticFailover: boolean;
  readonly multipleWrites: boolean;
  readonly backup: CosmosBackup;
  /** Interval, retention and redundancy of periodic backups, where the configuration gives them. */
  readonly periodic: Omit<PeriodicBackup, 'type'>;
  /** Regions with copies in several availability zones. */
  readonly zoneRedundant: readonly string[];
  /** Throughput that the containers of a database share, by database. */
  readonly databaseThroughput: Readonly<Record<string, SharedThroughput>>;
  readonly freeTier: boolean;
  /** Used where no component asks for one. */
  readonly consistency: ConsistencyLevel;
  /** An existing account; null where accounts are created. */
  readonly existing: ExistingAccount | null;
  /** Region that apps read from first; null for the account's own preference. */
  readonly readLocation: string | null;
  /** Null without autoscale. */
  readonly autoscale: AutoscaleSettings | null;
}

/** An account that the backend uses and does not create. */
export interface ExistingAccount {
  readonly name: string;
  /** Null for the resource group of the stack. */
  readonly resourceGroupName: string | null;
}

/** Autoscale as it was asked for. */
export interface AutoscaleSettings {
  /** Highest RU/s of a container without throughput of its own. */
  readonly maxThroughput: number;
  /** Options that were set although Azure does not have them. */
  readonly ignored: readonly string[];
}

/** Options of a backend about its Cosmos DB accounts. */
export const cosmosOptions = {
  entries: {
    cosmosConfig: v.exactOptional(cosmosAccountSchema),
    autoScale: v.exactOptional(autoScaleSchema),
  },
  resolve: settingsFrom,
} satisfies BackendOptions<CosmosOptions & { readonly location?: string }, CosmosSettings>;

function settingsFrom({
  cosmosConfig = {},
  autoScale,
  location,
}: CosmosOptions & { readonly location?: string }): CosmosSettings {
  const {
    failoverPolicies = [],
    useExisting,
    accountName,
    accountResourceGroup,
    readLocation,
  } = cosmosConfig;
  const regions = [...failoverPolicies].sort((a, b) => a.priority - b.priority);
  const closest = readLocation ?? (regions.length > 1 || useExisting === true ? location : undefined);
  return {
    regions: regions.map(({ locationName }) => shortRegion(locationName)),
    automaticFailover: cosmosConfig.enableAutomaticFailover ?? false,
    multipleWrites: cosmosConfig.enableMultipleWriteLocations ?? false,
    ...backupFrom(cosmosConfig.backup ?? 'Periodic'),
    zoneRedundant: regions
      .filter(({ zoneRedundant = false }) => zoneRedundant)
      .map(({ locationName }) => shortRegion(locationName)),
    databaseThroughput: cosmosConfig.databaseThroughput ?? {},
    freeTier: cosmosConfig.freeTier ?? false,
    consistency: cosmosConfig.consistencyLevel ?? 'Session',
    existing:
      accountName === undefined
        ? null
        : { name: accountName, resourceGroupName: accountResourceGroup ?? null },
    readLocation: closest === undefined ? null : shortRegion(closest),
    autoscale: autoScale === undefined ? null : autoscaleFrom(autoScale),
  };
}

function backupFrom(backup: CosmosBackup | PeriodicBackup): Pick<CosmosSettings, 'backup' | 'periodic'> {
  if (typeof backup === 'string') return { backup, periodic: {} };
  const { type, ...periodic } = backup;
  return { backup: type, periodic };
}

function autoscaleFrom({
  enabled = true,
  maxThroughput,
  minThroughput,
  targetUtilization,
}: AutoScaleConfig): AutoscaleSettings | null {
  if (!enabled || maxThroughput === undefined) return null;
  return {
    maxThroughput,
    ignored: [
      ...(minThroughput === undefined || minThroughput * 10 === maxThroughput ? [] : ['minThroughput']),
      ...(targetUtilization === undefined ? [] : ['targetUtilization']),
    ],
  };
}
