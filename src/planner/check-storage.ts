import type { PlanError } from '../plan/diagnostics.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { StorageResource } from '../resources/storage/storage-type.js';
import type { Hosts } from './lay-out-apps.js';

/**
 * What a Premium account cannot be.
 * Sources: learn.microsoft.com/azure/storage/common/storage-account-overview,
 * learn.microsoft.com/azure/storage/common/storage-redundancy
 */
export function premiumFaults({ key, config, needs }: StorageResource): PlanError[] {
  const { performanceTier, replication, queues } = config;
  if (performanceTier !== 'Premium') return [];
  const error = (path: string, message: string, resolution: string): PlanError => ({
    code: 'INVALID_COMBINATION',
    message,
    resource: key,
    path,
    components: sharersOf({ needs }),
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

/** Source: learn.microsoft.com/azure/azure-functions/storage-considerations (storage account requirements) */
export function premiumHosts(apps: readonly FunctionsResource[], hosts: Hosts): PlanError[] {
  return apps.flatMap(({ key }) => {
    const host = hosts.get(key);
    if (host?.config.performanceTier !== 'Premium') return [];
    const asking = host.needs.filter(({ config }) => config.performanceTier === 'Premium');
    return {
      code: 'INVALID_COMBINATION',
      message: `'${key}' would keep its files in '${host.key}', a Premium storage account, which has neither the queues nor the tables that a function app needs.`,
      resource: key,
      path: 'performanceTier',
      components: sharersOf({ needs: asking }),
      resolution:
        'Declare what needs a Premium account in a backend of its own, or ask for the tier Standard in another component, whose account function apps then share.',
    };
  });
}
