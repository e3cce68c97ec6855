import type { Permission } from './sign-in.js';

/** Trigger of a function. Only types: the plan, the manifest and the runtime share them. */
export type FunctionTrigger =
  | HttpTrigger
  | TimerTrigger
  | QueueTrigger
  | BlobTrigger
  | ServiceBusQueueTrigger
  | ServiceBusTopicTrigger
  | EventHubTrigger
  | EventGridTrigger
  | CosmosTrigger;

/** An http call. */
export interface HttpTrigger {
  readonly type: 'http';
  /** Below `/api/`. */
  readonly route: string;
  readonly methods: readonly ('GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[];
  /** `entra`: callers sign in with Entra ID. */
  readonly authLevel: 'anonymous' | 'function' | 'admin' | 'entra';
  /** Permission that signed-in callers need. Absent: a token is enough. */
  readonly permission?: Permission;
}

/** A time of a schedule. */
export interface TimerTrigger {
  readonly type: 'timer';
  /** NCRONTAB with six fields, seconds first. */
  readonly schedule: string;
}

/** A message in a queue of the app's storage account, which is the connection `Storage`. */
export interface QueueTrigger {
  readonly type: 'queue';
  readonly queueName: string;
}

/** A new or changed blob in a container of the app's storage account, which is the connection `Storage`. */
export interface BlobTrigger {
  readonly type: 'blob';
  readonly containerName: string;
}

/** A message in a queue of Service Bus. */
export interface ServiceBusQueueTrigger {
  readonly type: 'serviceBusQueue';
  readonly queueName: string;
  /** Prefix of the app settings with its address. */
  readonly connection: string;
}

/** A message of a topic of Service Bus. */
export interface ServiceBusTopicTrigger {
  readonly type: 'serviceBusTopic';
  readonly topicName: string;
  readonly subscriptionName: string;
  /** Prefix of the app settings with its address. */
  readonly connection: string;
}

/** Events of an event hub. */
export interface EventHubTrigger {
  readonly type: 'eventHub';
  readonly eventHubName: string;
  /** Prefix of the app settings with its address. */
  readonly connection: string;
  /** Absent: `$Default`. */
  readonly consumerGroup?: string;
}

/** An event that an Event Grid subscription delivers. */
export interface EventGridTrigger {
  readonly type: 'eventGrid';
}

/** New and changed items of a container of Cosmos DB. */
export interface CosmosTrigger {
  readonly type: 'cosmos';
  readonly databaseName: string;
  readonly containerName: string;
  /** Container of the same database in which the trigger stores its position. */
  readonly leaseContainerName: string;
  /** Prefix of the app settings with its address. */
  readonly connection: string;
}
