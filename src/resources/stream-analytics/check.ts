import type { PlanError } from '../../plan/diagnostics.js';
import type { LayoutContext } from '../layout-context.js';
import { sharersOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { endsOf } from './connections.js';
import type { StreamAnalyticsResource } from './requirement.js';

/** Checks the jobs of a backend. */
export function validateJobs(jobs: readonly StreamAnalyticsResource[], context: LayoutContext): Diagnostics {
  return { errors: jobs.flatMap((job) => refused(job, context)) };
}

function refused(job: StreamAnalyticsResource, context: LayoutContext): PlanError[] {
  const about = { code: 'INVALID_COMBINATION', resource: job.key, components: sharersOf(job) } as const;
  const { hub, consumerGroup } = job.config.input;
  const { container } = job.config.output;
  // Source: learn.microsoft.com/azure/stream-analytics/connect-job-to-vnet
  if (context.settings.isolated)
    return [
      {
        ...about,
        path: 'query',
        message: `'${job.key}' runs outside of the network, and the hub '${hub}' and the container '${container}' of an isolated backend are closed to it.`,
        resolution: 'Process the events with a function: process: { into, sourceDirectory } of DataPipeline.',
      },
    ];
  if (endsOf(job, context) !== undefined) return [];
  return [
    {
      ...about,
      path: 'input',
      message: `'${job.key}' needs the hub '${hub}' with the consumer group '${consumerGroup}', and the container '${container}', in resources that its component requires and the library makes.`,
      resolution:
        'Add requirements of the types eventhubs and storage to the component, and have canProvide of your providers leave them to the library.',
    },
  ];
}
