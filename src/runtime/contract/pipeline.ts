/** Function of a pipeline: the runtime writes what its code makes of events. Only types: the plan and the runtime share them. */
export interface PipelineManifest {
  /** Name of the export that converts events. */
  readonly function: string;
  /** App setting with the endpoint of the account. */
  readonly endpoint: string;
  readonly database: string;
  /** Container for what the code returns. */
  readonly container: string;
  /** Container for the events on which the code failed. */
  readonly deadEvents: string;
}

/** An item that the code of a pipeline makes of an event. Another item with the same id and partition is replaced. */
export type PipelineItem = Readonly<Record<string, unknown>> & { readonly id: string };

/** An event on which the code of a pipeline failed, as it is stored. */
export interface DeadEvent {
  /** The same for each delivery of an event. */
  readonly id: string;
  /** The first 100,000 characters of its text where the database does not take the event itself. */
  readonly event: unknown;
  /** Message of the last error. */
  readonly error: string;
  /** Time of the last failure, in ISO 8601. */
  readonly failedAt: string;
}
