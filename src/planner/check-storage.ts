import type { PlanError } from '../plan/diagnostics.js';
import type { FunctionsLayout } from '../resources/functions/functions-layout.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { StorageLayout } from '../resources/storage/storage-layout.js';
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

/** Containers that components ask for, in which function apps keep their code: Azure would refuse to make the second one. */
export function takenContainers(
  storage: readonly StorageLayout[],
  apps: readonly FunctionsLayout[],
): PlanError[] {
  const containersIn = ({ blocks }: Pick<StorageLayout, 'blocks'>) =>
    blocks
      .filter(({ type }) => type === 'azurerm_storage_container')
      .map(({ config }) => ({ name: config['name'], account: config['storageAccountId'] }));
  const own = apps.flatMap((app) => containersIn(app).map((of) => ({ ...of, app: app.resource.key })));
  return storage.flatMap((layout) =>
    containersIn(layout).flatMap(({ name, account }): PlanError[] => {
      // Its name is text in every container.
      if (typeof name !== 'string') return [];
      const taken = own.find((container) => container.name === name && container.account === account);
      if (taken === undefined) return [];
      const { key, needs } = layout.resource;
      const asking = needs.filter(({ config }) => config.containers?.some((part) => part.name === name));
      const components = sharersOf({ needs: asking });
      return [
        {
          code: 'NAME_COLLISION',
          message: `${components.map((id) => `'${id}'`).join(', ')} asks for the container '${name}', in which '${taken.app}' keeps its code.`,
          resource: key,
          path: 'containers',
          components,
          resolution: "Give the container a name that does not begin with 'app-packages-'.",
        },
      ];
    }),
  );
}
