import type { PlanError } from '../plan/diagnostics.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import { type CdnLayout, layOutCdns } from '../resources/cdn/cdn-layout.js';
import type { CdnResource } from '../resources/cdn/cdn-type.js';
import { type CosmosLayout, layOutCosmos } from '../resources/cosmos/cosmos-layout.js';
import type { CosmosResource } from '../resources/cosmos/cosmos-type.js';
import type { FunctionsLayout } from '../resources/functions/functions-layout.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { hostingOf, needsStorageKey } from '../resources/functions/hosting.js';
import { type KeyVaultLayout, layOutKeyVault } from '../resources/key-vault/key-vault-layout.js';
import { layOutDiagnosticSettings } from '../resources/monitoring/diagnostic-settings.js';
import { layOutMonitoring, type MonitoringLayout } from '../resources/monitoring/monitoring-layout.js';
import { lookUpNetwork } from '../resources/network/existing-network.js';
import { type ConnectedApp, layOutNetwork, type NetworkLayout } from '../resources/network/network-layout.js';
import { type EndpointTarget, layOutEndpoints, layOutZones } from '../resources/network/private-endpoints.js';
import type { NetworkSettings } from '../resources/settings.js';
import type { Site } from '../resources/site.js';
import { layOutStorage, type StorageLayout } from '../resources/storage/storage-layout.js';
import type { StorageResource } from '../resources/storage/storage-type.js';
import { layOutWebsite, type WebsiteLayout } from '../resources/website/website-layout.js';
import type { WebsiteResource } from '../resources/website/website-type.js';
import { clashesIn } from './check-apps.js';
import { unindexedExpiry } from './check-containers.js';
import { misfits } from './check-hosting.js';
import { unknownAccess } from './check-access.js';
import { keyedChangeFeeds, unreachableStorage } from './check-links.js';
import { siteErrors } from './check-sites.js';
import { appTarget, cosmosTarget, storageTarget, subresourcesOf, vaultTarget } from './endpoint-targets.js';
import { premiumFaults, premiumHosts } from './check-storage.js';
import { hostsOf, layOutApps } from './lay-out-apps.js';
import { usedSecrets } from './used-secrets.js';
import type { Values } from './placeholders.js';

/** The merged resources of a backend. */
export interface SharedResources {
  readonly cosmos: readonly CosmosResource[];
  readonly functions: readonly FunctionsResource[];
  readonly storage: readonly StorageResource[];
  readonly website: readonly WebsiteResource[];
  readonly cdn: readonly CdnResource[];
}

/** Everything that a backend is made of in Terraform. */
export interface Layout {
  readonly cosmos: readonly CosmosLayout[];
  readonly functions: readonly FunctionsLayout[];
  readonly storage: readonly StorageLayout[];
  readonly website: readonly WebsiteLayout[];
  readonly cdn: readonly CdnLayout[];
  readonly monitoring: MonitoringLayout | null;
  readonly network: NetworkLayout | null;
  readonly vault: KeyVaultLayout | null;
  /** Private endpoints and their zones, which belong to the network. */
  readonly endpoints: readonly TerraformBlock[];
  readonly errors: readonly PlanError[];
}

/** Lays out the resources: first what others stand on, the function apps last. */
export function layOut(shared: SharedResources, outputs: Values, site: Site): Layout {
  const { settings } = site;
  const hosts = hostsOf(shared);
  const keyed = shared.functions.filter(({ config }) => needsStorageKey(config.sku));
  const withKey = new Set(keyed.map(({ key }) => hosts.get(key)?.key));
  const monitoring = settings.monitoring === null ? null : layOutMonitoring(settings.monitoring, site);
  const network = networkOf(settings.network, shared.functions.map(connected), site);
  const storage = shared.storage.map((resource) => layOutStorage(resource, withKey.has(resource.key), site));
  const website = shared.website.map((resource) => layOutWebsite(resource, site));
  const cdn = layOutCdns(shared.cdn, website, site);
  const cosmos = shared.cosmos.map((resource) => layOutCosmos(resource, site));

  const used = usedSecrets(shared.functions);
  const vault = used === null ? null : layOutKeyVault(used, site);

  const dataTargets = [
    ...cosmos.map(cosmosTarget),
    ...storage.map(storageTarget),
    ...(vault === null ? [] : [vaultTarget(vault)]),
  ];
  const zones =
    network === null
      ? null
      : layOutZones(subresourcesOf(dataTargets, shared.functions.length > 0), network, site);
  const connect = (target: EndpointTarget) =>
    network === null || zones === null ? [] : layOutEndpoints(target, network, zones, site);
  const dataEndpoints = dataTargets.flatMap(connect);

  const around = { cosmos, storage, hosts, monitoring, network, vault, endpoints: dataEndpoints, outputs };
  const { apps: functions, errors } = layOutApps(shared.functions, around, site);
  const endpoints = [
    ...(zones?.blocks ?? []),
    ...dataEndpoints,
    ...functions.map(appTarget).flatMap(connect),
  ];
  const logging = [...cosmos, ...(vault === null ? [] : [vault]), ...storage, ...website, ...cdn];
  return {
    cosmos,
    functions,
    storage,
    website,
    cdn,
    monitoring: monitoring === null ? null : withLogs(monitoring, logging),
    network,
    vault,
    endpoints,
    errors: [
      ...siteErrors(shared),
      ...shared.cosmos.flatMap(unindexedExpiry),
      ...unknownAccess(shared.cosmos, shared.functions),
      ...shared.storage.flatMap(premiumFaults),
      ...premiumHosts(shared.functions, hosts),
      ...unreachableStorage(shared, hosts),
      ...keyedChangeFeeds(shared.functions, settings.managedIdentity),
      ...shared.functions.flatMap((app) => misfits(app, network !== null)),
      ...functions.flatMap(clashesIn),
      ...errors,
    ],
  };
}

/** Monitoring that hears of what other resources do. */
function withLogs(
  monitoring: MonitoringLayout,
  logging: readonly { readonly blocks: readonly TerraformBlock[] }[],
): MonitoringLayout {
  const targets = logging.flatMap(({ blocks }) => blocks);
  return { ...monitoring, blocks: [...monitoring.blocks, ...layOutDiagnosticSettings(targets, monitoring)] };
}

function networkOf(
  settings: NetworkSettings | null,
  apps: readonly ConnectedApp[],
  site: Site,
): NetworkLayout | null {
  if (settings === null) return null;
  return settings.existing === null
    ? layOutNetwork(settings, apps, site)
    : lookUpNetwork(settings, settings.existing, apps, site);
}

/** Every block of the built-in types. */
export function allBlocks({
  network,
  monitoring,
  vault,
  storage,
  cosmos,
  endpoints,
  functions,
  website,
  cdn,
}: Layout): TerraformBlock[] {
  return [
    ...(network?.blocks ?? []),
    ...(monitoring?.blocks ?? []),
    ...(vault?.blocks ?? []),
    ...storage.flatMap(({ blocks }) => blocks),
    ...website.flatMap(({ blocks }) => blocks),
    ...cdn.flatMap(({ blocks }) => blocks),
    ...cosmos.flatMap(({ blocks }) => blocks),
    ...functions.flatMap(({ blocks }) => blocks),
    ...endpoints,
  ];
}

function connected({ key, purpose, config }: FunctionsResource): ConnectedApp {
  return { key, purpose, hosting: hostingOf(config.sku) };
}
