import { absentIs, byName, record, sameName } from '../merge/merge-table.js';
import { agreement, immutable, maximum, maximumAlong, safest, union } from '../merge/strategies.js';
import type { Resource } from '../resource.js';
import type { ConstraintValues, Sharing } from '../resource-type.js';
import type { MessageAccess } from '../service-bus/requirement.js';
import type { Settings } from '../settings.js';
import {
  DEFAULT_RETENTION_DAYS,
  EVENT_HUBS_SKUS,
  type EventHub,
  type EventHubCapture,
  type EventHubsConfig,
  type EventHubsRequirement,
} from './requirement.js';

/** A planned Event Hubs namespace. */
export type EventHubsResource = Resource<EventHubsRequirement, EventHubsConfig>;

/** Returns the access of the code of a component to a hub. */
export function accessTo({ access, consumerGroups = [] }: EventHub): readonly MessageAccess[] {
  return access ?? (consumerGroups.length > 0 ? ['receive'] : ['send']);
}

/** Returns true if events of the component are in a hub. A component that only receives has no opinion on their lifetime. */
const sendsTo = (hub: EventHub) => accessTo(hub).includes('send');

const hub = record<EventHub>({
  name: sameName(),
  access: union<MessageAccess>(),
  partitions: immutable(),
  retentionDays: absentIs(
    DEFAULT_RETENTION_DAYS,
    safest<number>((days) => days),
    sendsTo,
  ),
  consumerGroups: union(),
  capture: record<EventHubCapture>({ containerName: agreement(), intervalSeconds: agreement() }),
});

/** Merges the requirements of one namespace. */
export const mergeEventHubs = record<EventHubsRequirement>({
  sku: maximumAlong(EVENT_HUBS_SKUS),
  throughputUnits: maximum(),
  maxThroughputUnits: maximum(),
  processingUnits: maximum(),
  hubs: byName(hub),
});

export const TIER = 'tier';

/** Conditions under which requirements can share one namespace. */
export const eventHubsSharing: Partial<Sharing<EventHubsRequirement>> = {
  constraints: ({ sku }) => (sku === undefined ? [] : [{ name: TIER, value: sku.toLowerCase() }]),
  constraintChanges: {
    // Another namespace, without the events of the first.
    [TIER]: { kind: 'new-resource', source: 'azurerm 4.55.0, CustomizeDiff of azurerm_eventhub_namespace' },
  },
  defaults: () => ({ [TIER]: 'standard' }),
  holdsMessages: () => true,
  units: ({ hubs = [] }) =>
    hubs.flatMap(({ name, consumerGroups = [] }) => [
      `hub/${name}`,
      ...consumerGroups.map((group) => `hub/${name}/${group}`),
    ]),
  // A Premium namespace takes a hundred for each unit, so its hubs are checked after the merge.
  capacityEntries: ({ sku, hubs = [] }) => (sku === 'Premium' ? [] : hubs.map(({ name }) => `hub ${name}`)),
  // Source: learn.microsoft.com/azure/event-hubs/event-hubs-quotas (Standard)
  capacity: { max: 10, unit: 'event hubs' },
  variant: ({ [TIER]: tier }) => (tier === 'premium' ? 'premium' : 'shared'),
  retain: () => ({}),
};

/** Fills in the defaults of a namespace. */
export function withEventHubsDefaults(
  merged: EventHubsRequirement,
  _settings: Settings,
  { [TIER]: tier }: ConstraintValues,
): EventHubsConfig {
  const { sku = tier === 'premium' ? 'Premium' : 'Standard', hubs = [] } = merged;
  return { ...merged, sku, hubs };
}
