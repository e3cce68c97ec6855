import type { MessageAccess } from '../service-bus/requirement.js';

/** Tiers of a namespace, from the least to the most. */
export const EVENT_HUBS_SKUS = ['Standard', 'Premium'] as const;

/** One of `EVENT_HUBS_SKUS`. */
export type EventHubsSku = (typeof EVENT_HUBS_SKUS)[number];

/** Requirement of an Event Hubs namespace. */
export interface EventHubsRequirement {
  /** Tier of the namespace. `Premium` is a namespace of its own, and cannot become `Standard` later. @default 'Standard' */
  readonly sku?: EventHubsSku;
  /**
   * Throughput units of a Standard namespace: 1 to 40. One takes in 1 MB or 1,000 events in a second, and hands out twice as
   * much. Components share the largest number, so ask for the sum.
   * @default 1
   */
  readonly throughputUnits?: number;
  /**
   * Throughput units of a Standard namespace up to which Azure may add some under load: 1 to 40. Azure never removes them again.
   * `throughputUnits` is then the number at the creation.
   * @default Azure adds none
   */
  readonly maxThroughputUnits?: number;
  /** Units of a Premium namespace: 1, 2, 4, 6, 8, 10, 12 or 16. Each has 100 hubs and 200 partitions. @default 1 */
  readonly processingUnits?: number;
  /** Event hubs of the component. @default none */
  readonly hubs?: readonly EventHub[];
}

/** Partitions of a hub, by default. */
export const DEFAULT_PARTITIONS = 4;

/** Days that a hub keeps events, by default: all that a Standard namespace has. */
export const DEFAULT_RETENTION_DAYS = 7;

/** An event hub. Components that name the same hub share it. */
export interface EventHub {
  /** Name of the hub: 1 to 256 letters, digits, `.`, `-` and `_`, with a letter or digit at both ends. */
  readonly name: string;
  /** Access of the code of the component. `[]` where only others send. @default `['receive']` with `consumerGroups`, else `['send']` */
  readonly access?: readonly MessageAccess[];
  /**
   * Readers that work at the same time: 1 to 32, in a Premium namespace to 100. Cannot change later, because the events of one
   * key would move to another partition.
   * @default 4
   */
  readonly partitions?: number;
  /**
   * Days that the hub keeps events, read or not: 1 to 7, in a Premium namespace to 90. Where senders differ, the longest time counts.
   * @default 7
   */
  readonly retentionDays?: number;
  /**
   * Consumer groups, one for each reader: 1 to 50 letters, digits, `.`, `-` and `_`. Every hub has `$Default` as well.
   * @default none
   */
  readonly consumerGroups?: readonly string[];
  /**
   * Copies all events to blobs, as Avro files. Needs `azurerm: 5` and a public backend.
   * @see docs/streams.md#capture
   * @default no copies
   * @example { containerName: 'clicks', intervalSeconds: 300 }
   */
  readonly capture?: EventHubCapture;
}

/** Copies of all events as Avro files, in a blob container that the plan creates. */
export interface EventHubCapture {
  /** Name of the container, in the storage account of the component. */
  readonly containerName: string;
  /** Seconds after which a file ends, unless it has 300 MB before: 60 to 900. @default 300 */
  readonly intervalSeconds?: number;
}

/** An Event Hubs namespace, every default filled in. */
export interface EventHubsConfig extends EventHubsRequirement {
  readonly sku: EventHubsSku;
  readonly hubs: readonly EventHub[];
}
