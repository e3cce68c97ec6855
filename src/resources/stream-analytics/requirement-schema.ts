import * as v from 'valibot';

import { oneOf, options, rule, textLike } from '../../validation/rule.js';
import { consumerGroupNameSchema, eventHubNameSchema } from '../event-hubs/requirement-schema.js';
import { storageNameSchema } from '../storage/name-schema.js';
import { INPUT, OUTPUT, type StreamAnalyticsRequirement, STREAMING_UNITS } from './requirement.js';

/** Returns a query without comments and strings, whose words name nothing. */
function bare(query: string): string {
  return query.replaceAll(/--.*$|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/gm, ' ');
}

/** Returns true if a clause of a query names something: `FROM events`, `FROM [events]`. */
function names(query: string, clause: string, name: string): boolean {
  return new RegExp(`\\b(?:${clause})\\s+(?:\\[${name}\\]|${name}\\b)`, 'i').test(bare(query));
}

/** Returns true if a query writes to `OUTPUT` and to nothing else. */
function writesOnce(query: string): boolean {
  const targets = bare(query).match(/\bINTO\s+(?:\[[^\]]*\]|[\w-]+)/gi) ?? [];
  return targets.length > 0 && targets.every((target) => names(target, 'INTO', OUTPUT));
}

/** Azure compiles a query when the job starts, after everything is built, so what it names is checked here. */
const querySchema = v.pipe(
  v.string(rule('a query must be a string', `write a query such as 'SELECT * INTO ${OUTPUT} FROM ${INPUT}'`)),
  v.check(
    (query) => names(query, 'FROM|JOIN', INPUT),
    rule(`a query must read from ${INPUT}, which is the hub`, `write FROM ${INPUT}`),
  ),
  v.check(
    writesOnce,
    rule(
      `a query must write into ${OUTPUT}, which is the container, and into nothing else`,
      `write INTO ${OUTPUT} in each statement`,
    ),
  ),
);

const UNITS = STREAMING_UNITS.join(', ');

/** Source: learn.microsoft.com/azure/stream-analytics/blob-storage-azure-data-lake-gen2-output */
const PATH = /^(?!\/)(?!.*\/\/)(?!.*\/$)(?:\{(?:date|time|[A-Za-z_]\w*)\}|[\w./ -])+$/;
const pathRule = rule(
  'a path must have at most 512 letters, digits, spaces and ._-/ without a slash at an end, {date}, {time}, and one field in braces',
  "use a path like 'averages/{date}/{time}'",
);

/** Schemas of {@link QueryOptions}. */
export const queryEntries = {
  query: querySchema,
  streamingUnits: v.exactOptional(
    v.picklist(
      STREAMING_UNITS,
      rule(`a number of streaming units must be one of ${UNITS}`, `use one of ${UNITS}`),
    ),
  ),
  start: v.exactOptional(oneOf('a start', ['now', 'last-output'])),
};

/** Schemas of the options of the output of a query. */
export const queryOutputEntries = {
  container: storageNameSchema('a blob container name'),
  path: v.exactOptional(
    v.pipe(
      v.string(pathRule),
      v.maxLength(512, pathRule),
      v.regex(PATH, pathRule),
      v.check((path) => (path.match(/\{(?!date\}|time\})/g) ?? []).length <= 1, pathRule),
    ),
  ),
  format: v.exactOptional(oneOf('a format', ['json', 'parquet'])),
};

/** Schema of requirements of type `streamanalytics`. */
export const streamAnalyticsRequirementSchema: v.GenericSchema<unknown, StreamAnalyticsRequirement> = options(
  {
    job: textLike(
      'a job',
      /^[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?$/,
      'must have 1 to 40 lower-case letters, digits, - and _, with a letter or digit at both ends',
      "use a name like 'averages'",
    ),
    ...queryEntries,
    input: options({ hub: eventHubNameSchema, consumerGroup: consumerGroupNameSchema }),
    output: options(queryOutputEntries),
  },
);
