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
import type { DataPipelineConfig } from './data-pipeline-config.js';
import { dataPipelineSchema } from './data-pipeline-schema.js';

/** Definition that `DataPipeline.define` returns: frozen data, to be given to a backend. */
export interface DataPipelineDefinition<Id extends string = string> extends ComponentDefinition<
  Id,
  DataPipeline
> {
  readonly componentType: 'DataPipeline';
  readonly config: DataPipelineConfig;
}

/**
 * Events of a hub that a function of yours makes items of, in a container of Cosmos DB. Events on which it fails are kept in a container of
 * their own. The plan starts it: nothing is to be started by hand.
 *
 * @example
 * const telemetry = DataPipeline.define('Telemetry', {
 *   ingest: { hub: 'telemetry', partitions: 8 },
 *   process: {
 *     into: { database: 'telemetry-db', container: 'readings', partitionKey: '/deviceId' },
 *     sourceDirectory: 'dist/telemetry',
 *   },
 * });
 */
export class DataPipeline {
  readonly componentId: string;
  readonly componentType = 'DataPipeline';
  readonly config: DataPipelineConfig;
  /** Hub that the events come from. */
  readonly hub: string;
  /** Container for the events on which the code failed, in the database of the items. */
  readonly deadEvents: string;
  readonly #requirements: readonly ResourceRequirement[];

  /** @internal A handle on a component that a plan holds. */
  constructor(definition: DataPipelineDefinition) {
    const { componentId, config } = definition;
    this.componentId = componentId;
    this.config = config;
    this.hub = config.ingest.hub;
    this.deadEvents = deadEventsOf(componentId, config);
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
    parse(dataPipelineSchema, own, subject);
    const app = FunctionsApp.define(id, asFunctionsApp(id, own));
    const definition: DataPipelineDefinition<Id> = {
      componentId: id,
      componentType: 'DataPipeline',
      ...formerIdOf(id, 'DataPipeline', own),
      config: own,
      requirements: () => app.requirements().map((need) => withPipeline(id, need, own)),
      outputs: (site) => app.outputs(site),
      handle: () => new DataPipeline(definition),
    };
    return ownDefinition(definition);
  }

  /** Returns the requirements that the pipeline gave to its backend. */
  getRequirements(): readonly ResourceRequirement[] {
    return this.#requirements;
  }
}

/** Adds the manifest of the pipeline to the code of the component, for the runtime. */
function withPipeline(
  id: string,
  need: ResourceRequirement,
  config: DataPipelineConfig,
): ResourceRequirement {
  if (need.resourceType !== 'functions') return need;
  // The requirement of a FunctionsApp with code has one source.
  const { sources = [], ...rest } = need.config as FunctionsRequirementConfig;
  const pipeline = pipelineManifestOf(id, config);
  return { ...need, config: { ...rest, sources: sources.map((source) => ({ ...source, pipeline })) } };
}
