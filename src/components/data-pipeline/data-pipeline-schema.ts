import * as v from 'valibot';

import {
  CONTAINER_ENTRIES,
  cosmosNameSchema,
  keyPathSchema,
} from '../../resources/cosmos/requirement-schema.js';
import { eventHubEntries } from '../../resources/event-hubs/requirement-schema.js';
import { sourceDirectorySchema } from '../../resources/functions/code/source-schema.js';
import { type EntriesOf, options } from '../../validation/rule.js';
import { FUNCTIONS_APP_ENTRIES } from '../functions-app/functions-app-schema.js';
import type { DataPipelineConfig } from './data-pipeline-config.js';

const { name: hub, partitions, retentionDays, capture } = eventHubEntries;
const { ttl, indexingPolicy } = CONTAINER_ENTRIES;
const { version, sku, environmentVariables, secrets, scale, group, renamedFrom, priority } =
  FUNCTIONS_APP_ENTRIES;

/** The configuration of `DataPipeline.define`. The schema of `FunctionsApp` checks combinations of its own options. */
export const dataPipelineSchema = options({
  ingest: options({ hub, partitions, retentionDays, capture }),
  process: options({
    into: options({
      database: cosmosNameSchema,
      container: cosmosNameSchema,
      partitionKey: v.exactOptional(keyPathSchema),
      ttl,
      indexingPolicy,
    }),
    sourceDirectory: sourceDirectorySchema,
  }),
  version,
  sku,
  environmentVariables,
  secrets,
  scale,
  group,
  renamedFrom,
  priority,
} satisfies EntriesOf<DataPipelineConfig>);
