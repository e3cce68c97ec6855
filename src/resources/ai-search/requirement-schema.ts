import * as v from 'valibot';

import { oneOf, options, rule, textLike, wholeNumber } from '../../validation/rule.js';
import { INDEX_ACCESS, PARTITIONS, SEARCH_SKUS, type SearchRequirement } from './requirement.js';

export const searchSkuSchema = oneOf('a tier of a search service', SEARCH_SKUS);

/** The number of replicas of a search service. */
export const replicasSchema = wholeNumber('a number of replicas', 1, 12);

const partitionsRule = rule(
  `a number of partitions must be one of ${PARTITIONS.join(', ')}`,
  `use one of ${PARTITIONS.join(', ')}`,
);

/** The number of partitions of a search service. */
export const partitionsSchema = v.picklist(PARTITIONS, partitionsRule);

/** Source: learn.microsoft.com/rest/api/searchservice/naming-rules. The runtime adds up to 19 characters. */
const indexNameSchema = textLike(
  'an index name',
  /^(?!.*--)[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])$/,
  'must have 2 to 100 lower-case letters, digits and single hyphens, with a letter or digit at both ends',
  "use a name like 'products'",
);

/** Schema of requirements of type `aisearch`. */
export const searchRequirementSchema: v.GenericSchema<unknown, SearchRequirement> = options({
  sku: v.exactOptional(searchSkuSchema),
  replicas: v.exactOptional(replicasSchema),
  partitions: v.exactOptional(partitionsSchema),
  indexes: v.exactOptional(
    v.array(
      options({
        name: indexNameSchema,
        access: v.exactOptional(oneOf('access to an index', INDEX_ACCESS)),
        version: v.exactOptional(
          textLike(
            'a version of fields',
            /^[0-9a-f]{8}$/,
            'must have 8 hexadecimal digits',
            "write it like '1f3a9c2e'",
          ),
        ),
      }),
    ),
  ),
});
