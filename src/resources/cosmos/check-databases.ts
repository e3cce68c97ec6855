import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import type { LayoutContext } from '../layout-context.js';
import { sharersOf } from '../resource.js';
import { freeTierAccount } from './free-tier.js';
import { MAX_SHARING_CONTAINERS } from './requirement.js';
import { cosmosOptions, type CosmosSettings } from './settings.js';
import type { CosmosResource } from './sharing.js';
import { sharingContainers } from './throughput.js';
import { typeOptionsOf } from '../settings.js';
import { withoutEffect } from '../without-effect.js';

/**
 * Refuses databases in which too many containers share a throughput.
 * Source: learn.microsoft.com/azure/cosmos-db/concepts-limits
 */
export function validateSharing(account: CosmosResource): PlanError[] {
  const errors: PlanError[] = [];
  for (const database of account.config.databases) {
    const sharing = sharingContainers(database).length;
    if (sharing <= MAX_SHARING_CONTAINERS) continue;
    errors.push({
      code: 'CAPACITY_EXCEEDED',
      message: `${sharing} containers of database '${database.name}' share its throughput, and ${MAX_SHARING_CONTAINERS} can.`,
      resource: account.key,
      path: 'databases',
      components: sharersOf(account),
      resolution: 'Give some containers a throughput of their own, or put them into another database.',
    });
  }
  return errors;
}

/** Warns of options that no database and no account takes up. */
export function unusedThroughput(
  accounts: readonly CosmosResource[],
  { databaseThroughput }: CosmosSettings,
): PlanWarning[] {
  const names = new Set(accounts.flatMap(({ config }) => config.databases.map(({ name }) => name)));
  return Object.keys(databaseThroughput)
    .filter((name) => !names.has(name))
    .map((name) =>
      withoutEffect(
        'cosmosConfig.databaseThroughput',
        `no component has the database '${name}'`,
        `Use the name of a database, such as databaseName of a component, or leave '${name}' out.`,
      ),
    );
}

/** Warns of a free tier that no account has. Source: learn.microsoft.com/azure/cosmos-db/free-tier */
export function unusedFreeTier(accounts: readonly CosmosResource[], context: LayoutContext): PlanWarning[] {
  const { freeTier } = typeOptionsOf(context.settings, cosmosOptions);
  if (!freeTier || accounts.length === 0 || freeTierAccount(context) !== undefined) return [];
  return [
    withoutEffect(
      'cosmosConfig.freeTier',
      'it is for a provisioned account, and every account of the backend is serverless',
      'Ask for a throughput, such as cosmosConfig.databaseThroughput, or leave freeTier out.',
    ),
  ];
}
