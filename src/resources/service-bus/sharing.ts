import { absenceCounts, absentIs, byName, record, sameName } from '../merge/merge-table.js';
import { agreement, immutable, maximum, maximumAlong, safest, union } from '../merge/strategies.js';
import type { Strategy } from '../merge/strategy.js';
import {
  EVERY_ADDRESS_ALLOWED,
  effectiveIpRanges,
  ipRangeChange,
  ipRangeConstraint,
  ipRangesInCommon,
} from '../network/allowed-ip-ranges.js';
import type { Resource } from '../resource.js';
import type { Constraint, ConstraintValues, Sharing } from '../resource-type.js';
import { OFFERED } from '../host/offered-unit.js';
import type { Settings } from '../settings.js';
import { hostedNamespace } from './hosted-namespace.js';
import {
  DEFAULT_LOCK_SECONDS,
  DEFAULT_MAX_DELIVERY_COUNT,
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

/** Returns the strategy for the time after which messages expire. Messages of a component that says nothing never do. */
const timeToLive = <C extends object>(countsFor?: (config: C) => boolean) =>
  absenceCounts<number, C>(
    safest((seconds) => seconds ?? Infinity),
    countsFor,
  );

/** Returns the strategy for dead-lettering, which a component relies on that says nothing. */
const deadLettering = <C extends object>(countsFor?: (config: C) => boolean) =>
  absentIs<boolean, C>(
    true,
    safest<boolean>((isOn) => (isOn ? 1 : 0)),
    countsFor,
  );

/** Returns the strategies for receiving. A receiver that says nothing has the default, and no other component takes time or tries from it. */
const receiving = <C extends object>(countsFor?: (config: C) => boolean) => ({
  lockSeconds: absentIs<number, C>(DEFAULT_LOCK_SECONDS, maximum(), countsFor),
  maxDeliveryCount: absentIs<number, C>(DEFAULT_MAX_DELIVERY_COUNT, maximum(), countsFor),
  requiresSession: immutable<boolean>(),
});

const intake = { maxSize: maximum(), duplicateDetectionSeconds: maximum() };

/** Returns true if messages of the component are in a queue. A component that only receives has no opinion on their lifetime. */
function sendsToQueue({ access = ['send'] }: ServiceBusQueue): boolean {
  return access.includes('send');
}

function receivesFromQueue({ access = ['send'] }: ServiceBusQueue): boolean {
  return access.includes('receive');
}

function sendsToTopic({ access, subscriptions = [] }: ServiceBusTopic): boolean {
  return access === undefined ? subscriptions.length === 0 : access.includes('send');
}

const queue = record<ServiceBusQueue>({
  name: sameName(),
  access: union<MessageAccess>(),
  timeToLiveSeconds: timeToLive(sendsToQueue),
  deadLetterOnExpiration: deadLettering(sendsToQueue),
  ...intake,
  ...receiving(receivesFromQueue),
});

const everyMessage = safest<string | null>((filter) => (filter === null ? 1 : 0));
const oneFilter = agreement<string | null>();

/** Strategy for filters. A component without a filter takes every message, and no other component narrows that. */
const filter: Strategy<string | null> = {
  merge: (candidates) =>
    (candidates.some(({ value }) => value === null) ? everyMessage : oneFilter).merge(candidates),
};

const subscription = record<ServiceBusSubscription>({
  name: sameName(),
  filter: absenceCounts(filter),
  deadLetterOnFilterError: deadLettering(),
  timeToLiveSeconds: timeToLive(),
  deadLetterOnExpiration: deadLettering(),
  ...receiving(),
});

const topic = record<ServiceBusTopic>({
  name: sameName(),
  access: union<'send'>(),
  timeToLiveSeconds: timeToLive(sendsToTopic),
  subscriptions: byName(subscription),
  ...intake,
});

/** Merges the requirements of one namespace. */
export const mergeServiceBus = record<ServiceBusRequirement>({
  sku: maximumAlong(SERVICE_BUS_SKUS),
  messagingUnits: maximum(),
  queues: byName(queue),
  topics: byName(topic),
  // Checks read it of the requirements.
  owners: absenceCounts<Readonly<Record<string, string>>>({ merge: () => ({ value: null, decisions: [] }) }),
  allowedIpRanges: ipRangesInCommon(),
});

export const TIER = 'tier';

/** Conditions under which requirements can share one namespace. */
export const serviceBusSharing: Partial<Sharing<ServiceBusRequirement>> = {
  constraints(config, { isolated }) {
    const { sku } = config;
    const constraints: Constraint[] = [ipRangeConstraint(config)];
    if (sku !== undefined)
      constraints.push({ name: TIER, value: sku === 'Premium' ? 'premium' : 'standard' });
    // Only a Premium namespace has private endpoints. Source: learn.microsoft.com/azure/service-bus-messaging/private-link-service
    else if (isolated)
      constraints.push({ name: TIER, value: 'premium', option: 'networking', recorded: false });
    return constraints;
  },
  constraintChanges: {
    // Another namespace, without the messages of the first.
    [TIER]: { kind: 'new-resource', source: 'azurerm 4.55.0, CustomizeDiff of azurerm_servicebus_namespace' },
    ...ipRangeChange('azurerm 4.55.0, update of network_rule_set'),
  },
  defaults: (_asked, settings) => ({
    [TIER]: hostedNamespace(settings)?.tier ?? 'standard',
    ...EVERY_ADDRESS_ALLOWED,
  }),
  holdsMessages: () => true,
  units: unitsOf,
  capacityEntries: entitiesOf,
  // Of one messaging unit; other tiers hold ten times as many.
  // Source: learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
  capacity: { max: 1000, unit: 'queues and topics' },
  variant: ({ [TIER]: tier }) => (tier === 'premium' ? 'premium' : 'shared'),
  retain: () => ({}),
};

/** Fills in the defaults of a namespace. */
export function withServiceBusDefaults(
  { allowedIpRanges: own, ...merged }: ServiceBusRequirement,
  settings: Settings,
  { [TIER]: tier }: ConstraintValues,
): ServiceBusConfig {
  const { sku = tier === 'premium' ? 'Premium' : 'Standard', queues = [], topics = [] } = merged;
  return { ...merged, sku, queues, topics, ...effectiveIpRanges('servicebus', own, settings) };
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

function entitiesOf({ queues = [], topics = [], owners }: ServiceBusRequirement): string[] {
  return [
    ...queues.map(({ name }) => `queue ${name}`),
    ...topics.map(({ name }) => `topic ${name}`),
    // The unit of the namespace counts as any unit that no requirement declares.
    ...(owners === undefined ? [] : [OFFERED]),
  ];
}
