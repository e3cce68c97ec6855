import * as v from 'valibot';

import {
  CONTAINER_ENTRIES,
  cosmosNameSchema,
  keyPathSchema,
} from '../../resources/cosmos/requirement-schema.js';
import { eventHubEntries } from '../../resources/event-hubs/requirement-schema.js';
import { sourceDirectorySchema } from '../../resources/functions/code/source-schema.js';
import { lifecycleSchema } from '../../resources/storage/requirement-schema.js';
import { queryEntries, queryOutputEntries } from '../../resources/stream-analytics/requirement-schema.js';
import { type EntriesOf, options } from '../../validation/rule.js';
import { FUNCTIONS_APP_ENTRIES } from '../functions-app/functions-app-schema.js';
import type {
  FunctionPipelineConfig,
  FunctionProcess,
  PipelineBlobs,
  QueryPipelineConfig,
  QueryProcess,
} from './data-pipeline-config.js';

const { name: hub, partitions, retentionDays, capture } = eventHubEntries;
const { ttl, indexingPolicy } = CONTAINER_ENTRIES;
const { version, sku, environmentVariables, secrets, scale, group, renamedFrom, priority } =
  FUNCTIONS_APP_ENTRIES;
const ingest = options({ hub, partitions, retentionDays, capture });

/** Options that a process or a pipeline of the given form has. The other form has those of type never. */
type Own<Config> = EntriesOf<{
  readonly [
    Option in keyof Config as [Exclude<Config[Option], undefined>] extends [never] ? never : Option
  ]: Config[Option];
}>;

const BY_FUNCTION = 'remove it, or process with a query, without sourceDirectory';
const BY_QUERY = 'remove it, or process with a function, without a query';

/** The configuration of a pipeline with a function. The schema of `FunctionsApp` checks combinations of its own options. */
export const functionPipelineSchema = options({
  ingest,
  process: options(
    {
      into: options({
        database: cosmosNameSchema,
        container: cosmosNameSchema,
        partitionKey: v.exactOptional(keyPathSchema),
        ttl,
        indexingPolicy,
      }),
      sourceDirectory: sourceDirectorySchema,
    } satisfies Own<FunctionProcess>,
    { streamingUnits: BY_FUNCTION, start: BY_FUNCTION },
  ),
  version,
  sku,
  environmentVariables,
  secrets,
  scale,
  group,
  renamedFrom,
  priority,
} satisfies Own<FunctionPipelineConfig>);

export const queryPipelineSchema = options(
  {
    ingest,
    process: options(
      {
        ...queryEntries,
        into: options({
          ...queryOutputEntries,
          lifecycle: v.exactOptional(lifecycleSchema),
        } satisfies EntriesOf<PipelineBlobs>),
      } satisfies Own<QueryProcess>,
      { sourceDirectory: BY_QUERY },
    ),
    renamedFrom,
    priority,
  } satisfies Own<QueryPipelineConfig>,
  {
    version: BY_QUERY,
    sku: BY_QUERY,
    environmentVariables: BY_QUERY,
    secrets: BY_QUERY,
    scale: BY_QUERY,
    group: BY_QUERY,
  },
);
