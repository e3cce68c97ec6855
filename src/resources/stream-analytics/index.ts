import { exactly } from '../../plan/meter.js';
import { defineResourceType } from '../define-resource-type.js';
import { record, sameName } from '../merge/merge-table.js';
import { unanimous } from '../merge/strategies.js';
import { validateJobs } from './check.js';
import { jobConnections } from './connections.js';
import { layOutJob } from './layout.js';
import { STREAMING_JOB } from './naming.js';
import { STREAM_ANALYTICS_REPLACED_BY } from './replaced-by.js';
import type {
  QueryOutput,
  StreamAnalyticsConfig,
  StreamAnalyticsRequirement,
  StreamingUnits,
} from './requirement.js';
import { streamAnalyticsRequirementSchema } from './requirement-schema.js';

/**
 * Jobs of Stream Analytics. They are not shared: an edit of a query stops its job, and a second query in the job would stop too. Azure bills
 * each job for its own streaming units.
 */
export const streamAnalytics = defineResourceType<StreamAnalyticsRequirement, StreamAnalyticsConfig>({
  type: 'streamanalytics',
  title: 'Stream Analytics job',
  naming: STREAMING_JOB,
  schema: streamAnalyticsRequirementSchema,
  sharing: {
    units: ({ job }) => [job],
    capacityEntries: ({ job }) => [job],
    capacity: { max: 1, unit: 'jobs' },
    exclusive: true,
    variant: (_constraints, [requirement]) => requirement?.job ?? 'shared',
    // Its results are in its container.
    holdsData: false,
  },
  merge: record<StreamAnalyticsRequirement>({
    job: sameName(),
    query: unanimous(),
    streamingUnits: unanimous(),
    start: unanimous(),
    input: record<StreamAnalyticsRequirement['input']>({ hub: unanimous(), consumerGroup: unanimous() }),
    output: record<QueryOutput>({ container: unanimous(), path: unanimous(), format: unanimous() }),
  }),
  withDefaults: (merged) => ({ ...merged, streamingUnits: merged.streamingUnits ?? 3 }),
  connections: {
    // Callers cannot reach a job.
    isolation: 'no-network',
    runsCode: false,
    connect: jobConnections,
  },
  validate: { check: validateJobs },
  replacedBy: STREAM_ANALYTICS_REPLACED_BY,
  azurerm5: { registers: ['Microsoft.StreamAnalytics'] },
  meters: ({ config }) => [
    {
      meter: 'streamanalytics/standardv2-unit',
      what: 'Stream Analytics units (StandardV2)',
      units: exactly(priced(config.streamingUnits)),
    },
  ],
  layOut: (resource, context) => ({ blocks: layOutJob(resource, context) }),
});

/** Returns the units of the price: 3 and 7 streaming units are a third and two thirds of one. */
function priced(units: StreamingUnits): number {
  if (units === 3) return 1 / 3;
  return units === 7 ? 2 / 3 : units / 10;
}
