/**
 * An event in a message: CloudEvents 1.0 in JSON. Only types: the plan, the runtime and the user's code share them.
 * Source: github.com/cloudevents/spec (v1.0.2, structured content mode)
 */
export interface CloudEvent<Type extends string = string, Data = unknown> {
  readonly specversion: '1.0';
  /** Unique among the events of its source. Two events with one id are the same event. */
  readonly id: string;
  /** The component that published it, such as `Shop`. */
  readonly source: string;
  /** Such as `OrderPlaced`. */
  readonly type: Type;
  /** Time of publishing, in ISO 8601. */
  readonly time: string;
  readonly data: Data;
}

/** Options of a published event, besides its data. */
export interface PublishOptions {
  /** A topic with duplicate detection keeps only the first of two events with one id. @default a new id */
  readonly id?: string;
}

/** Events of one component that the runtime publishes and receives. */
export interface EventsManifest {
  /** App setting with the host name of the Service Bus namespace. */
  readonly namespace: string;
  /** Topics that the code may publish to. */
  readonly publishes: readonly string[];
  /** Types of events that each function receives, by the name that the module exports. */
  readonly subscribers: Readonly<Record<string, readonly string[]>>;
  /** Container for the ids of handled events. Absent: every delivery runs the handler. */
  readonly handled?: HandledEvents;
}

/** A container of Cosmos DB with one item per event and handler. */
export interface HandledEvents {
  /** App setting with the endpoint of the account. */
  readonly endpoint: string;
  readonly database: string;
  readonly container: string;
}
