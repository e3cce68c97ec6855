import { ref } from '../../plan/expression/expression.js';
import { declareAccess, grantAskedRoles, type Role, strongestOf } from '../access.js';
import type { BlockRef } from '../block.js';
import type { Connection } from '../connection.js';
import type { ConnectionContext, PlanningContext } from '../layout-context.js';
import { logsOf, privateEndpoints, watchesOf } from '../platform.js';
import type { Requirement } from '../requirement.js';
import type { EventHubsRequirement } from './requirement.js';
import { accessTo, type EventHubsResource } from './sharing.js';

type Ids = Pick<PlanningContext, 'id'>;
type Of = Pick<EventHubsResource, 'variant'>;

export function namespaceRef({ variant }: Of, context: Ids): BlockRef {
  return { type: 'azurerm_eventhub_namespace', id: context.id('eventhubs', variant) };
}

export function hubRef({ variant }: Of, hub: string, context: Ids): BlockRef {
  return { type: 'azurerm_eventhub', id: context.id('eventhubs', variant, 'hub', hub) };
}

export function consumerGroupRef({ variant }: Of, hub: string, group: string, context: Ids): BlockRef {
  const id = context.id('eventhubs', variant, 'hub', hub, 'group', group);
  return { type: 'azurerm_eventhub_consumer_group', id };
}

/** Connects a namespace with network, workspace and the apps of its components. */
export function eventHubsConnections(resource: EventHubsResource, context: ConnectionContext): Connection[] {
  const target = namespaceRef(resource, context);
  const captures = resource.config.hubs.some(({ capture }) => capture !== undefined);
  return [
    ...privateEndpoints(
      resource,
      [
        {
          target,
          role: `eventhubs-${resource.variant}`,
          subresource: 'namespace',
          zone: 'privatelink.servicebus.windows.net',
        },
      ],
      context,
    ),
    // Source: learn.microsoft.com/azure/event-hubs/monitor-event-hubs-reference (errors of capture; audit of calls: Premium only)
    ...logsOf(
      resource,
      [
        {
          target,
          audit: captures ? ['ArchiveLogs', 'OperationalLogs'] : ['OperationalLogs'],
          calls: resource.config.sku === 'Premium' ? ['RuntimeAuditLogs'] : [],
        },
      ],
      context,
    ),
    ...watchesOf(
      resource,
      [
        {
          target,
          role: `eventhubs-${resource.variant}-throttling`,
          about: 'throttling',
          // Source: learn.microsoft.com/azure/event-hubs/monitor-event-hubs-reference#metrics
          namespace: 'Microsoft.EventHub/namespaces',
          metric: 'ThrottledRequests',
          aggregation: 'Total',
        },
      ],
      context,
    ),
    declareAccess(resource, {
      hostName: {
        // Sending changes what is in the namespace, receiving does not.
        levelOf: ({ hubs = [] }) =>
          strongestOf(hubs.flatMap(accessTo).map((access) => (access === 'send' ? 'write' : 'read'))),
        option: "eventHubs: [{ name: '<hub>', access: ['send'] }]",
      },
    }),
    ...grantAskedRoles(resource, context, (requirements) => rolesOf(requirements, resource, context)),
  ];
}

/**
 * Returns a role for each hub that the components of an app send to or receive from, and for no other.
 * Source: learn.microsoft.com/azure/event-hubs/authorize-access-azure-active-directory
 */
function rolesOf(
  requirements: readonly Requirement<EventHubsRequirement>[],
  { variant }: Of,
  context: Ids,
): Role[] {
  return requirements
    .flatMap(({ config: { hubs = [] } }) => hubs)
    .flatMap((hub) =>
      accessTo(hub).map((access): Role => ({
        role: access === 'send' ? 'Azure Event Hubs Data Sender' : 'Azure Event Hubs Data Receiver',
        scope: ref(hubRef({ variant }, hub.name, context), 'id'),
        id: ['eventhubs', variant, 'hub', hub.name, access],
        formerId: null,
      })),
    );
}
