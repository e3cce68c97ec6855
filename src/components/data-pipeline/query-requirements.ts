import { requirementsOf } from '../requirements-of.js';
import { slugOf } from '../../component.js';
import { InvalidConfigError } from '../../errors.js';
import type { EventHubsRequirement } from '../../resources/event-hubs/requirement.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import type { StorageRequirementConfig } from '../../resources/storage/requirement.js';
import type { StreamAnalyticsRequirement } from '../../resources/stream-analytics/requirement.js';
import type { QueryPipelineConfig } from './data-pipeline-config.js';

/** Letters of the id of a component that are left for the name of its consumer group. */
const MAX_ID = 40;

/** Refuses an id that names of Azure cannot hold. @throws InvalidConfigError */
export function checkJobOf(id: string, { renamedFrom = id }: QueryPipelineConfig): void {
  if (slugOf(renamedFrom).length <= MAX_ID) return;
  throw new InvalidConfigError(`DataPipeline '${id}'`, [
    {
      path: 'componentId',
      value: `'${renamedFrom}'`,
      rule: `must have at most ${MAX_ID} characters where a query processes the events, with a hyphen before each further word`,
      resolution: 'use a shorter id',
    },
  ]);
}

/**
 * Returns the requirements of a pipeline with a query: a job, the hub with a consumer group for it, and the container. Job and consumer
 * group keep their names when the component is renamed.
 */
export function queryRequirements(id: string, config: QueryPipelineConfig): ResourceRequirement[] {
  const { ingest, process, renamedFrom = id } = config;
  const { hub, ...options } = ingest;
  const { into, ...query } = process;
  const { lifecycle, ...output } = into;
  const job = slugOf(renamedFrom);
  const consumerGroup = `${job}-query`;
  const needs = {
    streamanalytics: {
      job,
      ...query,
      input: { hub, consumerGroup },
      output,
    } satisfies StreamAnalyticsRequirement,
    eventhubs: {
      hubs: [{ name: hub, access: [], consumerGroups: [consumerGroup], ...options }],
    } satisfies EventHubsRequirement,
    storage: {
      containers: [{ name: into.container, ...(lifecycle !== undefined && { lifecycle }) }],
    } satisfies StorageRequirementConfig,
  };
  return requirementsOf(id, needs, config);
}
