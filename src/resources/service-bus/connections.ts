import { type Expression, type OrExpression, ref } from '../../plan/expression/expression.js';
import { type AttributeAccess, declareAccess, grantAskedRoles, type Role } from '../access.js';
import type { BlockRef } from '../block.js';
import type { Connection } from '../connection.js';
import type { Requirement } from '../requirement.js';
import type { ConnectionContext, PlanningContext } from '../layout-context.js';
import { closedToApps } from '../network/allowed-ip-ranges.js';
import { logsOf, type MetricWatch, privateEndpoints, watchesOf } from '../platform.js';
import { hostOf } from './hosted-namespace.js';
import { sharersOf } from '../resource.js';
import type { ServiceBusQueue, ServiceBusRequirement, ServiceBusTopic } from './requirement.js';
import type { ServiceBusResource } from './sharing.js';

type Ids = Pick<PlanningContext, 'id'>;

export function namespaceRef({ variant }: Pick<ServiceBusResource, 'variant'>, context: Ids): BlockRef {
  return { type: 'azurerm_servicebus_namespace', id: context.id('servicebus', variant) };
}

export function queueRef(
  { variant }: Pick<ServiceBusResource, 'variant'>,
  queue: string,
  context: Ids,
): BlockRef {
  return { type: 'azurerm_servicebus_queue', id: context.id('servicebus', variant, 'queue', queue) };
}

export function topicRef(
  { variant }: Pick<ServiceBusResource, 'variant'>,
  topic: string,
  context: Ids,
): BlockRef {
  return { type: 'azurerm_servicebus_topic', id: context.id('servicebus', variant, 'topic', topic) };
}

export function subscriptionRef(
  { variant }: Pick<ServiceBusResource, 'variant'>,
  topic: string,
  subscription: string,
  context: Ids,
): BlockRef {
  const id = context.id('servicebus', variant, 'topic', topic, 'subscription', subscription);
  return { type: 'azurerm_servicebus_subscription', id };
}

/** Returns the block of the rule of a subscription with a filter. */
export function ruleRef(...subscription: Parameters<typeof subscriptionRef>): BlockRef {
  return { ...subscriptionRef(...subscription), type: 'azurerm_servicebus_subscription_rule' };
}

/** Name in Azure of the rule of every subscription with a filter. */
export const RULE_NAME = 'filter';

/**
 * Returns true for a namespace that the internet does not reach. A Standard namespace whose messages are retained in a backend that was
 * public stays open. Source: learn.microsoft.com/azure/service-bus-messaging/private-link-service
 */
export function isClosed(
  { config, requirements }: Pick<ServiceBusResource, 'config' | 'requirements'>,
  { settings }: Pick<PlanningContext, 'settings'>,
): boolean {
  return settings.isolated && (config.sku === 'Premium' || requirements.length > 0);
}

/** Returns the name of a namespace: that of a host is a string, because no block of the plan is the namespace. */
export function namespaceName(resource: ServiceBusResource, context: PlanningContext): OrExpression<string> {
  return hostOf(resource, context)?.namespace ?? ref(namespaceRef(resource, context), 'name');
}

/** Connects a namespace with network, workspace and the apps of its components. */
export function serviceBusConnections(
  resource: ServiceBusResource,
  context: ConnectionContext,
): Connection[] {
  // The owner of the namespace of a host decides on network, logs and alerts, and gave the identity of the guest its roles.
  if (hostOf(resource, context) !== undefined) return [accessOf(resource)];
  const target = namespaceRef(resource, context);
  return [
    ...closedToApps(resource, 'servicebus', sharersOf(resource), context.settings),
    ...privateEndpoints(
      resource,
      isClosed(resource, context)
        ? [
            {
              target,
              role: `servicebus-${resource.variant}`,
              subresource: 'namespace',
              zone: 'privatelink.servicebus.windows.net',
            },
          ]
        : [],
      context,
    ),
    // Source: learn.microsoft.com/azure/service-bus-messaging/monitor-service-bus-reference (audit of calls: Premium only)
    ...logsOf(
      resource,
      [
        {
          target,
          audit: ['OperationalLogs'],
          calls: resource.config.sku === 'Premium' ? ['RuntimeAuditLogs'] : [],
        },
      ],
      context,
    ),
    ...watchesOf(resource, deadLetters(resource, target), context),
    accessOf(resource),
    ...grantAskedRoles(resource, context, (requirements) => rolesOf(requirements, resource, context)),
  ];
}

