import type { Restricted } from '../restricted.js';

/** Tiers of a namespace, from the least to the most. */
export const SERVICE_BUS_SKUS = ['Basic', 'Standard', 'Premium'] as const;

/** One of `SERVICE_BUS_SKUS`. */
export type ServiceBusSku = (typeof SERVICE_BUS_SKUS)[number];

/** Access of code to a queue, a topic or a subscription. */
export const MESSAGE_ACCESS = ['receive', 'send'] as const;

/** One of `MESSAGE_ACCESS`. */
export type MessageAccess = (typeof MESSAGE_ACCESS)[number];

/** Requirement of a Service Bus namespace. */
export interface ServiceBusRequirement extends Restricted {
  /**
   * `Premium` is needed in an isolated backend, and `Standard` for topics, sessions and duplicate detection.
   * @default `Premium` in an isolated backend, else `Standard`
   */
  readonly sku?: ServiceBusSku;
  /** Units of a Premium namespace: 1, 2, 4, 8 or 16. Each has 1,000 queues and topics. @default 1 */
  readonly messagingUnits?: number;
  readonly queues?: readonly ServiceBusQueue[];
  readonly topics?: readonly ServiceBusTopic[];
  /**
   * Requirement of a guest: the queues and topics that another guest, or the backend itself, has and the guest only uses, as
   * `queue/shipments`, with the name of the one that has it.
   */
  readonly owners?: Readonly<Record<string, string>>;
}

/** Seconds in which one receiver has a message to itself, by default. */
export const DEFAULT_LOCK_SECONDS = 60;

/** Deliveries of a message before it becomes a dead letter, by default. */
export const DEFAULT_MAX_DELIVERY_COUNT = 10;

/** Options for messages that wait in a queue or a subscription. */
export interface MessageOptions {
  /** Seconds in which one receiver has a message to itself: 5 to 300. @default 60 */
  readonly lockSeconds?: number;
  /** Deliveries of a message before it becomes a dead letter: 1 to 2,000. @default 10 */
  readonly maxDeliveryCount?: number;
  /** Seconds after which a message expires: 1 to 2,147,483,647. @default never */
  readonly timeToLiveSeconds?: number;
  /** True if a message that expires becomes a dead letter. False: it is lost. @default true */
  readonly deadLetterOnExpiration?: boolean;
  /** True if messages of one session are received in their order. Cannot change later. @default false */
  readonly requiresSession?: boolean;
}

/** Options for messages that a queue or a topic accepts. */
export interface IntakeOptions {
  /** Megabytes of waiting messages: 1024, 2048, 3072, 4096 or 5120; in a Premium namespace also 10240 to 81920. @default 1024 */
  readonly maxSize?: number;
  /**
   * Seconds in which a second message with the id of another is dropped: 20 to 604,800. Detection cannot be
   * turned on or off later. @default no detection
   */
  readonly duplicateDetectionSeconds?: number;
}

/** A queue. Components that name the same queue share it. */
export interface ServiceBusQueue extends MessageOptions, IntakeOptions {
  /** Name of the queue: 1 to 260 letters, digits, `.`, `-`, `_` and `/`. */
  readonly name: string;
  /** Access of the code of the component. @default ['send'] */
  readonly access?: readonly MessageAccess[];
}

/** A topic. Components that name the same topic share it. */
export interface ServiceBusTopic extends IntakeOptions {
  /** Name of the topic: 1 to 260 letters, digits, `.`, `-`, `_` and `/`. */
  readonly name: string;
  /**
   * Access of the code of the component: `['send']` if it may send, else `[]`.
   * @default ['send'] without subscriptions, else []
   */
  readonly access?: readonly 'send'[];
  /** Seconds after which a message expires: 1 to 2,147,483,647. @default never */
  readonly timeToLiveSeconds?: number;
  /** Subscriptions that the code of the component receives from. @default none */
  readonly subscriptions?: readonly ServiceBusSubscription[];
}

/** A subscription to a topic. Components that name the same one share its messages. */
export interface ServiceBusSubscription extends MessageOptions {
  /** Name of the subscription: 1 to 50 letters, digits, `.`, `-` and `_`. */
  readonly name: string;
  /**
   * Condition in the SQL syntax of Service Bus: `priority = 'high'`. In the seconds between the creation of the subscription
   * and that of its filter, it takes every message. @default every message
   */
  readonly filter?: string;
  /** True if a message on which `filter` fails becomes a dead letter. False: it is lost. @default true */
  readonly deadLetterOnFilterError?: boolean;
}

/** A Service Bus namespace, every default filled in. */
export interface ServiceBusConfig extends ServiceBusRequirement {
  readonly sku: ServiceBusSku;
  readonly queues: readonly ServiceBusQueue[];
  readonly topics: readonly ServiceBusTopic[];
}
