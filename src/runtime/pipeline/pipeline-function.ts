import type { InvocationContext } from '@azure/functions';

import type { PipelineManifest } from '../contract/pipeline.js';
import { openContainer } from '../open-cosmos.js';
import { settingOf } from '../open-data.js';
import { processBatch, type Sink, type Sinks } from './process-batch.js';

/** Runs the code of a pipeline for each event of a batch. */
export type PipelineFunction = (
  input: unknown,
  context: InvocationContext,
  run: (event: unknown) => Promise<unknown>,
) => Promise<void>;

/** Returns what runs the function of a pipeline; undefined for any other function. */
export function pipelineFunctionOf(
  pipeline: PipelineManifest | undefined,
  { export: exported }: { readonly export: string },
): PipelineFunction | undefined {
  if (pipeline?.function !== exported) return undefined;
  let sinks: Sinks | undefined;
  return async (input, context, run) => {
    sinks ??= {
      items: sinkOf(pipeline, pipeline.container),
      deadEvents: sinkOf(pipeline, pipeline.deadEvents),
    };
    const events: readonly unknown[] = Array.isArray(input) ? input : [input];
    await processBatch(sinks, events, positionIn(context), run, ({ id, error }) => {
      context.error(JSON.stringify({ deadEvent: id, container: pipeline.deadEvents, error }));
    });
  };
}

function sinkOf({ endpoint, database }: PipelineManifest, name: string): Sink {
  const { items } = openContainer(settingOf(endpoint), database, name);
  return { upsert: (item) => items.upsert(item) };
}

/** Source: learn.microsoft.com/azure/azure-functions/functions-bindings-event-hubs-trigger#event-metadata */
function positionIn({ triggerMetadata }: InvocationContext) {
  const { partitionContext, sequenceNumberArray } = triggerMetadata ?? {};
  const numbers: readonly unknown[] = Array.isArray(sequenceNumberArray) ? sequenceNumberArray : [];
  const partition =
    typeof partitionContext === 'object' && partitionContext !== null && 'partitionId' in partitionContext
      ? partitionContext.partitionId
      : undefined;
  return (index: number) => ({ partition, sequenceNumber: numbers[index] });
}
