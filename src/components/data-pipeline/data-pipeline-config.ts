import type { EventHub } from '../../resources/event-hubs/requirement.js';
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
export interface FunctionProcess {
  /** Container of the items. With `partitionKey` the plan creates the container, else another component declares it. */
  readonly into: PipelineTarget;
  /**
   * Directory with the code, relative to `ApplyOptions.projectDirectory`. It exports {@link PipelineHandler} under the name
   * `transform`.
   */
  readonly sourceDirectory: string;
}

/** Options of a `FunctionsApp` that a {@link DataPipelineConfig} has too. */
export type PipelineHostOptions = Pick<
  FunctionsAppConfig,
  'version' | 'sku' | 'environmentVariables' | 'secrets' | 'scale' | 'group' | 'renamedFrom' | 'priority'
>;

/** Options of `DataPipeline.define`. */
export interface DataPipelineConfig extends PipelineHostOptions {
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
