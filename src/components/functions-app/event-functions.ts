/** A function that an event of another service starts. */
export type EventFunction =
  | BlobFunction
  | ServiceBusQueueFunction
  | ServiceBusTopicFunction
  | EventHubFunction
  | EventGridFunction
  | CosmosFunction;

/**
 * A function that runs for each new or changed blob of a container, which the plan creates. The app polls, which Flex
 * Consumption does not support: use sku `EP1` or a dedicated one.
 * Source: learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger
 */
export interface BlobFunction {
  readonly trigger: 'blob';
  readonly containerName: string;
}

/** Connection of a trigger to its Service Bus namespace. */
export interface ServiceBusConnection {
  /**
   * A namespace that is not of this backend, as the prefix of app settings: `BUS` means that `environmentVariables` has
   * `BUS__fullyQualifiedNamespace`. The app connects with its identity, to which you assign a role there.
   * @default the backend's own namespace, with the queue or subscription and the role of a receiver
   */
  readonly connection?: string;
}

/** A function that runs for each message of a queue of Service Bus. */
export interface ServiceBusQueueFunction extends ServiceBusConnection {
  readonly trigger: 'serviceBusQueue';
  readonly queueName: string;
}

/** A function that runs for each message of a subscription to a topic of Service Bus. */
export interface ServiceBusTopicFunction extends ServiceBusConnection {
  readonly trigger: 'serviceBusTopic';
  readonly topicName: string;
  readonly subscriptionName: string;
}

/** A function that runs for batches of events of an event hub. */
export interface EventHubFunction {
  readonly trigger: 'eventHub';
  readonly eventHubName: string;
  /**
   * A namespace that is not of this backend, as the prefix of app settings: `BUS` means that `environmentVariables` has
   * `BUS__fullyQualifiedNamespace`. The app connects with its identity, to which you assign a role there.
   * @default the backend's own namespace, with the hub, the consumer group and the role of a receiver
   */
  readonly connection?: string;
  /**
   * Consumer group, which no other function reads with: each event goes to one reader of a group. `$Default` exists in every hub.
   * @default a group of the function's own, `orders-count`; with `connection`, `$Default`
   */
  readonly consumerGroup?: string;
}

/** A function that an Event Grid subscription calls. Create the subscription yourself, after the code is deployed. */
export interface EventGridFunction {
  readonly trigger: 'eventGrid';
}

/**
 * A function that runs for new and changed items of a container that a component of the backend declares. Its
 * position is stored in a container `leases` of the same database, which the plan creates.
 */
export interface CosmosFunction {
  readonly trigger: 'cosmos';
  /** Such as `order-db`. */
  readonly databaseName: string;
  /** Such as `order`. */
  readonly containerName: string;
}
