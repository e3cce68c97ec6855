import type { ComponentDefinition } from '../../component.js';
import { ownDefinition } from '../../backend/own-definition.js';
import type { FunctionsRequirementConfig } from '../../resources/functions/requirement.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import { checkComponentId, formerIdOf } from '../component-id.js';
import type { CheckedRuntime } from '../functions-app/functions-app-config.js';
import { FunctionsApp } from '../functions-app/functions-app.js';
import { asFunctionsApp, deadEventsOf, pipelineManifestOf } from './as-functions-app.js';
import {
  type DataPipelineConfig,
  type FunctionPipelineConfig,
  hasQuery,
  type QueryPipelineConfig,
} from './data-pipeline-config.js';
import { functionPipelineSchema, queryPipelineSchema } from './data-pipeline-schema.js';
import { checkJobOf, queryRequirements } from './query-requirements.js';

/** Definition that `DataPipeline.define` returns: frozen data, to be given to a backend. */
export interface DataPipelineDefinition<Id extends string = string> extends ComponentDefinition<
  Id,
  DataPipeline
> {
  readonly componentType: 'DataPipeline';
  readonly config: DataPipelineConfig;
}

/**
 * Events of a hub that a function of yours makes items of, in a container of Cosmos DB, or that a query of Stream Analytics summarizes in
 * blobs. Events on which the function fails are kept in a container of their own. The plan starts it: nothing is to be started by hand.
 *
 * @example
 * const telemetry = DataPipeline.define('Telemetry', {
 *   ingest: { hub: 'telemetry', partitions: 8 },
 *   process: {
 *     into: { database: 'telemetry-db', container: 'readings', partitionKey: '/deviceId' },
 *     sourceDirectory: 'dist/telemetry',
 *   },
 * });
 * const averages = DataPipeline.define('Averages', {
 *   ingest: { hub: 'telemetry', partitions: 8 },
 *   process: {
 *     query:
 *       'SELECT deviceId, AVG(celsius) AS celsius INTO blobs FROM events GROUP BY deviceId, TumblingWindow(minute, 5)',
 *     into: { container: 'averages', path: 'averages/{date}/{time}' },
 *   },
 * });
 */
export class DataPipeline {
  readonly componentId: string;
  readonly componentType = 'DataPipeline';
  readonly config: DataPipelineConfig;
  /** Hub that the events come from. */
  readonly hub: string;
  /** Container for the events on which the code failed, in the database of the items; undefined where a query processes the events. */
  readonly deadEvents: string | undefined;
  readonly #requirements: readonly ResourceRequirement[];

  /** @internal A handle on a component that a plan holds. */
  constructor(definition: DataPipelineDefinition) {
    const { componentId, config } = definition;
    this.componentId = componentId;
    this.config = config;
    this.hub = config.ingest.hub;
    this.deadEvents = hasQuery(config) ? undefined : deadEventsOf(componentId, config);
    this.#requirements = definition.requirements();
    Object.freeze(this);
  }

  /**
   * Declares a pipeline. Nothing is created.
   * @param id - 1 to 64 letters, digits, `-` and `_`, starting with a letter; unique in its backend.
   * @throws InvalidConfigError with everything that is wrong with the id or the options.
   */
  static define<const Id extends string, const V extends string = string>(
    id: Id,
    config: DataPipelineConfig & Pick<CheckedRuntime<'node', V>, 'version'>,
  ): DataPipelineDefinition<Id> {
    const subject = `DataPipeline '${id}'`;
    checkComponentId(id, 'DataPipeline');
    const own = ownOptions<DataPipelineConfig>(config, subject);
    const { requirements, outputs } = partsOf(id, own, subject);
    const definition: DataPipelineDefinition<Id> = {
      componentId: id,
      componentType: 'DataPipeline',
      ...formerIdOf(id, 'DataPipeline', own),
      config: own,
      requirements,
      outputs,
      handle: () => new DataPipeline(definition),
    };
    return ownDefinition(definition);
  }

  /** Returns the requirements that the pipeline gave to its backend. */
  getRequirements(): readonly ResourceRequirement[] {
    return this.#requirements;
  }
}

/** Returns what the two forms of a pipeline require and put out, after a check of their options. */
function partsOf(
  id: string,
  own: DataPipelineConfig,
  subject: string,
): Pick<DataPipelineDefinition, 'requirements' | 'outputs'> {
  // The options are not checked yet.
  const { process } = own as { readonly process?: { readonly query?: unknown } };
  if (process?.query !== undefined) {
    const config = parse<QueryPipelineConfig>(queryPipelineSchema, own, subject);
    checkJobOf(id, config);
    return { requirements: () => queryRequirements(id, config), outputs: () => ({}) };
  }
  const config = parse<FunctionPipelineConfig>(functionPipelineSchema, own, subject);
  const app = FunctionsApp.define(id, asFunctionsApp(id, config));
  return {
    requirements: () => app.requirements().map((need) => withPipeline(id, need, config)),
    outputs: (site) => app.outputs(site),
  };
}

/** Adds the manifest of the pipeline to the code of the component, for the runtime. */
function withPipeline(
  id: string,
  need: ResourceRequirement,
  config: FunctionPipelineConfig,
): ResourceRequirement {
  if (need.resourceType !== 'functions') return need;
  // The requirement of a FunctionsApp with code has one source.
  const { sources = [], ...rest } = need.config as FunctionsRequirementConfig;
  const pipeline = pipelineManifestOf(id, config);
  return { ...need, config: { ...rest, sources: sources.map((source) => ({ ...source, pipeline })) } };
}
