import type { BlockRef } from '../block.js';
import type { Connection } from '../connection.js';
import { consumerGroupRef, hubRef, namespaceRef } from '../event-hubs/connections.js';
import { eventHubs } from '../event-hubs/index.js';
import type { ConnectionContext, PlanningContext } from '../layout-context.js';
import { logsOf, watchesOf } from '../platform.js';
import { storageAccountRef } from '../storage/connections.js';
import { storage } from '../storage/index.js';
import type { StreamAnalyticsResource } from './requirement.js';

export function jobRef(
  { variant }: Pick<StreamAnalyticsResource, 'variant'>,
  context: Pick<PlanningContext, 'id'>,
): BlockRef {
  return { type: 'azurerm_stream_analytics_job', id: context.id('streamanalytics', variant) };
}

/** Blocks that a job reads and writes. */
export interface JobEnds {
  readonly namespace: BlockRef;
  readonly hub: BlockRef;
  readonly consumerGroup: BlockRef;
  readonly account: BlockRef;
  readonly container: BlockRef;
}

/** Returns what a job reads and writes; undefined where a component does not require it, or a provider of the user makes it. */
export function endsOf(
  { config, requirements }: StreamAnalyticsResource,
  context: ConnectionContext,
): JobEnds | undefined {
  const { hub, consumerGroup } = config.input;
  const { container } = config.output;
  const components = requirements.map(({ component }) => component);
  const namespace = components
    .flatMap((component) => context.graph.usedBy(component, eventHubs))
    .find(({ config: { hubs } }) =>
      hubs.some(({ name, consumerGroups = [] }) => name === hub && consumerGroups.includes(consumerGroup)),
    );
  const account = components
    .flatMap((component) => context.graph.usedBy(component, storage))
    .find(({ config: { containers } }) => containers.some(({ name }) => name === container));
  if (namespace === undefined || account === undefined) return undefined;
  return {
    namespace: namespaceRef(namespace, context),
    hub: hubRef(namespace, hub, context),
    consumerGroup: consumerGroupRef(namespace, hub, consumerGroup, context),
    account: storageAccountRef(account.variant, context),
    container: {
      type: 'azurerm_storage_container',
      id: context.id('storage', account.variant, 'container', container),
    },
  };
}

/**
 * Connects a job with workspace and alerts. Events that it cannot read or write are entries of the log `Execution`.
 * Source: learn.microsoft.com/azure/stream-analytics/monitor-azure-stream-analytics-reference
 */
export function jobConnections(resource: StreamAnalyticsResource, context: ConnectionContext): Connection[] {
  const target = jobRef(resource, context);
  return [
    ...logsOf(resource, [{ target, audit: ['Authoring', 'Execution'], calls: [] }], context),
    ...watchesOf(
      resource,
      [
        {
          target,
          role: `streamanalytics-${resource.variant}-errors`,
          about: 'errors',
          namespace: 'Microsoft.StreamAnalytics/streamingjobs',
          metric: 'Errors',
          aggregation: 'Total',
        },
      ],
      context,
    ),
  ];
}
