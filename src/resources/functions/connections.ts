import { ownValue } from '../../plan/json.js';
import type { BlockRef } from '../block.js';
import { type Connection, connection } from '../connection.js';
import type { ResourceGraph } from '../graph.js';
import { hostIdentity } from '../host/host-identity.js';
import type { ConnectionContext, PlanningContext } from '../layout-context.js';
import { APP_SERVICE_DELEGATION, FLEX_DELEGATION } from '../azure/subnet-delegation.js';
import { subnet, type SubnetUse } from '../network/connections.js';
import { NETWORK, privateEndpoints, watchesOf } from '../platform.js';
import type { Resource } from '../resource.js';
import { hostStorage } from '../storage/connections.js';
import { storage } from '../storage/index.js';
import type { StorageAccountConfig, StorageRequirementConfig } from '../storage/requirement.js';
import { availabilityWatches } from './availability-tests.js';
import { deadEventWatches } from './dead-events.js';
import { hostingOf, needsStorageKey } from './hosting/hosting.js';
import type { FunctionsResource } from './sharing.js';
import { waitsOnStorage } from './triggers/triggers.js';

/** Returns the block of an app, whose Terraform type depends on its hosting. */
export function appRef({ variant, config }: FunctionsResource, context: PlanningContext): BlockRef {
  const type =
    hostingOf(config.sku) === 'flex' ? 'azurerm_function_app_flex_consumption' : 'azurerm_linux_function_app';
  return { type, id: context.id('functions', variant) };
}

/** Returns the block of the identity that an app reaches its data with: that of the host, for all apps of a guest. */
export function identityRef(
  { variant }: Pick<FunctionsResource, 'variant'>,
  context: PlanningContext,
): BlockRef {
  const ofHost = hostIdentity(context);
  if (ofHost !== undefined) return ofHost;
  return { type: 'azurerm_user_assigned_identity', id: context.id('functions', variant, 'identity') };
}

/** Name in the lock of the account that an app starts from. */
export const HOST_STORAGE = 'host storage';

/**
 * Returns the account with the queues and blobs of an app, else the one that it has, else the first that a component of the
 * app uses. An app that exists keeps its account: its keys and the state of its timers are there.
 */
export function hostOf(
  app: FunctionsResource,
  { graph, settings }: ConnectionContext,
): Resource<StorageRequirementConfig, StorageAccountConfig> | undefined {
  const waiting: FunctionsResource['requirements'][number][] = [];
  for (const each of app.requirements) if (waitsOnStorage(each.config)) waiting.push(each);
  const held = ownValue(settings.lock?.resources, app.key)?.facts[HOST_STORAGE];
  return (
    firstAccountOf(waiting, graph) ??
    graph.of(storage).find(({ key }) => key === held) ??
    firstAccountOf(app.requirements, graph)
  );
}

/** Returns the first account, in the order of all accounts, that the components of requirements use. */
function firstAccountOf(requirements: FunctionsResource['requirements'], graph: ResourceGraph) {
  return graph
    .of(storage)
    .find((account) =>
      requirements.some(({ component }) => graph.usedBy(component, storage).includes(account)),
    );
}

/** Connects an app with its storage account and the network. */
export function functionsConnections(app: FunctionsResource, context: ConnectionContext): Connection[] {
  const { key, variant, config } = app;
  const host = hostOf(app, context);
  return [
    ...(host === undefined
      ? []
      : [connection(hostStorage, key, host.key, { accessKey: needsStorageKey(config.sku), variant })]),
    ...context.graph
      .platform(NETWORK)
      .map((network) => connection(subnet, key, network.key, subnetUseOf(app))),
    ...watchesOf(app, [...availabilityWatches(app, context), ...deadEventWatches(app, context)], context),
    ...privateEndpoints(
      app,
      [
        {
          target: appRef(app, context),
          role: `functions-${variant}`,
          subresource: 'sites',
          zone: 'privatelink.azurewebsites.net',
          neededByApps: false,
        },
      ],
      context,
    ),
  ];
}

/** Returns how an app sends through the network: Flex apps may share a subnet, any other plan has one to itself. */
export function subnetUseOf({ variant, config }: FunctionsResource): SubnetUse {
  const hosting = hostingOf(config.sku);
  return {
    role: hosting === 'flex' ? 'functions' : `functions-${variant}`,
    delegation: hosting === 'flex' ? FLEX_DELEGATION : APP_SERVICE_DELEGATION,
  };
}
