import type { Resource } from '../resource.js';

/**
 * Streaming units of a job of the tier StandardV2. Ten are one unit of its price; 3 and 7 are a third and two thirds.
 * Sources: learn.microsoft.com/azure/stream-analytics/stream-analytics-streaming-unit-consumption; azurerm 4.55.0 takes at most 120
 */
export const STREAMING_UNITS = [
  3, 7, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120,
] as const satisfies readonly StreamingUnits[];

/** Streaming units of a job. */
export type StreamingUnits = 3 | 7 | 10 | 20 | 30 | 40 | 50 | 60 | 70 | 80 | 90 | 100 | 110 | 120;

/** Name of the input of a job in its query. */
export const INPUT = 'events';

/** Name of the output of a job in its query. */
export const OUTPUT = 'blobs';

/** Options of a query, and of the job that runs it. */
export interface QueryOptions {
  /**
   * Query in the language of Stream Analytics, which reads `FROM events` and writes `INTO blobs`.
   * @example 'SELECT deviceId, AVG(celsius) AS celsius INTO blobs FROM events GROUP BY deviceId, TumblingWindow(minute, 5)'
   */
  readonly query: string;
  /**
   * Streaming units of the job: 3, 7, or 10 to 120 in steps of 10. Azure bills them by the hour while the job runs, with or without
   * events. @default 3
   */
  readonly streamingUnits?: StreamingUnits;
  /**
   * Events that the job begins with when Terraform starts it again after an edit. `now`: those that arrive from then on. `last-output`: those
   * after its last output; Azure refuses it until the job has written once. @default 'now'
   */
  readonly start?: 'now' | 'last-output';
}

/** Blobs that a query writes. */
export interface QueryOutput {
  /** Blob container: 3 to 63 lower-case letters, digits and single hyphens. */
  readonly container: string;
  /**
   * Folder of the files. `{date}` is `yyyy/MM/dd` and `{time}` is `HH`, both in UTC; one other name in braces is a field of the
   * results. @default '{date}/{time}'
   */
  readonly path?: string;
  /** `json` has one object in each line. `parquet` files end after 2,000 rows or one minute. @default 'json' */
  readonly format?: 'json' | 'parquet';
}

/**
 * Requirement of a job of Stream Analytics: a query from an event hub of the backend to blobs. The component requires hub, consumer group
 * and container as well.
 * @example
 * {
 *   resourceType: 'streamanalytics',
 *   requirementKey: 'averages',
 *   config: {
 *     job: 'averages',
 *     query: 'SELECT deviceId INTO blobs FROM events',
 *     input: { hub: 'telemetry', consumerGroup: 'averages' },
 *     output: { container: 'averages' },
 *   },
 * }
 */
export interface StreamAnalyticsRequirement extends QueryOptions {
  /** Word of the job in its names: 1 to 40 lower-case letters, digits, `-` and `_`. Jobs of one name are one job. */
  readonly job: string;
  /** Hub that the job reads, with a consumer group that nothing else reads with. */
  readonly input: { readonly hub: string; readonly consumerGroup: string };
  readonly output: QueryOutput;
}

/** A job, every default filled in. */
export interface StreamAnalyticsConfig extends StreamAnalyticsRequirement {
  readonly streamingUnits: StreamingUnits;
}

/** A planned job of Stream Analytics. */
export type StreamAnalyticsResource = Resource<StreamAnalyticsRequirement, StreamAnalyticsConfig>;
