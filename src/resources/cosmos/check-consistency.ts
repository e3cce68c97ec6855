import { quoted } from '../../plan/phrases.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { askersOf, componentsOf, sharersOf } from '../resource.js';
import type { CosmosSettings } from './settings.js';
import type { CosmosResource } from './sharing.js';

/**
 * Warns components of the cost of a consistency that they did not ask for.
 * Source: learn.microsoft.com/azure/cosmos-db/consistency-levels
 */
export function strongConsistency(resource: CosmosResource): PlanWarning[] {
  const { key, config, requirements } = resource;
  const { consistency } = config;
  if (consistency !== 'Strong' && consistency !== 'BoundedStaleness') return [];
  const askers = componentsOf(requirements.filter((each) => each.config.consistency === consistency));
  const sharers = sharersOf(resource);
  if (askers.length === sharers.length) return [];
  const byBackend = askers.length === 0;
  return [
    {
      code: 'STRONGER_CONSISTENCY_COST',
      message: `'${key}' uses ${consistency} consistency because ${byBackend ? 'cosmosConfig' : quoted(askers)} asked for it, so reads by all components cost twice the request units.`,
      resource: key,
      path: byBackend ? 'cosmosConfig.consistencyLevel' : 'consistency',
      components: byBackend ? sharers : askers,
      resolution: byBackend
        ? 'Leave consistencyLevel out if the components do well with Session, which is the default.'
        : 'Give the components that need it a backend of their own if the others read a lot.',
    },
  ];
}

/**
 * Returns an error for Strong consistency with several regions that take writes: they cannot agree at once.
 * Source: learn.microsoft.com/azure/cosmos-db/consistency-levels
 */
export function consistencyConflicts(
  accounts: readonly CosmosResource[],
  { multipleWrites }: CosmosSettings,
): PlanError[] {
  if (!multipleWrites) return [];
  return accounts
    .filter(({ config }) => config.consistency === 'Strong')
    .map((account) => ({
      code: 'INVALID_COMBINATION',
      message: 'Strong consistency is not possible where several regions take writes.',
      ...askersOf(account, ({ consistency }) => consistency === 'Strong'),
      path: 'cosmosConfig.enableMultipleWriteLocations',
      resolution: 'Ask for BoundedStaleness or less, or leave enableMultipleWriteLocations out.',
    }));
}
