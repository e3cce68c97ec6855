import type { EventHub } from '../../resources/event-hubs/requirement.js';
import type { BlobLifecycle } from '../../resources/storage/requirement.js';
import type { QueryOptions, QueryOutput } from '../../resources/stream-analytics/requirement.js';
import type { FunctionServices } from '../../runtime/contract/caller.js';
import type { PipelineItem } from '../../runtime/contract/pipeline.js';
import type { ContainerUse } from '../functions-app/data-use.js';
import type { FunctionsAppConfig } from '../functions-app/functions-app-config.js';
import type { FunctionContext } from '../functions-app/handler-types.js';

/** The hub that events of a pipeline come from. */
export interface PipelineIngest extends Pick<EventHub, 'partitions' | 'retentionDays' | 'capture'> {
  /** Name of the hub, which the plan creates: 1 to 256 letters, digits, `.`, `-` and `_`. */
  readonly hub: string;
}

/** Container of Cosmos DB that a pipeline writes to. */
export interface PipelineTarget extends Pick<ContainerUse, 'partitionKey' | 'ttl' | 'indexingPolicy'> {
  /** Name of the database. */
  readonly database: string;
  /** Name of the container. */
  readonly container: string;
}

/** A function of yours that makes items of events. */
export interface FunctionProcess extends Partial<Record<keyof QueryOptions, never>> {
  /** Container of the items. With `partitionKey` the plan creates the container, else another component declares it. */
  readonly into: PipelineTarget;
  /**
   * Directory with the code, relative to `ApplyOptions.projectDirectory`. It exports {@link PipelineHandler} under the name
   * `transform`.
   */
  readonly sourceDirectory: string;
}

/** Blob container that a query writes to. The plan creates it. */
export interface PipelineBlobs extends QueryOutput {
  /** Lifecycle of the blobs. Another component that writes to the container may keep them longer. @default they stay */
  readonly lifecycle?: BlobLifecycle;
}

/** A query of Stream Analytics that writes its results to blobs. */
export interface QueryProcess
  extends QueryOptions, Partial<Record<Exclude<keyof FunctionProcess, keyof QueryOptions | 'into'>, never>> {
  /** Blob container of the results. */
  readonly into: PipelineBlobs;
}

/** Options of a `FunctionsApp` that a {@link DataPipelineConfig} has too. */
export type PipelineHostOptions = Pick<
  FunctionsAppConfig,
  'version' | 'sku' | 'environmentVariables' | 'secrets' | 'scale' | 'group' | 'renamedFrom' | 'priority'
>;

/** Options of a pipeline whose events a function processes. */
export interface FunctionPipelineConfig extends PipelineHostOptions {
  /**
   * Hub that the events come from.
   * @see docs/streams.md#pipelines
   * @example { hub: 'readings', partitions: 8, retentionDays: 3 }
   */
  readonly ingest: PipelineIngest;
  /**
   * Function that makes items of events, and the container of the items.
   * @example { into: { database: 'readings-db', container: 'reading', partitionKey: '/deviceId' }, sourceDirectory: 'dist/readings' }
   */
  readonly process: FunctionProcess;
}

/** Options of a pipeline whose events a query processes. It has no app, and so none of the options of one. */
export interface QueryPipelineConfig
  extends
    Pick<FunctionPipelineConfig, 'ingest' | 'renamedFrom' | 'priority'>,
    Partial<Record<Exclude<keyof PipelineHostOptions, 'renamedFrom' | 'priority'>, never>> {
  /**
   * Query over the events, and the blobs of its results.
   * @see docs/streams.md#queries
   * @example { query: 'SELECT deviceId, celsius INTO blobs FROM events', into: { container: 'readings' } }
   */
  readonly process: QueryProcess;
}

/** Options of `DataPipeline.define`. Either a function or a query processes the events. */
export type DataPipelineConfig = FunctionPipelineConfig | QueryPipelineConfig;

/** Returns true for a pipeline whose events a query processes. */
export function hasQuery(config: DataPipelineConfig): config is QueryPipelineConfig {
  return config.process.query !== undefined;
}

/**
 * The code of a pipeline: makes items of one event. An item replaces the one with its id, so take the id from the event: an event may
 * be delivered twice. Nothing is written for an event without items. An event on which the code fails three times goes to the dead events.
 * @example
 * export const transform: PipelineHandler<{ id: string; deviceId: string; celsius: number }> = (event) => {
 *   const { deviceId, at, celsius } = event as { deviceId: string; at: string; celsius: number };
 *   return { id: `${deviceId}-${at}`, deviceId, celsius };
 * };
 */
export type PipelineHandler<Item extends PipelineItem = PipelineItem> = {
  transform(
    event: unknown,
    context: FunctionContext,
    services: FunctionServices,
  ): Item | readonly Item[] | undefined | Promise<Item | readonly Item[] | undefined>;
}['transform'];
