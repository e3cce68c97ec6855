import { byName, record, sameName } from '../merge/merge-table.js';
import { agreement, either, immutable, maximum, maximumAlong, union } from '../merge/strategies.js';
import type { Resource } from '../resource.js';
import type { ConstraintValues, Sharing } from '../resource-type.js';
import type { Settings } from '../settings.js';
import {
  type MessageAccess,
  SERVICE_BUS_SKUS,
  type ServiceBusConfig,
  type ServiceBusQueue,
  type ServiceBusRequirement,
  type ServiceBusSubscription,
  type ServiceBusTopic,
} from './requirement.js';

/** A planned Service Bus namespace. */
export type ServiceBusResource = Resource<ServiceBusRequirement, ServiceBusConfig>;

const waiting = {
  lockSeconds: maximum(),
  maxDeliveryCount: maximum(),
  timeToLiveSeconds: maximum(),
  deadLetterOnExpiration: either(),
  requiresSession: immutable<boolean>(),
};

const intake = { maxSize: maximum(), duplicateDetectionSeconds: maximum() };

const queue = record<ServiceBusQueue>({
  name: sameName(),
  access: union<MessageAccess>(),
  ...intake,
  ...waiting,
});

const subscription = record<ServiceBusSubscription>({
  name: sameName(),
  filter: agreement(),
  deadLetterOnFilterError: either(),
  ...waiting,
});

const topic = record<ServiceBusTopic>({
  name: sameName(),
  access: union<'send'>(),
  timeToLiveSeconds: maximum(),
  subscriptions: byName(subscription),
  ...intake,
});

/** Merges the requirements of one namespace. */
export const mergeServiceBus = record<ServiceBusRequirement>({
  sku: maximumAlong(SERVICE_BUS_SKUS),
  messagingUnits: maximum(),
  queues: byName(queue),
  topics: byName(topic),
});

const TIER = 'tier';

/** Conditions under which requirements can share one namespace. */
export const serviceBusSharing: Partial<Sharing<ServiceBusRequirement>> = {
  constraints: ({ sku }) =>
    sku === undefined ? [] : [{ name: TIER, value: sku === 'Premium' ? 'premium' : 'standard' }],
  constraintChanges: {
    // Another namespace, without the messages of the first.
    [TIER]: { kind: 'new-resource', source: 'azurerm 4.55.0, CustomizeDiff of azurerm_servicebus_namespace' },
  },
  defaults: (_asked, { isolated }) => ({ [TIER]: isolated ? 'premium' : 'standard' }),
  units: unitsOf,
  capacityEntries: entitiesOf,
  // Of one messaging unit; other tiers have room for ten times as many.
  // Source: learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
  capacity: { max: 1000, unit: 'queues and topics' },
  variant: ({ [TIER]: tier }) => (tier === 'premium' ? 'premium' : 'shared'),
  retain: () => ({}),
};

/** Fills in the defaults of a namespace. */
export function withServiceBusDefaults(
  merged: ServiceBusRequirement,
  _settings: Settings,
  { [TIER]: tier }: ConstraintValues,
): ServiceBusConfig {
  const { sku = tier === 'premium' ? 'Premium' : 'Standard', queues = [], topics = [] } = merged;
  return { ...merged, sku, queues, topics };
}

function unitsOf({ queues = [], topics = [] }: ServiceBusRequirement): string[] {
  return [
    ...queues.map(({ name }) => `queue/${name}`),
    ...topics.flatMap(({ name, subscriptions = [] }) => [
      `topic/${name}`,
      ...subscriptions.map((subscription) => `topic/${name}/${subscription.name}`),
    ]),
  ];
}

function entitiesOf({ queues = [], topics = [] }: ServiceBusRequirement): string[] {
  return [...queues.map(({ name }) => `queue ${name}`), ...topics.map(({ name }) => `topic ${name}`)];
}
