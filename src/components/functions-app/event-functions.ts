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
  /** Name of the container, which the plan creates. Bind to it with the connection `Storage`. */
  readonly containerName: string;
}

/** Connection of a trigger to its Service Bus namespace. */
export interface ServiceBusConnection {
  /**
   * Prefix of the app settings of a namespace outside the backend. `BUS` means that `environmentVariables` has
   * `BUS__fullyQualifiedNamespace`, a host name such as `shop.servicebus.windows.net`; the plan sets `BUS__credential` and
   * `BUS__clientId`. The app connects with its identity, to which you assign a role there.
   * @see docs/functions-code.md#triggers-that-need-more
   * @default the backend's own namespace, with the role of a receiver
   */
  readonly connection?: string;
}

/** A function that runs for each message of a queue of Service Bus. */
export interface ServiceBusQueueFunction extends ServiceBusConnection {
  readonly trigger: 'serviceBusQueue';
  /** Name of the queue. With the namespace of the backend, the plan creates it. */
  readonly queueName: string;
}

/** A function that runs for each message of a subscription to a topic of Service Bus. */
export interface ServiceBusTopicFunction extends ServiceBusConnection {
  readonly trigger: 'serviceBusTopic';
  /** Name of the topic. With the namespace of the backend, the plan creates it. */
  readonly topicName: string;
  /** Name of the subscription. With the namespace of the backend, the plan creates it. */
  readonly subscriptionName: string;
}

/** A function that runs for batches of events of an event hub. */
export interface EventHubFunction {
  readonly trigger: 'eventHub';
  /** Name of the event hub. With the namespace of the backend, the plan creates it. */
  readonly eventHubName: string;
  /**
   * Prefix of the app settings of a namespace outside the backend. `BUS` means that `environmentVariables` has
   * `BUS__fullyQualifiedNamespace`. The app connects with its identity, to which you assign a role there.
   * @see docs/functions-code.md#triggers-that-need-more
   * @default the backend's own namespace, with the role of a receiver
   */
  readonly connection?: string;
  /**
   * Consumer group, which no other function reads with. Each event goes to one reader of a group. `$Default` exists in every hub.
   * @default `<component>-<function>`; with `connection`, `$Default`
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
  /** Name of the database, such as `order-db`. */
  readonly databaseName: string;
  /**
   * Name of a container that a component of the backend declares, such as `order`. Bind to it with the connection
   * `<COMPONENT>_COSMOS`.
   */
  readonly containerName: string;
}
