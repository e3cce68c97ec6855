import { slugOf } from '../../component.js';
import type { PipelineManifest } from '../../runtime/contract/pipeline.js';
import { endpointSettingOf } from '../functions-app/change-feeds.js';
import type { FunctionsAppConfig } from '../functions-app/functions-app-config.js';
import type { DataPipelineConfig, FunctionPipelineConfig } from './data-pipeline-config.js';

/** Name of the function of a pipeline, and of the export of its code. */
export const TRANSFORM = 'transform';

/**
 * Returns the options of the FunctionsApp that a pipeline is. Its app has an identity of its own, which may receive from the hub and write
 * to two containers, and nothing else.
 */
export function asFunctionsApp(id: string, config: FunctionPipelineConfig): FunctionsAppConfig {
  const { ingest, process, ...host } = config;
  const { hub, ...options } = ingest;
  const { database, container, ...own } = process.into;
  return {
    ...host,
    ...(host.group === undefined && { separateIdentity: true }),
    functions: { [TRANSFORM]: { trigger: 'eventHub', eventHubName: hub } },
    eventHubs: [{ name: hub, access: [], ...options }],
    databases: [
      {
        name: database,
        containers: [
          { name: container, ...own, access: ['write'] },
          { name: deadEventsOf(id, config), partitionKey: '/id', access: ['write'] },
        ],
      },
    ],
    sourceDirectory: process.sourceDirectory,
  };
}

/** Returns the manifest of a pipeline, which the runtime reads. */
export function pipelineManifestOf(id: string, config: FunctionPipelineConfig): PipelineManifest {
  const { database, container } = config.process.into;
  return {
    function: TRANSFORM,
    endpoint: endpointSettingOf(id),
    database,
    container,
    deadEvents: deadEventsOf(id, config),
  };
}

/** Returns the container for dead events. It keeps its name when the component is renamed. */
export function deadEventsOf(
  id: string,
  { renamedFrom = id }: Pick<DataPipelineConfig, 'renamedFrom'>,
): string {
  return `dead-${slugOf(renamedFrom)}`;
}
