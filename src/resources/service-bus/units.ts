import { ownValue } from '../../plan/json.js';
import { join, ref } from '../../plan/expression/expression.js';
import type { BlockRef } from '../block.js';
import { subscriptionScoped } from '../azure/subscription.js';
import { idAtHost, MOVE_TO_HOST } from '../host/hosted-part.js';
import { OFFERED } from '../host/offered-unit.js';
import type { LayoutContext } from '../layout-context.js';
import { lockedFacts } from '../locked-facts.js';
import type { Fact, PlannedUnit } from '../resource-type.js';
import {
  isClosed,
  namespaceRef,
  queueRef,
  RULE_NAME,
  ruleRef,
  subscriptionRef,
  topicRef,
} from './connections.js';
import { hostOf } from './hosted-namespace.js';
import type { IntakeOptions, MessageOptions, ServiceBusSubscription } from './requirement.js';
import type { ServiceBusResource } from './sharing.js';
import { EVERY_MESSAGE } from './weakened-by.js';

/**
 * Returns the queues, topics and subscriptions of a namespace as units. A subscription has its rule with it: a retained one without it
 * would receive nothing.
 */
export function messagingUnits(
  resource: ServiceBusResource,
  context: LayoutContext,
): Record<string, PlannedUnit> {
  if (hostOf(resource, context) !== undefined) return {};
  const namespace = ref(namespaceRef(resource, context), 'id');
  const unit = (block: BlockRef, path: string, facts: Record<string, Fact>): PlannedUnit => {
    return { blocks: [{ block, importId: join`${namespace}${path}` }], facts };
  };
  const { queues, topics } = resource.config;
  return Object.fromEntries<PlannedUnit>([
    ...offeredUnit(resource, context),
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
        const sessions = sessionFacts(subscription);
        const plain = unit(block, path, sessions);
        const isFiltered = filterOf(resource, name, subscription, context) !== undefined;
        const rule = {
          block: ruleRef(resource, name, subscription.name, context),
          importId: join`${namespace}${path}/rules/${RULE_NAME}`,
        };
        return [
          subscriptionUnit(name, subscription.name),
          isFiltered ? { blocks: [...plain.blocks, rule], facts: { ...sessions, ...RULE_FACT } } : plain,
        ];
      }),
    ]),
  ]);
}

/** Returns the namespace itself as a unit where guests are in it: it outlives its components, and the last guest. */
function offeredUnit(resource: ServiceBusResource, context: LayoutContext): [string, PlannedUnit][] {
  if (resource.requirements.every(({ config }) => config.owners === undefined)) return [];
  const network = {
    value: isClosed(resource, context) ? 'isolated' : 'public',
    resolution:
      'Keep networking as it was while there are guests: their apps reach the namespace through it.',
  };
  const importId = subscriptionScoped('Microsoft.ServiceBus/namespaces', resource.name, context);
  return [[OFFERED, { blocks: [{ block: namespaceRef(resource, context), importId }], facts: { network } }]];
}

/** Returns the immutable property of a namespace of a host: messages do not follow the guest to another one. */
export function namespaceFacts(resource: ServiceBusResource, context: LayoutContext): Record<string, Fact> {
  const hosted = hostOf(resource, context);
  const wasHosted = ownValue(lockedFacts(resource.key, context.settings), 'namespace') !== undefined;
  if (hosted === undefined && !wasHosted) return {};
  return {
    namespace: {
      value:
        hosted === undefined
          ? 'created'
          : `host ${idAtHost(hosted.host, 'Microsoft.ServiceBus/namespaces', hosted.namespace)}`,
      isPlace: true,
      resolution: `Keep host as it was, or have it leave servicebus out of the record of this guest, or ${MOVE_TO_HOST}.`,
    },
  };
}

/** Name of the fact of a subscription that has a rule of its own, or had one. */
export const FILTER_RULE = 'filter rule';

/**
 * Returns the filter of a subscription. One that had a filter keeps its rule, which then takes every message: Azure dropped its own rule
 * for that one, and a subscription without a rule receives nothing.
 * Source: github.com/hashicorp/terraform-provider-azurerm/issues/20718
 */
export function filterOf(
  { key }: Pick<ServiceBusResource, 'key'>,
  topic: string,
  { name, filter }: ServiceBusSubscription,
  { settings }: Pick<LayoutContext, 'settings'>,
): string | undefined {
  const locked = ownValue(ownValue(settings.lock?.resources, key)?.units, subscriptionUnit(topic, name));
  return filter ?? (ownValue(locked?.facts, FILTER_RULE) === undefined ? undefined : EVERY_MESSAGE);
}

const RULE_FACT: Readonly<Record<string, Fact>> = { [FILTER_RULE]: { value: 'yes', mayChange: true } };

function subscriptionUnit(topic: string, subscription: string): string {
  return `topic/${topic}/${subscription}`;
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
