import { join, ref } from '../../plan/expression/expression.js';
import type { BlockRef } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { Fact, PlannedUnit } from '../resource-type.js';
import { namespaceRef, queueRef, subscriptionRef, topicRef } from './connections.js';
import type { IntakeOptions, MessageOptions } from './requirement.js';
import type { ServiceBusResource } from './sharing.js';

/** Returns the queues, topics and subscriptions of a namespace as units. */
export function messagingUnits(
  resource: ServiceBusResource,
  context: LayoutContext,
): Record<string, PlannedUnit> {
  const namespace = ref(namespaceRef(resource, context), 'id');
  const unit = (block: BlockRef, path: string, facts: Record<string, Fact>): PlannedUnit => {
    return { blocks: [{ block, importId: join`${namespace}${path}` }], facts };
  };
  const { queues, topics } = resource.config;
  return Object.fromEntries<PlannedUnit>([
    ...queues.map((queue): [string, PlannedUnit] => {
      const facts = { ...intakeFacts(queue), ...sessionFacts(queue) };
      return [
        `queue/${queue.name}`,
        unit(queueRef(resource, queue.name, context), `/queues/${queue.name}`, facts),
      ];
    }),
    ...topics.flatMap(({ name, subscriptions = [], ...topic }): [string, PlannedUnit][] => [
      [`topic/${name}`, unit(topicRef(resource, name, context), `/topics/${name}`, intakeFacts(topic))],
      ...subscriptions.map((subscription): [string, PlannedUnit] => {
        const block = subscriptionRef(resource, name, subscription.name, context);
        const path = `/topics/${name}/subscriptions/${subscription.name}`;
        return [`topic/${name}/${subscription.name}`, unit(block, path, sessionFacts(subscription))];
      }),
    ]),
  ]);
}

const RESOLUTION = 'Keep it, or use another name and let the messages run out of the old one.';

/** Returns the facts of a queue or topic. Source: azurerm 4.55.0, ForceNew of requires_duplicate_detection */
function intakeFacts({ duplicateDetectionSeconds }: IntakeOptions): Record<string, Fact> {
  const value = duplicateDetectionSeconds === undefined ? 'no' : 'yes';
  return { 'duplicate detection': { value, resolution: RESOLUTION } };
}

/** Returns the facts of a queue or subscription. Source: azurerm 4.55.0, ForceNew of requires_session */
function sessionFacts({ requiresSession = false }: MessageOptions): Record<string, Fact> {
  return { sessions: { value: requiresSession ? 'yes' : 'no', resolution: RESOLUTION } };
}
