import type { PlanError } from '../plan/diagnostics.js';
import { ref, type TerraformBlock } from '../plan/terraform-block.js';
import { type CosmosLayout, layOutCosmos } from '../resources/cosmos/cosmos-layout.js';
import type { CosmosResource } from '../resources/cosmos/cosmos-type.js';

import { usesQueues } from '../resources/functions/functions-config.js';
import { type FunctionsLayout, layOutFunctions } from '../resources/functions/functions-layout.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { layOutMonitoring, type MonitoringLayout } from '../resources/monitoring/monitoring-layout.js';
import { layOutNetwork, type NetworkLayout } from '../resources/network/network-layout.js';
import { type EndpointTarget, layOutEndpoints, layOutZones } from '../resources/network/private-endpoints.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { Site } from '../resources/site.js';
import { layOutStorage, type StorageLayout } from '../resources/storage/storage-layout.js';
import type { StorageResource } from '../resources/storage/storage-type.js';
import { dividedQueues, unknownAccess } from './check-links.js';
import { resolvePlaceholders, type Values } from './placeholders.js';

/** The merged resources of a backend. */
export interface SharedResources {
  readonly cosmos: readonly CosmosResource[];
  readonly functions: readonly FunctionsResource[];
  readonly storage: readonly StorageResource[];
}

/** Everything that a backend is made of in Terraform. */
export interface Layout {
  readonly cosmos: readonly CosmosLayout[];
  readonly functions: readonly FunctionsLayout[];
  readonly storage: readonly StorageLayout[];
  readonly monitoring: MonitoringLayout | null;
  readonly network: NetworkLayout | null;
  /** Private endpoints and their zones, which belong to the network. */
  readonly endpoints: readonly TerraformBlock[];
  readonly errors: readonly PlanError[];
}

/** Lays out the resources: first what others stand on, the function apps last. */
export function layOut(shared: SharedResources, outputs: Values, site: Site): Layout {
  const { settings } = site;
  const errors: PlanError[] = [...unknownAccess(shared.cosmos), ...dividedQueues(shared)];
  const hosts = new Map(shared.functions.map((app) => [app.key, hostOf(app, shared.storage)]));
  const hosting = new Set([...hosts.values()].map((host) => host?.key));
  const monitoring = settings.monitoring === null ? null : layOutMonitoring(settings.monitoring, site);
  const network = settings.network === null ? null : layOutNetwork(settings.network, site);
  const storage = shared.storage.map((resource) => layOutStorage(resource, hosting.has(resource.key), site));
  const cosmos = shared.cosmos.map((resource) => layOutCosmos(resource, site));
  const connect = connector(network, shared.functions.length > 0, site);
  const dataEndpoints = [
    ...cosmos.flatMap(({ account, resource }) =>
      connect({ block: account, role: `cosmos-${resource.purpose}`, subresources: ['Sql'] }),
    ),
    ...storage.flatMap(({ account, resource }) =>
      connect({
        block: account,
        role: `storage-${resource.purpose}`,
        subresources: ['blob', 'queue', 'table'],
      }),
    ),
  ];
  const values = new Map([...outputs, ...resourceValues(cosmos, storage)]);
  const functions = shared.functions.flatMap((app) => {
    const host = storage.find(({ resource }) => resource === hosts.get(app.key));
    if (host === undefined) return [];
    const resolve = (text: string, setting: string): string => {
      const component =
        app.needs.find(({ config }) => config.environmentVariables?.[setting] === text)?.component ?? '';
      const resolved = resolvePlaceholders(text, values, {
        component,
        path: `environmentVariables.${setting}`,
      });
      errors.push(...resolved.errors);
      return resolved.text;
    };
    return [
      layOutFunctions(
        app,
        { storage: host, cosmos, monitoring, network, endpoints: dataEndpoints, resolve },
        site,
      ),
    ];
  });
  const appEndpoints = functions.flatMap(({ app, resource }) =>
    connect({ block: app, role: `functions-${resource.purpose}`, subresources: ['sites'] }),
  );
  const endpoints = [...connect.zones, ...dataEndpoints, ...appEndpoints];
  return { cosmos, functions, storage, monitoring, network, endpoints, errors };
}

/** Connects resources to the network by private endpoints, where there is one. */
function connector(network: NetworkLayout | null, hasFunctions: boolean, site: Site) {
  if (network === null)
    return Object.assign((): TerraformBlock[] => [], { zones: [] as readonly TerraformBlock[] });
  const zones = layOutZones(
    ['Sql', 'blob', 'queue', 'table', ...(hasFunctions ? (['sites'] as const) : [])],
    network,
    site,
  );
  const connect = (target: EndpointTarget) => layOutEndpoints(target, network, zones, site);
  return Object.assign(connect, { zones: zones.blocks });
}

/** The storage account of an app's own files: the one with its queues, else the first that a component of it uses. */
function hostOf(app: FunctionsResource, storage: SharedResources['storage']): StorageResource | undefined {
  const waiting = sharersOf({ needs: app.needs.filter((need) => usesQueues(need.config)) });
  const usedBy = (components: readonly string[]) =>
    storage.find((account) => account.needs.some((need) => components.includes(need.component)));
  return usedBy(waiting) ?? usedBy(sharersOf(app));
}

/** The placeholders that stand for shared resources. */
function resourceValues(
  cosmos: readonly CosmosLayout[],
  storage: readonly StorageLayout[],
): [string, string][] {
  return [
    ...cosmos.flatMap(({ account, resource: { key } }): [string, string][] => [
      [`${key}.endpoint`, ref(account, 'endpoint')],
      [`${key}.name`, ref(account, 'name')],
    ]),
    ...storage.flatMap(({ account, resource: { key } }): [string, string][] => [
      [`${key}.name`, ref(account, 'name')],
      [`${key}.blobEndpoint`, ref(account, 'primary_blob_endpoint')],
      [`${key}.queueEndpoint`, ref(account, 'primary_queue_endpoint')],
      [`${key}.tableEndpoint`, ref(account, 'primary_table_endpoint')],
    ]),
  ];
}
