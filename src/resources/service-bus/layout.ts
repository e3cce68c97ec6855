import { block } from '../block.js';
import { type Expression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { hasOrHadIpRules } from '../network/allowed-ip-ranges.js';
import { isClosed, namespaceRef, queueRef, RULE_NAME, subscriptionRef, topicRef } from './connections.js';
import { hostOf } from './hosted-namespace.js';
import { isoDuration } from './iso-duration.js';
import {
  DEFAULT_LOCK_SECONDS,
  DEFAULT_MAX_DELIVERY_COUNT,
  type IntakeOptions,
  type MessageOptions,
  type ServiceBusSubscription,
  type ServiceBusTopic,
} from './requirement.js';
import type { ServiceBusResource } from './sharing.js';
import { filterOf } from './units.js';

/** Lays out a namespace with its queues, topics and subscriptions. */
export function layOutServiceBus(resource: ServiceBusResource, context: LayoutContext): TerraformBlock[] {
  // The host makes the queues and topics of a guest.
  if (hostOf(resource, context) !== undefined) return [];
  const { name, config } = resource;
  const { sku, messagingUnits = 1 } = config;
  const namespace = block('azurerm_servicebus_namespace', namespaceRef(resource, context).id, {
    name,
    ...placeOf(context),
    sku,
    // Azure creates no Premium namespace without these two.
    ...(sku === 'Premium' && { capacity: messagingUnits, premium_messaging_partitions: 1 }),
    // Senders and receivers sign in with Entra ID, so a key cannot leak.
    local_auth_enabled: false,
    minimum_tls_version: '1.2',
    public_network_access_enabled: !isClosed(resource, context),
    ...networkRuleSet(resource, context),
  });
  const namespaceId = ref(namespace, 'id');
  const queues = config.queues.map((queue) =>
    block('azurerm_servicebus_queue', queueRef(resource, queue.name, context).id, {
      name: queue.name,
      namespace_id: namespaceId,
      ...intakeOf(queue),
      ...waitingOf(queue),
    }),
  );
  const topics = config.topics.flatMap((topic) => layOutTopic(resource, topic, namespaceId, context));
  return [namespace, ...queues, ...topics];
}

/** Returns the addresses that may call a namespace, and the services that Microsoft trusts. azurerm keeps rules that are left out. */
function networkRuleSet(resource: ServiceBusResource, context: LayoutContext) {
  const { allowedIpRanges } = resource.config;
  if (!hasOrHadIpRules(resource, context.settings)) return {};
  return {
    network_rule_set: {
      default_action: allowedIpRanges === undefined ? 'Allow' : 'Deny',
      public_network_access_enabled: !isClosed(resource, context),
      trusted_services_allowed: true,
      ip_rules: [...(allowedIpRanges ?? [])],
    },
  };
}

function layOutTopic(
  resource: ServiceBusResource,
  topic: ServiceBusTopic,
  namespaceId: Expression,
  context: LayoutContext,
): TerraformBlock[] {
  const { timeToLiveSeconds, subscriptions = [] } = topic;
  const laidOut = block('azurerm_servicebus_topic', topicRef(resource, topic.name, context).id, {
    name: topic.name,
    namespace_id: namespaceId,
    ...intakeOf(topic),
    default_message_ttl: timeToLiveSeconds === undefined ? undefined : isoDuration(timeToLiveSeconds),
  });
  const topicId = ref(laidOut, 'id');
  return [
    laidOut,
    ...subscriptions.flatMap((subscription) => {
      const { id } = subscriptionRef(resource, topic.name, subscription.name, context);
      const filter = filterOf(resource, topic.name, subscription, context);
      return layOutSubscription({ ...subscription, filter }, id, topicId);
    }),
  ];
}

function layOutSubscription(
  subscription: Omit<ServiceBusSubscription, 'filter'> & { readonly filter: string | undefined },
  id: string,
  topicId: Expression,
): TerraformBlock[] {
  const { name, filter, deadLetterOnFilterError = true } = subscription;
  const laidOut = block('azurerm_servicebus_subscription', id, {
    name,
    topic_id: topicId,
    dead_lettering_on_filter_evaluation_error: deadLetterOnFilterError,
    ...waitingOf(subscription),
  });
  if (filter === undefined) return [laidOut];
  // Azure gives a new subscription a rule '$Default' that takes every message, and drops it once there is another one.
  // Source: github.com/hashicorp/terraform-provider-azurerm/issues/20718
  const rule = block('azurerm_servicebus_subscription_rule', id, {
    name: RULE_NAME,
    subscription_id: ref(laidOut, 'id'),
    filter_type: 'SqlFilter',
    sql_filter: filter,
  });
  return [laidOut, rule];
}

function intakeOf({ maxSize = 1024, duplicateDetectionSeconds }: IntakeOptions) {
  return {
    max_size_in_megabytes: maxSize,
    ...(duplicateDetectionSeconds !== undefined && {
      requires_duplicate_detection: true,
      duplicate_detection_history_time_window: isoDuration(duplicateDetectionSeconds),
    }),
  };
}

function waitingOf({
  lockSeconds = DEFAULT_LOCK_SECONDS,
  maxDeliveryCount = DEFAULT_MAX_DELIVERY_COUNT,
  timeToLiveSeconds,
  deadLetterOnExpiration = true,
  requiresSession = false,
}: MessageOptions) {
  return {
    lock_duration: isoDuration(lockSeconds),
    max_delivery_count: maxDeliveryCount,
    dead_lettering_on_message_expiration: deadLetterOnExpiration,
    requires_session: requiresSession,
    ...(timeToLiveSeconds !== undefined && { default_message_ttl: isoDuration(timeToLiveSeconds) }),
  };
}
