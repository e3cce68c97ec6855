import type { PlanError } from '../../plan/diagnostics.js';
import { type Resource, sharersOf } from '../resource.js';
import type { StorageAccountConfig, StorageRequirementConfig } from './requirement.js';

/**
 * Refuses what a Premium account cannot be.
 * Sources: learn.microsoft.com/azure/storage/common/storage-account-overview,
 * learn.microsoft.com/azure/storage/common/storage-redundancy
 */
export function validatePremium(
  resource: Resource<StorageRequirementConfig, StorageAccountConfig>,
): PlanError[] {
  const { performanceTier, replication, queues } = resource.config;
  if (performanceTier !== 'Premium') return [];
  const error = (path: string, message: string, resolution: string): PlanError => ({
    code: 'INVALID_COMBINATION',
    message,
    resource: resource.key,
    path,
    components: sharersOf(resource),
    resolution,
  });
  return [
    ...(['LRS', 'ZRS'].includes(replication)
      ? []
      : [
          error(
            'replication',
            `A Premium storage account keeps its copies in one region, and ${replication} keeps some in another.`,
            'Ask for replication LRS or ZRS where performanceTier is Premium, or for the tier Standard.',
          ),
        ]),
    ...(queues.length === 0
      ? []
      : [
          error(
            'queues',
            `A Premium storage account has no queues, and components ask for ${queues.map(({ name }) => `'${name}'`).join(', ')}.`,
            'Ask for performanceTier Standard in the components with queues.',
          ),
        ]),
  ];
}