/**
 * Returns the alert on dead letters: messages that no receiver could handle. Only queues and subscriptions
 * have them.
 * Source: learn.microsoft.com/azure/service-bus-messaging/monitor-service-bus-reference#message-metrics
 */
function deadLetters({ variant, config }: ServiceBusResource, target: BlockRef): MetricWatch[] {
  const received =
    config.queues.length > 0 || config.topics.some(({ subscriptions = [] }) => subscriptions.length > 0);
  if (!received) return [];
  return [
    {
      target,
      role: `servicebus-${variant}-dead-letters`,
      about: 'errors',
      namespace: 'Microsoft.ServiceBus/namespaces',
      metric: 'DeadletteredMessages',
      aggregation: 'Maximum',
      atLeast: 1,
      // The alert says which queue or topic it is.
      only: { EntityName: ['*'] },
    },
  ];
}

/**
 * Returns a role for each queue, topic and subscription that the components of an app use, and for no other.
 * Source: learn.microsoft.com/azure/service-bus-messaging/service-bus-managed-service-identity
 */
function rolesOf(
  requirements: readonly Requirement<ServiceBusRequirement>[],
  resource: ServiceBusResource,
  context: ConnectionContext,
): Role[] {
  return requirements.flatMap(({ config: { queues = [], topics = [] } }) => [
    ...queues.flatMap((queue) => queueRoles(queue, resource, context)),
    ...topics.flatMap((topic) => topicRoles(topic, resource, context)),
  ]);
}

function queueRoles(
  { name, access = ['send'] }: ServiceBusQueue,
  resource: ServiceBusResource,
  context: ConnectionContext,
): Role[] {
  const scope = ref(queueRef(resource, name, context), 'id');
  const words = ['servicebus', resource.variant, 'queue', name];
  return access.map((each) =>
    each === 'send' ? sender(scope, [...words, each]) : receiver(scope, [...words, each]),
  );
}

function topicRoles(
  topic: ServiceBusTopic,
  resource: ServiceBusResource,
  context: ConnectionContext,
): Role[] {
  const { name, subscriptions = [] } = topic;
  const { access = subscriptions.length === 0 ? ['send'] : [] } = topic;
  const words = ['servicebus', resource.variant, 'topic', name];
  return [
    ...access.map((each) => sender(ref(topicRef(resource, name, context), 'id'), [...words, each])),
    ...subscriptions.map((subscription) =>
      receiver(ref(subscriptionRef(resource, name, subscription.name, context), 'id'), [
        ...words,
        subscription.name,
        'receive',
      ]),
    ),
  ];
}

/** Declares which components send or receive. Both change what waits in the namespace. */
function accessOf(resource: ServiceBusResource): Connection {
  const access: AttributeAccess<ServiceBusRequirement> = {
    levelOf: ({ queues = [], topics = [] }) => (queues.length + topics.length > 0 ? 'write' : undefined),
    option: "serviceBusQueues: [{ name: '<queue>', access: ['send'] }]",
  };
  return declareAccess(resource, { hostName: access, endpoint: access });
}

function sender(scope: Expression, id: readonly string[]): Role {
  return { role: 'Azure Service Bus Data Sender', scope, id };
}

function receiver(scope: Expression, id: readonly string[]): Role {
  return { role: 'Azure Service Bus Data Receiver', scope, id };
}
