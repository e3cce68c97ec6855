import type { ServicebusNamespaceConfig } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
import type { ServicebusQueueConfig } from '@cdktf/provider-azurerm/lib/servicebus-queue/index.js';
import type { ServicebusSubscriptionConfig } from '@cdktf/provider-azurerm/lib/servicebus-subscription/index.js';
import type { ServicebusSubscriptionRuleConfig } from '@cdktf/provider-azurerm/lib/servicebus-subscription-rule/index.js';
import type { ServicebusTopicConfig } from '@cdktf/provider-azurerm/lib/servicebus-topic/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { namespaceRef, queueRef, subscriptionRef, topicRef } from './connections.js';
import { isoDuration } from './iso-duration.js';
import type {
  IntakeOptions,
  MessageOptions,
  ServiceBusSubscription,
  ServiceBusTopic,
} from './requirement.js';
import type { ServiceBusResource } from './sharing.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_servicebus_namespace: ServicebusNamespaceConfig;
    azurerm_servicebus_queue: ServicebusQueueConfig;
    azurerm_servicebus_subscription: ServicebusSubscriptionConfig;
    azurerm_servicebus_subscription_rule: ServicebusSubscriptionRuleConfig;
    azurerm_servicebus_topic: ServicebusTopicConfig;
  }
}

/** Lays out a namespace with its queues, topics and subscriptions. */
export function layOutServiceBus(resource: ServiceBusResource, context: LayoutContext): TerraformBlock[] {
  const { name, config } = resource;
  const { sku, messagingUnits = 1 } = config;
  const namespace = block('azurerm_servicebus_namespace', namespaceRef(resource, context).id, {
    name,
    ...placeOf(context),
    sku,
    // Azure creates no Premium namespace without these two.
    ...(sku === 'Premium' && { capacity: messagingUnits, premiumMessagingPartitions: 1 }),
    // Senders and receivers sign in with Entra ID, so a key cannot leak.
    localAuthEnabled: false,
    minimumTlsVersion: '1.2',
    publicNetworkAccessEnabled: !context.settings.isolated,
  });
  const namespaceId = ref(namespace, 'id');
  const queues = config.queues.map((queue) =>
    block('azurerm_servicebus_queue', queueRef(resource, queue.name, context).id, {
      name: queue.name,
      namespaceId,
      ...intakeOf(queue),
      ...waitingOf(queue),
    }),
  );
  const topics = config.topics.flatMap((topic) => layOutTopic(resource, topic, namespaceId, context));
  return [namespace, ...queues, ...topics];
}

function layOutTopic(
  resource: ServiceBusResource,
  topic: ServiceBusTopic,
  namespaceId: string,
  context: LayoutContext,
): TerraformBlock[] {
  const { timeToLiveSeconds, subscriptions = [] } = topic;
  const laidOut = block('azurerm_servicebus_topic', topicRef(resource, topic.name, context).id, {
    name: topic.name,
    namespaceId,
    ...intakeOf(topic),
    defaultMessageTtl: timeToLiveSeconds === undefined ? undefined : isoDuration(timeToLiveSeconds),
  });
  const topicId = ref(laidOut, 'id');
  return [
    laidOut,
    ...subscriptions.flatMap((subscription) => {
      const { id } = subscriptionRef(resource, topic.name, subscription.name, context);
      return layOutSubscription(subscription, id, topicId);
    }),
  ];
}

function layOutSubscription(
  subscription: ServiceBusSubscription,
  id: string,
  topicId: string,
): TerraformBlock[] {
  const { name, filter, deadLetterOnFilterError = true } = subscription;
  const laidOut = block('azurerm_servicebus_subscription', id, {
    name,
    topicId,
    deadLetteringOnFilterEvaluationError: deadLetterOnFilterError,
    ...waitingOf(subscription),
  });
  if (filter === undefined) return [laidOut];
  // Azure gives a new subscription a rule '$Default' that takes every message, and drops it once there is another one.
  // Source: github.com/hashicorp/terraform-provider-azurerm/issues/20718
  const rule = block('azurerm_servicebus_subscription_rule', id, {
    name: 'filter',
    subscriptionId: ref(laidOut, 'id'),
    filterType: 'SqlFilter',
    sqlFilter: filter,
  });
  return [laidOut, rule];
}

function intakeOf({ maxSize = 1024, duplicateDetectionSeconds }: IntakeOptions) {
  return {
    maxSizeInMegabytes: maxSize,
    ...(duplicateDetectionSeconds !== undefined && {
      requiresDuplicateDetection: true,
      duplicateDetectionHistoryTimeWindow: isoDuration(duplicateDetectionSeconds),
    }),
  };
}

function waitingOf({
  lockSeconds = 60,
  maxDeliveryCount = 10,
  timeToLiveSeconds,
  deadLetterOnExpiration = true,
  requiresSession = false,
}: MessageOptions) {
  return {
    lockDuration: isoDuration(lockSeconds),
    maxDeliveryCount,
    deadLetteringOnMessageExpiration: deadLetterOnExpiration,
    requiresSession,
    ...(timeToLiveSeconds !== undefined && { defaultMessageTtl: isoDuration(timeToLiveSeconds) }),
  };
}
